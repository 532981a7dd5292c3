import { meetsCondition, type IndexEntry } from "@callingcard/carddav-filter";
import { meetsCondition as meetsWriteCondition } from "../src/condition/conditional.ts";
import {
  COLLECTION_TAG,
  removedNames,
  targetCondition,
  writtenNames,
  type AddressBook,
  type AddressBookStore,
  type BookId,
  type CardChange,
  type CardInfo,
  type StoredCard,
  type StoredProperty,
  type WriteCondition,
} from "../src/store.ts";
import type { SignInStore } from "../src/store-contract/sign-in.ts";
import { MemoryHistory } from "./memory-history.ts";
import { MemoryLocks } from "./memory-locks.ts";
import { createMemoryAppPasswords, createMemoryLockOuts } from "./memory-sign-in.ts";

interface MemoryCard extends StoredCard {
  readonly uid: string;
  readonly index: readonly IndexEntry[];
}

interface MemoryBook {
  book: AddressBook;
  readonly cards: Map<string, MemoryCard>;
  /** Names of deleted cards with the revision that deleted them. */
  readonly deleted: Map<string, number>;
  readonly locks: MemoryLocks;
  readonly history: MemoryHistory;
}

/** A store in memory, for tests of the handler: each operation is one turn of the event loop. */
export function createMemoryStore(): AddressBookStore & SignInStore {
  const books = new Map<BookId, MemoryBook>();
  const users = new Map<string, string>();
  const find = (owner: string, name: string): MemoryBook | undefined =>
    [...books.values()].find(({ book }) => book.owner === owner && book.name === name);

  return {
    secret: new Uint8Array(32).fill(7),
    listBooks: async (owner) =>
      [...books.values()].map(({ book }) => book).filter((book) => book.owner === owner),
    findBook: async (owner, name) => find(owner, name)?.book,
    async createBook(owner, name, properties) {
      if (find(owner, name) !== undefined) return undefined;
      const id = crypto.randomUUID();
      const book = { id, owner, name, revision: 0, createdMs: 1_700_000_000_000, properties };
      books.set(id, {
        book,
        cards: new Map(),
        deleted: new Map(),
        locks: new MemoryLocks(),
        history: new MemoryHistory(),
      });
      return book;
    },
    async changeBook(id, { set, remove }, condition = {}) {
      const entry = books.get(id);
      if (entry === undefined) return undefined;
      if (!entry.locks.permits(condition, entry.book.revision, () => [undefined])) return undefined;
      const touched = [...set, ...remove];
      const kept = entry.book.properties.filter(
        (property) => !touched.some((other) => sameProperty(property, other)),
      );
      entry.book = { ...entry.book, properties: [...kept, ...set] };
      return entry.book;
    },
    async deleteBook(id, condition = {}) {
      const entry = books.get(id);
      if (entry?.locks.permits(condition, entry.book.revision, removedNames) !== true) return false;
      return books.delete(id);
    },
    async *listCards(id) {
      yield sorted(books.get(id)).map(infoOf);
    },
    async getCards(id, names) {
      const cards = books.get(id)?.cards;
      return names.flatMap((name) => cards?.get(name) ?? []);
    },
    async *findCards(id, condition) {
      for (const card of sorted(books.get(id))) {
        if (meetsCondition(card.index, condition)) yield card;
      }
    },
    async findCardByUid(id, uid) {
      const found = [...(books.get(id)?.cards.values() ?? [])].find((card) => card.uid === uid);
      return found && infoOf(found);
    },
    usedOctets: async (owner) => usedOctets(books, owner),
    async putCard(id, card, condition, { quotaOctets = Infinity, author } = {}) {
      const entry = books.get(id);
      if (entry === undefined) return { kind: "no-book" };
      const current = entry.cards.get(card.name);
      const isThere = { before: current !== undefined, after: true };
      if (!permits(entry, condition, current?.etag, [card.name, isThere])) {
        return { kind: "precondition-failed" };
      }
      const conflict = uidConflict(entry, card.name, card.uid);
      if (conflict !== undefined) return { kind: "uid-conflict", name: conflict };
      const growth = card.octets.length - (current?.octetCount ?? 0);
      if (growth > 0 && usedOctets(books, entry.book.owner) + growth > quotaOctets) {
        return { kind: "quota-exceeded" };
      }
      const revision = nextRevision(entry);
      entry.deleted.delete(card.name);
      entry.history.add(revision, card.name, author, versions(current, card));
      const { octets } = card;
      entry.cards.set(card.name, { ...card, octetCount: octets.length, revision });
      return { kind: current === undefined ? "created" : "replaced", revision };
    },
    async deleteCard(id, name, condition, { author } = {}) {
      const entry = books.get(id);
      const current = entry?.cards.get(name);
      if (entry === undefined || current === undefined) return { kind: "not-found" };
      if (!permits(entry, condition, current.etag, [name, { before: true, after: false }])) {
        return { kind: "precondition-failed" };
      }
      const revision = remove(entry, name);
      entry.history.add(revision, name, author, { before: current });
      return { kind: "deleted", revision };
    },
    async transferCard(from, to, { move, overwrite, quotaOctets = Infinity, author }, condition) {
      const source = books.get(from.book);
      const card = source?.cards.get(from.name);
      if (source === undefined || card === undefined) return { kind: "not-found" };
      const left = [from.name, { before: true, after: !move }] as const;
      if (!permits(source, condition, card.etag, ...(move ? [left] : []))) {
        return { kind: "precondition-failed" };
      }
      const target = books.get(to.book);
      if (target === undefined) return { kind: "no-book" };
      const replaced = target.cards.get(to.name);
      const isThere = { before: replaced !== undefined, after: true };
      if (!permits(target, targetCondition(condition), replaced?.etag, [to.name, isThere])) {
        return { kind: "precondition-failed" };
      }
      if (replaced !== undefined && (!overwrite || replaced === card)) return { kind: "exists" };
      const leaving = move && source === target ? from.name : undefined;
      const holder = uidConflict(target, to.name, card.uid, leaving);
      if (holder !== undefined) return { kind: "uid-conflict", name: holder };
      const freed = move && source.book.owner === target.book.owner ? card.octetCount : 0;
      const growth = card.octetCount - (replaced?.octetCount ?? 0) - freed;
      if (growth > 0 && usedOctets(books, target.book.owner) + growth > quotaOctets) {
        return { kind: "quota-exceeded" };
      }
      if (move) source.history.add(remove(source, from.name), from.name, author, { before: card });
      target.deleted.delete(to.name);
      const revision = nextRevision(target);
      target.history.add(revision, to.name, author, versions(replaced, card));
      target.cards.set(to.name, { ...card, name: to.name, revision });
      return { kind: replaced === undefined ? "created" : "replaced" };
    },
    async changesSince(id, since, limit = Infinity, isInitial = since === 0) {
      const entry = books.get(id);
      if (entry === undefined) return { kind: "no-book" };
      if (since > entry.book.revision) return { kind: "unknown-revision" };
      const all = changesOf(entry, since, isInitial);
      const changes = all.slice(0, limit);
      const more = changes.length < all.length;
      const last = changes.at(-1);
      const revision = more && last !== undefined ? revisionOf(last) : entry.book.revision;
      return { kind: "changes", changes, revision, more };
    },
    listLocks: async (id, nowMs) => books.get(id)?.locks.living(nowMs) ?? [],
    async addLock(id, lock, options) {
      const entry = books.get(id);
      if (entry === undefined) return { kind: "no-book" };
      const { name } = lock;
      const etag = name === undefined ? COLLECTION_TAG : entry.cards.get(name)?.etag;
      return entry.locks.add(lock, { etag, revision: entry.book.revision }, options);
    },
    refreshLock: async (id, token, { expiresMs, nowMs }) =>
      books.get(id)?.locks.refresh(token, expiresMs, nowMs),
    removeLock: async (id, token) => books.get(id)?.locks.remove(token) ?? false,
    history: async (id, options = {}) => books.get(id)?.history.list(options) ?? [],
    olderOctets: async (id, revision) => books.get(id)?.history.octets(revision),
    close: async () => {},
    findPasswordHash: async (user) => users.get(user),
    async addUser(user, passwordHash) {
      if (users.has(user)) return false;
      users.set(user, passwordHash);
      return true;
    },
    async setPasswordHash(user, passwordHash) {
      if (!users.has(user)) return false;
      users.set(user, passwordHash);
      return true;
    },
    listUsers: async () => [...users.keys()].sort(),
    ...createMemoryAppPasswords((user) => users.has(user)),
    ...createMemoryLockOuts(),
  };
}

function sameProperty(
  one: Pick<StoredProperty, "namespace" | "local">,
  other: Pick<StoredProperty, "namespace" | "local">,
): boolean {
  return one.local === other.local && one.namespace === other.namespace;
}

function usedOctets(books: ReadonlyMap<BookId, MemoryBook>, owner: string): number {
  const own = [...books.values()].filter(({ book }) => book.owner === owner);
  const cards = own.flatMap((entry) => [...entry.cards.values()]);
  return cards.reduce((sum, { octetCount }) => sum + octetCount, 0);
}

function sorted(entry: MemoryBook | undefined): readonly MemoryCard[] {
  const cards = [...(entry?.cards.values() ?? [])];
  return cards.sort((one, other) => (one.name < other.name ? -1 : 1));
}

function infoOf({ name, etag, octetCount, modifiedMs, revision }: MemoryCard): CardInfo {
  return { name, etag, octetCount, modifiedMs, revision };
}

function versions<Version>(
  before: Version | undefined,
  after: Version,
): { readonly before?: Version; readonly after: Version } {
  return before === undefined ? { after } : { before, after };
}

function nextRevision(entry: MemoryBook): number {
  entry.book = { ...entry.book, revision: entry.book.revision + 1 };
  return entry.book.revision;
}

// Whether a card's tag, its book's revision and the locks let names be written.
function permits(
  entry: MemoryBook,
  condition: WriteCondition,
  etag: string | undefined,
  ...written: readonly (readonly [name: string, isThere: { before: boolean; after: boolean }])[]
): boolean {
  return (
    meetsWriteCondition(condition, etag) &&
    entry.locks.permits(condition, entry.book.revision, (locks) =>
      written.flatMap(([name, isThere]) => writtenNames(locks, name, isThere)),
    )
  );
}

function remove(entry: MemoryBook, name: string): number {
  entry.cards.delete(name);
  entry.locks.removeOf(name);
  const revision = nextRevision(entry);
  entry.deleted.set(name, revision);
  return revision;
}

function uidConflict(
  entry: MemoryBook,
  name: string,
  uid: string,
  leaving?: string,
): string | undefined {
  const current = entry.cards.get(name);
  const holder = [...entry.cards.values()].find(
    (card) => card.uid === uid && card.name !== name && card.name !== leaving,
  );
  if (holder !== undefined) return holder.name;
  return current !== undefined && current.uid !== uid ? name : undefined;
}

function changesOf(entry: MemoryBook, since: number, isInitial: boolean): readonly CardChange[] {
  const present = [...entry.cards.values()].map((card): CardChange => ({
    kind: "present",
    card: infoOf(card),
  }));
  const deleted = [...entry.deleted].map(([name, revision]): CardChange => ({
    kind: "deleted",
    name,
    revision,
  }));
  return [...present, ...(isInitial ? [] : deleted)]
    .filter((change) => revisionOf(change) > since)
    .sort((one, other) => revisionOf(one) - revisionOf(other));
}

function revisionOf(change: CardChange): number {
  return change.kind === "present" ? change.card.revision : change.revision;
}
