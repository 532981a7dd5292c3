import assert from "node:assert/strict";
import type { AddressBook, AddressBookStore, BookCondition, StoredLock } from "../store.ts";
import type { StoreContractCase } from "./case.ts";
import { makeBook, newCard, putOk } from "./tools.ts";

const NOW = 1_700_000_000_000;
const END = NOW + 60_000;

// A lock of the suite; its token follows from what it is.
function newLock(init: Partial<StoredLock> & { readonly name: string | undefined }): StoredLock {
  const { name, scope = "exclusive", depth = "0", user = "ada" } = init;
  return {
    token: `urn:x:${user}:${name ?? "/"}:${scope}:${depth}`,
    depth,
    scope,
    user,
    owner: undefined,
    expiresMs: END,
    ...init,
  };
}

// Makes a lock that must be granted.
async function lockOk(
  store: AddressBookStore,
  book: AddressBook,
  init: Parameters<typeof newLock>[0],
): Promise<StoredLock> {
  const lock = newLock(init);
  const result = await store.addLock(book.id, lock, { condition: {}, nowMs: NOW, maxLocks: 99 });
  assert.equal(result.kind, "added");
  return lock;
}

// Submits the tokens of locks.
function submit(
  locks: readonly StoredLock[],
  more: { readonly user?: string; readonly held?: readonly string[]; readonly nowMs?: number } = {},
): BookCondition {
  const tokens = locks.map(({ token }) => token);
  return { locks: { user: "ada", tokens, nowMs: NOW, ...more } };
}

const none = submit([]);
const options = { condition: {}, nowMs: NOW, maxLocks: 99 };

/** Locks, and what they keep others from. */
export const lockCases: readonly StoreContractCase[] = [
  {
    name: "locks are listed as they were made, with all that was said of them",
    run: async (store) => {
      const book = await makeBook(store);
      const owner = '<owner xmlns="DAV:">Ada <b xmlns="urn:x">L.</b></owner>';
      const first = await lockOk(store, book, { name: "a.vcf", owner });
      const second = await lockOk(store, book, { name: undefined, scope: "shared", user: "bob" });
      assert.deepEqual(await store.listLocks(book.id, NOW), [first, second]);
    },
  },
  {
    name: "a lock says whether its name has a card, and gives none a card",
    run: async (store) => {
      const book = await makeBook(store);
      await putOk(store, book.id, newCard("a.vcf"));
      const kinds = ["a.vcf", "b.vcf", undefined].map((name) =>
        store.addLock(book.id, newLock({ name }), options),
      );
      assert.deepEqual(await Promise.all(kinds), [
        { kind: "added", isMapped: true },
        { kind: "added", isMapped: false },
        { kind: "added", isMapped: true },
      ]);
      assert.equal((await store.getCards(book.id, ["b.vcf"])).length, 0);
    },
  },
  {
    name: "an exclusive lock is alone on what it locks; shared ones are together",
    run: async (store) => {
      const book = await makeBook(store);
      const add = async (init: Parameters<typeof newLock>[0]) =>
        store.addLock(book.id, newLock(init), options);
      const shared = await lockOk(store, book, { name: "a.vcf", scope: "shared" });
      const other = await lockOk(store, book, { name: "a.vcf", scope: "shared", user: "bob" });
      const conflict = { kind: "conflict", locks: [shared, other] };
      assert.deepEqual(await add({ name: "a.vcf" }), conflict);
      assert.deepEqual(await add({ name: undefined, depth: "infinity" }), conflict);
      const root = await lockOk(store, book, { name: undefined });
      assert.deepEqual(await add({ name: undefined, scope: "shared" }), {
        kind: "conflict",
        locks: [root],
      });
    },
  },
  {
    name: "a lock on a name that no card has yet makes it one of the book's",
    run: async (store) => {
      const book = await makeBook(store);
      const root = await lockOk(store, book, { name: undefined });
      const lock = newLock({ name: "a.vcf" });
      const add = (condition: BookCondition) =>
        store.addLock(book.id, lock, { ...options, condition });
      assert.deepEqual(await add(none), { kind: "precondition-failed" });
      assert.deepEqual(await add(submit([root])), { kind: "added", isMapped: false });
      const card = newCard("a.vcf");
      assert.equal((await store.putCard(book.id, card, submit([lock]))).kind, "created");
    },
  },
  {
    name: "a lock of infinite depth is one of each card, also of those that come",
    run: async (store) => {
      const book = await makeBook(store);
      const tree = await lockOk(store, book, { name: undefined, depth: "infinity" });
      const card = newCard("a.vcf");
      assert.equal((await store.putCard(book.id, card, none)).kind, "precondition-failed");
      assert.equal((await store.putCard(book.id, card, submit([tree]))).kind, "created");
      assert.equal((await store.putCard(book.id, card, none)).kind, "precondition-failed");
      const again = await store.addLock(book.id, newLock({ name: "a.vcf" }), options);
      assert.deepEqual(again, { kind: "conflict", locks: [tree] });
    },
  },
  {
    name: "of many who lock one card at once, one gets the lock",
    run: async (store) => {
      const book = await makeBook(store);
      const made = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          store.addLock(book.id, newLock({ name: "a.vcf", user: `u${index}` }), options),
        ),
      );
      assert.equal(made.filter(({ kind }) => kind === "added").length, 1);
      assert.equal((await store.listLocks(book.id, NOW)).length, 1);
    },
  },
  {
    name: "a lock is made only where its condition holds",
    run: async (store) => {
      const book = await makeBook(store);
      const card = newCard("a.vcf");
      await putOk(store, book.id, card);
      const add = async (name: string | undefined, condition: object) =>
        (await store.addLock(book.id, newLock({ name }), { ...options, condition })).kind;
      assert.equal(await add("a.vcf", { ifMatch: ["other"] }), "precondition-failed");
      assert.equal(await add("b.vcf", { ifMatch: "*" }), "precondition-failed");
      assert.equal(await add(undefined, { ifNoneMatch: "*" }), "precondition-failed");
      assert.equal(await add("a.vcf", { revision: 7 }), "precondition-failed");
      assert.equal(await add("a.vcf", { ifMatch: [card.etag], revision: 1 }), "added");
    },
  },
  {
    name: "a book has no more locks than it may",
    run: async (store) => {
      const book = await makeBook(store);
      await lockOk(store, book, { name: "a.vcf" });
      const few = { ...options, maxLocks: 1 };
      const more = await store.addLock(book.id, newLock({ name: "b.vcf" }), few);
      assert.deepEqual(more, { kind: "too-many" });
    },
  },
  {
    name: "a lock keeps out who has not its token, or has another's",
    run: async (store) => {
      const book = await makeBook(store);
      await putOk(store, book.id, newCard("a.vcf"));
      const lock = await lockOk(store, book, { name: "a.vcf" });
      const card = newCard("a.vcf", { text: "new" });
      const put = async (condition: BookCondition) =>
        (await store.putCard(book.id, card, condition)).kind;
      assert.equal(await put(none), "precondition-failed");
      assert.equal(await put(submit([lock], { user: "bob" })), "precondition-failed");
      assert.equal(
        (await store.deleteCard(book.id, "a.vcf", none)).kind,
        "precondition-failed",
        "delete",
      );
      assert.equal(await put(submit([lock])), "replaced");
      assert.equal((await store.putCard(book.id, newCard("b.vcf"), none)).kind, "created");
    },
  },
  {
    name: "of shared locks the token of any one opens",
    run: async (store) => {
      const book = await makeBook(store);
      const scope = "shared";
      await lockOk(store, book, { name: "a.vcf", scope, user: "bob" });
      const own = await lockOk(store, book, { name: "a.vcf", scope });
      const card = newCard("a.vcf");
      assert.equal((await store.putCard(book.id, card, none)).kind, "precondition-failed");
      assert.equal((await store.putCard(book.id, card, submit([own]))).kind, "created");
    },
  },
  {
    name: "a lock of depth 0 on a book keeps its names and properties, and not its cards",
    run: async (store) => {
      const book = await makeBook(store);
      await putOk(store, book.id, newCard("a.vcf"));
      const lock = await lockOk(store, book, { name: undefined });
      const changed = newCard("a.vcf", { text: "new" });
      assert.equal((await store.putCard(book.id, changed, none)).kind, "replaced");
      const added = newCard("b.vcf");
      assert.equal((await store.putCard(book.id, added, none)).kind, "precondition-failed");
      assert.equal((await store.deleteCard(book.id, "a.vcf", none)).kind, "precondition-failed");
      const set = [{ namespace: "urn:x", local: "p", xml: "" }];
      assert.equal(await store.changeBook(book.id, { set, remove: [] }, none), undefined);
      assert.equal(await store.deleteBook(book.id, none), false);
      assert.deepEqual((await store.findBook("ada", "contacts"))?.properties, []);
      assert.ok(await store.changeBook(book.id, { set, remove: [] }, submit([lock])));
      assert.equal((await store.deleteCard(book.id, "a.vcf", submit([lock]))).kind, "deleted");
      assert.equal(await store.deleteBook(book.id, submit([lock])), true);
      assert.deepEqual(await store.listLocks(book.id, NOW), []);
    },
  },
  {
    name: "a book goes only with the tokens of all locks in it",
    run: async (store) => {
      const book = await makeBook(store);
      const one = await lockOk(store, book, { name: "a.vcf" });
      const other = await lockOk(store, book, { name: "b.vcf" });
      assert.equal(await store.deleteBook(book.id, submit([one])), false);
      assert.equal(await store.deleteBook(book.id, submit([one, other])), true);
    },
  },
  {
    name: "a move needs the tokens of what it leaves and of what it comes to, a copy of the latter",
    run: async (store) => {
      const from = await makeBook(store, "ada", "from");
      const to = await makeBook(store, "ada", "to");
      await putOk(store, from.id, newCard("a.vcf"));
      const source = await lockOk(store, from, { name: "a.vcf" });
      const target = await lockOk(store, to, { name: undefined });
      const transfer = async (move: boolean, condition: BookCondition) =>
        (
          await store.transferCard(
            { book: from.id, name: "a.vcf" },
            { book: to.id, name: "a.vcf" },
            { move, overwrite: true },
            condition,
          )
        ).kind;
      assert.equal(await transfer(true, submit([source])), "precondition-failed");
      assert.equal(await transfer(true, submit([target])), "precondition-failed");
      assert.equal(await transfer(false, none), "precondition-failed");
      assert.equal(await transfer(false, submit([target])), "created");
      const held = [source.token];
      assert.equal(await transfer(true, submit([source, target], { held })), "replaced");
      assert.deepEqual(await store.listLocks(from.id, NOW), [], "the lock of what was moved");
      assert.deepEqual(await store.listLocks(to.id, NOW), [target]);
    },
  },
  {
    name: "the lock of a name stays when a card comes there, and goes with it",
    run: async (store) => {
      const book = await makeBook(store);
      const lock = await lockOk(store, book, { name: "a.vcf" });
      await store.putCard(book.id, newCard("a.vcf"), submit([lock]));
      assert.deepEqual(await store.listLocks(book.id, NOW), [lock]);
      await store.deleteCard(book.id, "a.vcf", submit([lock]));
      assert.deepEqual(await store.listLocks(book.id, NOW), []);
    },
  },
  {
    name: "a lock whose time is over is none",
    run: async (store) => {
      const book = await makeBook(store);
      const lock = await lockOk(store, book, { name: "a.vcf" });
      assert.deepEqual(await store.listLocks(book.id, END - 1), [lock]);
      assert.deepEqual(await store.listLocks(book.id, END), []);
      const times = { expiresMs: END + 9, nowMs: END };
      assert.equal(await store.refreshLock(book.id, lock.token, times), undefined);
      const late = submit([], { nowMs: END });
      assert.equal((await store.putCard(book.id, newCard("a.vcf"), late)).kind, "created");
      const other = newLock({ name: "a.vcf", user: "bob", expiresMs: END + 9 });
      const result = await store.addLock(book.id, other, { ...options, nowMs: END });
      assert.equal(result.kind, "added");
    },
  },
  {
    name: "a lock gets a new end, and can be removed once",
    run: async (store) => {
      const book = await makeBook(store);
      const lock = await lockOk(store, book, { name: "a.vcf" });
      const expiresMs = END + 60_000;
      const refreshed = { ...lock, expiresMs };
      const times = { expiresMs, nowMs: NOW };
      assert.deepEqual(await store.refreshLock(book.id, lock.token, times), refreshed);
      const late = submit([], { nowMs: END });
      const card = newCard("a.vcf");
      assert.equal((await store.putCard(book.id, card, late)).kind, "precondition-failed");
      assert.equal(await store.removeLock(book.id, lock.token), true);
      assert.equal(await store.removeLock(book.id, lock.token), false);
      assert.equal((await store.putCard(book.id, card, late)).kind, "created");
    },
  },
  {
    name: "a write that counts on a lock needs it to be there",
    run: async (store) => {
      const book = await makeBook(store);
      const lock = await lockOk(store, book, { name: "a.vcf" });
      const condition = submit([lock], { held: [lock.token] });
      assert.equal((await store.putCard(book.id, newCard("a.vcf"), condition)).kind, "created");
      await store.removeLock(book.id, lock.token);
      const again = newCard("a.vcf", { text: "new" });
      assert.equal((await store.putCard(book.id, again, condition)).kind, "precondition-failed");
    },
  },
  {
    name: "a write that counts on a revision needs the book to have it",
    run: async (store) => {
      const book = await makeBook(store);
      const stale = { revision: 0 };
      const set = [{ namespace: "urn:x", local: "p", xml: "" }];
      assert.equal((await store.putCard(book.id, newCard("a.vcf"), stale)).kind, "created");
      const card = newCard("a.vcf", { text: "new" });
      assert.equal((await store.putCard(book.id, card, stale)).kind, "precondition-failed");
      assert.equal((await store.deleteCard(book.id, "a.vcf", stale)).kind, "precondition-failed");
      assert.equal(await store.changeBook(book.id, { set, remove: [] }, stale), undefined);
      assert.equal(await store.deleteBook(book.id, stale), false);
      const current = { revision: 1 };
      assert.ok(await store.changeBook(book.id, { set, remove: [] }, current));
      assert.equal((await store.putCard(book.id, card, current)).kind, "replaced");
    },
  },
  {
    name: "a book that is not there has no locks and gets none",
    run: async (store) => {
      const book = await makeBook(store);
      await store.deleteBook(book.id);
      const lock = newLock({ name: "a.vcf" });
      assert.deepEqual(await store.addLock(book.id, lock, options), { kind: "no-book" });
      assert.deepEqual(await store.listLocks(book.id, NOW), []);
      assert.equal(await store.removeLock(book.id, lock.token), false);
    },
  },
];
