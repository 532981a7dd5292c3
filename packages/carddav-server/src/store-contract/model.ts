import assert from "node:assert/strict";
import { changeName, changeRevision, collect, listedCards, newCard } from "./tools.ts";
import type { AddressBookStore, BookId, WriteCondition } from "../store.ts";

/** One step of a random history over a few books and names. Data, so that it shrinks and prints. */
export type StoreOperation =
  | { readonly kind: "create-book" | "delete-book"; readonly book: string }
  | {
      readonly kind: "put";
      readonly book: string;
      readonly name: string;
      readonly uid: string;
      readonly text: string;
      readonly condition: ModelCondition;
    }
  | {
      readonly kind: "delete";
      readonly book: string;
      readonly name: string;
      readonly condition: ModelCondition;
    }
  | {
      readonly kind: "transfer";
      readonly from: { readonly book: string; readonly name: string };
      readonly to: { readonly book: string; readonly name: string };
      readonly move: boolean;
      readonly overwrite: boolean;
    }
  | {
      readonly kind: "changes";
      readonly book: string;
      readonly back: number;
      readonly limit: number;
    };

/** Conditions that a history can name without knowing entity tags. */
type ModelCondition = "none" | "current" | "stale" | "must-exist" | "must-not-exist";

interface ModelCard {
  readonly uid: string;
  readonly etag: string;
  readonly revision: number;
}

interface ModelBook {
  readonly id: BookId;
  revision: number;
  readonly cards: Map<string, ModelCard>;
  /** Revision of the deletion of names that are not in `cards`. */
  readonly deleted: Map<string, number>;
}

const OWNER = "ada";

/**
 * Runs a history on an empty store and on a model of maps, compares each answer, and compares all
 * books at the end.
 *
 * @param store An empty store.
 * @param operations The history, in order.
 * @throws AssertionError at the first difference.
 */
export async function checkOperations(
  store: AddressBookStore,
  operations: readonly StoreOperation[],
): Promise<void> {
  const books = new Map<string, ModelBook>();
  for (const operation of operations) await step(store, books, operation);
  const listed = await store.listBooks(OWNER);
  assert.deepEqual(
    listed.map(({ id, name, revision }) => [name, id, revision]),
    [...books].map(([name, { id, revision }]) => [name, id, revision]),
  );
  let octets = 0;
  for (const book of books.values()) octets += await compareBook(store, book);
  assert.equal(await store.usedOctets(OWNER), octets);
}

async function step(
  store: AddressBookStore,
  books: Map<string, ModelBook>,
  operation: StoreOperation,
): Promise<void> {
  switch (operation.kind) {
    case "create-book": {
      const made = await store.createBook(OWNER, operation.book, []);
      assert.equal(made === undefined, books.has(operation.book));
      if (made === undefined) return;
      books.set(operation.book, { id: made.id, revision: 0, cards: new Map(), deleted: new Map() });
      return;
    }
    case "delete-book": {
      const book = books.get(operation.book);
      assert.equal(await store.deleteBook(idOf(book)), books.delete(operation.book));
      return;
    }
    case "put": {
      const book = books.get(operation.book);
      const card = newCard(operation.name, operation);
      const condition = toCondition(operation.condition, book?.cards.get(operation.name));
      const result = await store.putCard(idOf(book), card, condition);
      assert.deepEqual(result, modelPut(book, operation, card.etag));
      return;
    }
    case "delete": {
      const book = books.get(operation.book);
      const condition = toCondition(operation.condition, book?.cards.get(operation.name));
      const result = await store.deleteCard(idOf(book), operation.name, condition);
      assert.deepEqual(result, modelDelete(book, operation));
      return;
    }
    case "transfer": {
      const { move, overwrite } = operation;
      const from = { book: idOf(books.get(operation.from.book)), name: operation.from.name };
      const to = { book: idOf(books.get(operation.to.book)), name: operation.to.name };
      const result = await store.transferCard(from, to, { move, overwrite }, {});
      assert.deepEqual(result, modelTransfer(books, operation));
      return;
    }
    case "changes": {
      const book = books.get(operation.book);
      if (book === undefined) return;
      const since = Math.max(0, book.revision - operation.back);
      await compareChanges(store, book, since, operation.limit);
    }
  }
}

function modelPut(
  book: ModelBook | undefined,
  { name, uid, condition }: Extract<StoreOperation, { kind: "put" }>,
  etag: string,
): unknown {
  if (book === undefined) return { kind: "no-book" };
  const current = book.cards.get(name);
  if (!isMet(condition, current)) return { kind: "precondition-failed" };
  const conflict = modelConflict(book, name, uid);
  if (conflict !== undefined) return { kind: "uid-conflict", name: conflict };
  const revision = write(book, name, { uid, etag });
  return { kind: current === undefined ? "created" : "replaced", revision };
}

function modelDelete(
  book: ModelBook | undefined,
  { name, condition }: Extract<StoreOperation, { kind: "delete" }>,
): unknown {
  const current = book?.cards.get(name);
  if (book === undefined || current === undefined) return { kind: "not-found" };
  if (!isMet(condition, current)) return { kind: "precondition-failed" };
  return { kind: "deleted", revision: remove(book, name) };
}

function modelTransfer(
  books: ReadonlyMap<string, ModelBook>,
  { from, to, move, overwrite }: Extract<StoreOperation, { kind: "transfer" }>,
): unknown {
  const source = books.get(from.book);
  const target = books.get(to.book);
  const card = source?.cards.get(from.name);
  if (source === undefined || card === undefined) return { kind: "not-found" };
  if (target === undefined) return { kind: "no-book" };
  const isItself = source === target && from.name === to.name;
  const current = target.cards.get(to.name);
  if (current !== undefined && (!overwrite || isItself)) return { kind: "exists" };
  const leaving = move && source === target ? from.name : undefined;
  const conflict = modelConflict(target, to.name, card.uid, leaving);
  if (conflict !== undefined) return { kind: "uid-conflict", name: conflict };
  if (move) remove(source, from.name);
  write(target, to.name, card);
  return { kind: current === undefined ? "created" : "replaced" };
}

function modelConflict(
  book: ModelBook,
  name: string,
  uid: string,
  leaving?: string,
): string | undefined {
  const current = book.cards.get(name);
  if (current?.uid === uid) return undefined;
  for (const [other, card] of book.cards) {
    if (card.uid === uid && other !== leaving) return other;
  }
  return current === undefined ? undefined : name;
}

function write(book: ModelBook, name: string, card: { uid: string; etag: string }): number {
  book.revision += 1;
  book.cards.set(name, { uid: card.uid, etag: card.etag, revision: book.revision });
  book.deleted.delete(name);
  return book.revision;
}

function remove(book: ModelBook, name: string): number {
  book.revision += 1;
  book.cards.delete(name);
  book.deleted.set(name, book.revision);
  return book.revision;
}

function isMet(condition: ModelCondition, current: ModelCard | undefined): boolean {
  switch (condition) {
    case "none":
      return true;
    case "current":
    case "must-exist":
      return current !== undefined;
    case "stale":
      return false;
    case "must-not-exist":
      return current === undefined;
  }
}

function toCondition(condition: ModelCondition, current: ModelCard | undefined): WriteCondition {
  switch (condition) {
    case "none":
      return {};
    case "current":
      return { ifMatch: [current?.etag ?? "absent"] };
    case "stale":
      return { ifMatch: ["stale"] };
    case "must-exist":
      return { ifMatch: "*" };
    case "must-not-exist":
      return { ifNoneMatch: "*" };
  }
}

async function compareChanges(
  store: AddressBookStore,
  book: ModelBook,
  since: number,
  limit: number,
): Promise<void> {
  const present = [...book.cards].map(([name, { revision }]) => ({ name, revision }));
  const deleted = [...book.deleted].map(([name, revision]) => ({ name: `-${name}`, revision }));
  const all = [...present, ...(since === 0 ? [] : deleted)]
    .filter(({ revision }) => revision > since)
    .toSorted((a, b) => a.revision - b.revision);
  const more = all.length > limit;
  const result = await store.changesSince(book.id, since, limit);
  assert.ok(result.kind === "changes", result.kind);
  assert.deepEqual(
    result.changes.map((change) => ({
      name: changeName(change),
      revision: changeRevision(change),
    })),
    all.slice(0, limit),
  );
  assert.equal(result.more, more);
  assert.equal(result.revision, more ? all[limit - 1]?.revision : book.revision);
}

// Tells how many octets the cards of the book have.
async function compareBook(store: AddressBookStore, book: ModelBook): Promise<number> {
  const expected = [...book.cards]
    .map(([name, { etag, revision }]) => [name, etag, revision] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const listed = await listedCards(store, book.id);
  assert.deepEqual(
    listed.map(({ name, etag, revision }) => [name, etag, revision]),
    expected,
  );
  const found = await collect(store.findCards(book.id, { kind: "all" }));
  assert.deepEqual(
    found.map(({ name, etag, revision }) => [name, etag, revision]),
    expected,
  );
  await compareChanges(store, book, 0, 1_000);
  return listed.reduce((sum, { octetCount }) => sum + octetCount, 0);
}

function idOf(book: ModelBook | undefined): BookId {
  return book?.id ?? "00000000-0000-4000-8000-000000000000";
}
