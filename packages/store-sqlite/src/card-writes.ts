import type { DatabaseSync } from "node:sqlite";
import {
  type AddressBookStore,
  type Authored,
  type CardAddress,
  type DeleteResult,
  holdsFor,
  type NewCard,
  type PutResult,
  type StoredLock,
  targetCondition,
  type TransferOptions,
  type TransferResult,
  type WriteCondition,
  type WriteOptions,
  type WrittenName,
  writtenNames,
} from "@callingcard/carddav-server/store";
import type { BookJudge } from "./book-condition.ts";
import { createCardContents } from "./card-contents.ts";
import type { CommitQueue } from "./commit-queue.ts";
import { SqliteStoreError } from "./error.ts";
import type { LockRows } from "./lock-rows.ts";
import { prepareChange, prepareRows, prepareValue } from "./rows.ts";
import type { LoggedWrite } from "./write-log.ts";

/** A card that is not deleted. */
type LivingCard = readonly [key: number, uid: string, etag: string, octetCount: number];

/** A key that no card has. */
const NO_CARD = 0;

interface CardContent {
  readonly name: string;
  readonly uid: string;
  readonly etag: string;
  readonly octetCount: number;
  readonly modifiedMs: number;
}

/** What writes of cards need beside the tables of cards. */
export interface CardWriteContext {
  /** The clock: when a card was deleted, in milliseconds since 1970. */
  readonly now: () => number;
  /** What a write asks of its book. */
  readonly permits: BookJudge;
  readonly locks: LockRows;
  /** Remembers a write. */
  readonly log: (write: LoggedWrite) => void;
}

/**
 * Writes of cards, each decided inside its transaction, and how much they come to.
 *
 * @internal
 */
export function createCardWrites(
  database: DatabaseSync,
  queue: CommitQueue,
  { now, permits, locks, log }: CardWriteContext,
): Pick<AddressBookStore, "usedOctets" | "putCard" | "deleteCard" | "transferCard"> {
  const bookKey = prepareValue<number>(database, "SELECT key FROM book WHERE id = ?");
  const nextRevision = prepareValue<number>(
    database,
    `UPDATE book SET revision = revision + 1, octet_count = octet_count + ?2 WHERE key = ?1
     RETURNING revision`,
  );
  const livingByName = prepareRows<LivingCard>(
    database,
    "SELECT key, uid, etag, octet_count FROM card WHERE book = ? AND name = ? AND deleted_rev IS NULL",
  );
  const holderOfUid = prepareValue<string>(
    database,
    "SELECT name FROM card WHERE book = ? AND uid = ? AND key <> ? AND deleted_rev IS NULL",
  );
  const upsert = prepareValue<number>(
    database,
    `INSERT INTO card (book, name, uid, etag, octet_count, modified_ms, changed_rev)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (book, name) DO UPDATE SET
       uid = excluded.uid, etag = excluded.etag, octet_count = excluded.octet_count,
       modified_ms = excluded.modified_ms, changed_rev = excluded.changed_rev, deleted_rev = NULL
     RETURNING key`,
  );
  const bury = prepareChange(
    database,
    "UPDATE card SET deleted_rev = ?2, changed_rev = ?2, modified_ms = ?3 WHERE key = ?1",
  );
  const modifiedMsOf = prepareValue<number>(database, "SELECT modified_ms FROM card WHERE key = ?");
  const ownerOf = prepareValue<string>(database, "SELECT owner FROM book WHERE key = ?");
  const usedOctets = prepareValue<number>(
    database,
    "SELECT coalesce(sum(octet_count), 0) FROM book WHERE owner = ?",
  );
  const contents = createCardContents(database);

  function takeRevision(book: number, growth: number): number {
    const revision = nextRevision(book, growth);
    if (revision === undefined) throw new Error("book vanished inside a transaction");
    return revision;
  }

  /**
   * Which card stands against writing a UID under a name (RFC 6352 section 6.3.2.1 no-uid-conflict):
   * another one with that UID, or the one of that name when it has another UID.
   *
   * @param leaving Key of a card whose UID does not count, because it is moved away.
   * @internal
   */
  function uidConflict(
    book: number,
    { name, uid }: { readonly name: string; readonly uid: string },
    currentUid: string | undefined,
    leaving = NO_CARD,
  ): { readonly kind: "uid-conflict"; readonly name: string } | undefined {
    if (currentUid === uid) return undefined;
    const holder = holderOfUid(book, uid, leaving);
    if (holder !== undefined) return { kind: "uid-conflict", name: holder };
    return currentUid === undefined ? undefined : { kind: "uid-conflict", name };
  }

  // Whether a write may happen to a card, or to a name without one.
  function permitsCard(
    book: number,
    condition: WriteCondition,
    name: string,
    isThere: { readonly before: boolean; readonly after: boolean },
  ): boolean {
    return permits(book, condition, (held) => writtenNames(held, name, isThere));
  }

  function writeRow(book: number, revision: number, card: CardContent): number {
    const { name, uid, etag, octetCount, modifiedMs } = card;
    const key = upsert(book, name, uid, etag, octetCount, modifiedMs, revision);
    if (key === undefined) throw new Error("upsert returned no row");
    return key;
  }

  function exceedsQuota(owner: string | undefined, growth: number, quotaOctets: number): boolean {
    if (growth <= 0 || quotaOctets === Infinity) return false;
    return (usedOctets(owner ?? "") ?? 0) + growth > quotaOctets;
  }

  function put(
    id: string,
    card: NewCard,
    condition: WriteCondition,
    { quotaOctets = Infinity, author }: WriteOptions,
  ): PutResult {
    const book = bookKey(id);
    if (book === undefined) return { kind: "no-book" };
    const current = livingByName.get(book, card.name);
    const [, currentUid, currentTag, currentOctets = 0] = current ?? [];
    const isThere = { before: current !== undefined, after: true };
    if (!holdsFor(condition, currentTag) || !permitsCard(book, condition, card.name, isThere)) {
      return { kind: "precondition-failed" };
    }
    const conflict = uidConflict(book, card, currentUid);
    if (conflict !== undefined) return conflict;
    const growth = card.octets.length - currentOctets;
    if (exceedsQuota(ownerOf(book), growth, quotaOctets)) return { kind: "quota-exceeded" };
    const revision = takeRevision(book, growth);
    const before = versionOf(current);
    log({ book, revision, name: card.name, author, before, after: card.etag });
    const key = writeRow(book, revision, { ...card, octetCount: card.octets.length });
    contents.write(book, key, card.octets, card.index);
    return { kind: current === undefined ? "created" : "replaced", revision };
  }

  function remove(
    id: string,
    name: string,
    condition: WriteCondition,
    { author }: Authored,
  ): DeleteResult {
    const book = bookKey(id);
    const current = book === undefined ? undefined : livingByName.get(book, name);
    if (book === undefined || current === undefined) return { kind: "not-found" };
    const [key, , etag, octetCount] = current;
    const isThere = { before: true, after: false };
    if (!holdsFor(condition, etag) || !permitsCard(book, condition, name, isThere)) {
      return { kind: "precondition-failed" };
    }
    const revision = takeRevision(book, -octetCount);
    log({ book, revision, name, author, before: { key, etag }, after: undefined });
    bury(key, revision, now());
    contents.remove(book, key);
    locks.removeOf(book, name);
    return { kind: "deleted", revision };
  }

  function transfer(
    from: CardAddress,
    to: CardAddress,
    { move, overwrite, quotaOctets = Infinity, author }: TransferOptions,
    condition: WriteCondition,
  ): TransferResult {
    const fromBook = bookKey(from.book);
    const source = fromBook === undefined ? undefined : livingByName.get(fromBook, from.name);
    if (fromBook === undefined || source === undefined) return { kind: "not-found" };
    const [sourceKey, uid, etag, octetCount] = source;
    const leaves = (held: readonly StoredLock[]): readonly WrittenName[] =>
      move ? writtenNames(held, from.name, { before: true, after: false }) : [];
    if (!holdsFor(condition, etag) || !permits(fromBook, condition, leaves)) {
      return { kind: "precondition-failed" };
    }
    const toBook = bookKey(to.book);
    if (toBook === undefined) return { kind: "no-book" };
    const target = livingByName.get(toBook, to.name);
    const [targetKey, targetUid, , targetOctets = 0] = target ?? [];
    const isThere = { before: targetKey !== undefined, after: true };
    if (!permitsCard(toBook, targetCondition(condition), to.name, isThere)) {
      return { kind: "precondition-failed" };
    }
    const isTaken = targetKey !== undefined && (!overwrite || targetKey === sourceKey);
    if (isTaken) return { kind: "exists" };
    const wanted = { name: to.name, uid };
    const conflict = uidConflict(toBook, wanted, targetUid, move ? sourceKey : NO_CARD);
    if (conflict !== undefined) return conflict;

    const owner = ownerOf(toBook);
    const freed = move && ownerOf(fromBook) === owner ? octetCount : 0;
    const growth = octetCount - targetOctets;
    if (exceedsQuota(owner, growth - freed, quotaOctets)) return { kind: "quota-exceeded" };

    const modifiedMs = modifiedMsOf(sourceKey) ?? 0;
    // A moved card is buried first: its UID must be free for the row it moves to.
    if (move) {
      const left = takeRevision(fromBook, -octetCount);
      const before = { key: sourceKey, etag };
      log({ book: fromBook, revision: left, name: from.name, author, before, after: undefined });
      bury(sourceKey, left, now());
    }
    const revision = takeRevision(toBook, growth);
    const before = versionOf(target);
    log({ book: toBook, revision, name: to.name, author, before, after: etag });
    const card = { ...wanted, etag, octetCount, modifiedMs };
    const key = writeRow(toBook, revision, card);
    contents.copy(sourceKey, toBook, key);
    if (move) {
      contents.remove(fromBook, sourceKey);
      locks.removeOf(fromBook, from.name);
    }
    return { kind: targetKey === undefined ? "created" : "replaced" };
  }

  return {
    usedOctets: async (owner) => usedOctets(owner) ?? 0,
    putCard: (id, card, condition, options = {}) =>
      queue.write(() => put(id, card, condition, options)),
    deleteCard: async (id, name, condition, options = {}) => {
      const write = (authored: Authored): Promise<DeleteResult> =>
        queue.write(() => remove(id, name, condition, authored));
      try {
        return await write(options);
      } catch (error) {
        // A deletion makes room: it does not fail for want of the room to remember it.
        const isFull = error instanceof SqliteStoreError && error.code === "full";
        if (!isFull || options.author === undefined) throw error;
        return write({});
      }
    },
    transferCard: (from, to, options, condition) =>
      queue.write(() => transfer(from, to, options, condition)),
  };
}

function versionOf(card: LivingCard | undefined): LoggedWrite["before"] {
  if (card === undefined) return undefined;
  const [key, , etag] = card;
  return { key, etag };
}
