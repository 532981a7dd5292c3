import assert from "node:assert/strict";
import type {
  AddressBookStore,
  Author,
  BookId,
  NewCard,
  RememberedWrites,
  RenewableBooks,
  StoredLock,
} from "../store.ts";
import { makeBook } from "./tools.ts";

/** How much of its history a store remembers, and by which clock; what is left out is the store's own. */
export interface HistoryBounds {
  /** Octets of older cards of a book; 0 for none. */
  readonly historyOctets?: number;
  /** Writes of a book; 0 for none. */
  readonly historyWrites?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** A store that forgets old writes, and whose books can be made new ones. */
export interface BoundedHistoryStore extends AddressBookStore, RememberedWrites, RenewableBooks {}

/** One behaviour of every store that remembers writes up to bounds. */
export interface HistoryContractCase {
  /** What holds, as the name of a test. */
  readonly name: string;
  /** Opens an empty store and checks it; rejects where it does not hold. Who gave `open` closes what it opened. */
  readonly run: (open: (bounds: HistoryBounds) => Promise<BoundedHistoryStore>) => Promise<void>;
}

const author: Author = { actor: "ada", client: "Phone/1.0", method: "PUT" };

function edit(n: number, size = 100): NewCard {
  const octets = new Uint8Array(size).fill(n);
  return { name: "a.vcf", octets, etag: `${n}`, uid: "1", index: [], modifiedMs: 0 };
}

async function writeEdits(store: AddressBookStore, id: BookId, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await store.putCard(id, edit(n), {}, { author });
}

async function revisions(store: AddressBookStore, id: BookId): Promise<readonly number[]> {
  return (await store.history(id)).map(({ revision }) => revision);
}

// The revisions whose older octets can be read.
async function readable(store: AddressBookStore, id: BookId): Promise<readonly number[]> {
  const known = await revisions(store, id);
  const octets = await Promise.all(known.map((revision) => store.olderOctets(id, revision)));
  return known.filter((_, index) => octets[index] !== undefined);
}

/** The test suite of {@link BoundedHistoryStore}. */
export const historyContract: readonly HistoryContractCase[] = [
  {
    name: "older octets beyond the bound of a book are forgotten, the oldest first; their writes stay",
    run: async (open) => {
      const store = await open({ historyOctets: 200 });
      const { id } = await makeBook(store);
      await writeEdits(store, id, 5);
      assert.deepEqual(await revisions(store, id), [5, 4, 3, 2, 1]);
      assert.deepEqual(await readable(store, id), [5, 4]);
      await store.putCard(id, edit(5, 400), {}, { author });
      assert.deepEqual(await readable(store, id), [6, 5]);
      await store.putCard(id, edit(6, 50), {}, { author });
      assert.deepEqual(await readable(store, id), [7]);
      assert.equal((await store.olderOctets(id, 7))?.length, 400);
    },
  },
  {
    name: "without room for older octets none are kept, and the writes are",
    run: async (open) => {
      const store = await open({ historyOctets: 0 });
      const { id } = await makeBook(store);
      await writeEdits(store, id, 3);
      assert.deepEqual(await revisions(store, id), [3, 2, 1]);
      assert.deepEqual(await readable(store, id), []);
    },
  },
  {
    name: "without room for writes none are remembered",
    run: async (open) => {
      const store = await open({ historyWrites: 0 });
      const { id } = await makeBook(store);
      await writeEdits(store, id, 3);
      assert.deepEqual(await revisions(store, id), []);
      assert.equal(await store.olderOctets(id, 3), undefined);
    },
  },
  {
    name: "the last writes of a book are remembered, up to a number",
    run: async (open) => {
      const store = await open({ historyWrites: 3 });
      const { id } = await makeBook(store);
      await writeEdits(store, id, 5);
      assert.deepEqual(await revisions(store, id), [5, 4, 3]);
      assert.equal(await store.olderOctets(id, 2), undefined);
    },
  },
  {
    name: "writes before a time are forgotten with their octets, and what comes later is remembered",
    run: async (open) => {
      let nowMs = 1_000;
      const store = await open({ now: () => nowMs });
      const { id } = await makeBook(store);
      await writeEdits(store, id, 2);
      nowMs = 2_000;
      await store.putCard(id, edit(2), {}, { author });
      assert.equal(await store.forgetHistory(2_000), 2);
      assert.deepEqual(await store.history(id), [
        { revision: 3, name: "a.vcf", writtenMs: 2_000, author, before: "1", after: "2" },
      ]);
      assert.equal(await store.forgetHistory(3_000), 1);
      await store.putCard(id, edit(3), {}, { author });
      assert.deepEqual(await readable(store, id), [4]);
    },
  },
  {
    name: "renewed books have other ids and no locks, and keep cards, revisions and history",
    run: async (open) => {
      const store = await open({});
      const { id: old } = await makeBook(store);
      await makeBook(store, "bob");
      await writeEdits(store, old, 1);
      await store.addLock(old, LOCK, { condition: {}, nowMs: 1_000, maxLocks: 9 });
      assert.equal(await store.renewBooks(), 2);
      assert.deepEqual(await store.changesSince(old, 0), { kind: "no-book" });
      const book = await store.findBook("ada", "contacts");
      assert.ok(book !== undefined && book.id !== old, "the book has its old id");
      assert.equal(book.revision, 1);
      assert.equal((await store.getCards(book.id, ["a.vcf"])).length, 1);
      assert.deepEqual(await revisions(store, book.id), [1]);
      assert.deepEqual(await store.listLocks(book.id, 1_000), []);
    },
  },
];

const LOCK: StoredLock = {
  token: "urn:uuid:1",
  name: undefined,
  depth: "infinity",
  scope: "exclusive",
  user: "ada",
  owner: undefined,
  expiresMs: 2_000,
};
