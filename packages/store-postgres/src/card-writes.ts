import {
  type AddressBookStore,
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
import { permits } from "./book-condition.ts";
import { type LockedBook, takeRevision, withBooks } from "./book-lock.ts";
import { copyContents, removeContents, writeContents } from "./card-contents.ts";
import { removeLocksOf } from "./lock-rows.ts";
import type { Database, Queries, Statement } from "./queries.ts";
import { exceedsQuota, usedOctets } from "./used-octets.ts";
import { createWriteQueue } from "./write-queue.ts";

type LivingCard = readonly [
  key: number,
  name: string,
  uid: string,
  etag: string,
  octetCount: number,
  modifiedMs: number,
  indexRevision: string,
];

interface CardContent {
  readonly name: string;
  readonly uid: string;
  readonly etag: string;
  readonly octetCount: number;
  readonly modifiedMs: number;
  readonly indexRevision: string;
}

/** The living cards that a write of a name and a UID has to do with: at most two. */
const CONCERNED: Statement = {
  name: "cards-concerned",
  sql: `SELECT key, name, uid, etag, octet_count, modified_ms, index_revision FROM callingcard.card
        WHERE book = $1 AND (name = $2 OR uid = $3) AND deleted_rev IS NULL`,
};

const LIVING: Statement = {
  name: "card-living",
  sql: `SELECT key, name, uid, etag, octet_count, modified_ms, index_revision FROM callingcard.card
        WHERE book = $1 AND name = $2 AND deleted_rev IS NULL`,
};

const UPSERT: Statement = {
  name: "card-upsert",
  sql: `INSERT INTO callingcard.card (book, name, uid, etag, octet_count, modified_ms, changed_rev,
                                      index_revision)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (book, name) DO UPDATE SET
          uid = excluded.uid, etag = excluded.etag, octet_count = excluded.octet_count,
          modified_ms = excluded.modified_ms, changed_rev = excluded.changed_rev,
          index_revision = excluded.index_revision, deleted_rev = NULL
        RETURNING key`,
};

const BURY: Statement = {
  name: "card-bury",
  sql: `UPDATE callingcard.card SET deleted_rev = $2, changed_rev = $2, modified_ms = $3
        WHERE key = $1`,
};

/**
 * Writes of cards, each decided inside its transaction while its book is held, and how much they come to.
 *
 * @param indexRevision Revision of the code that makes the entries.
 * @param now The clock: when a card was deleted, in milliseconds since 1970.
 * @internal
 */
export function createCardWrites(
  database: Database,
  indexRevision: string,
  now: () => number,
): Pick<AddressBookStore, "usedOctets" | "putCard" | "deleteCard" | "transferCard"> {
  const write = createWriteQueue(database);

  async function remove(
    queries: Queries,
    book: LockedBook,
    name: string,
    condition: WriteCondition,
  ): Promise<DeleteResult> {
    const current = await queries.get<LivingCard>(LIVING, book.key, name);
    if (current === undefined) return { kind: "not-found" };
    const [key, , , etag, octetCount] = current;
    const gone = { before: true, after: false };
    const isAllowed =
      holdsFor(condition, etag) && (await permitsCard(queries, book, condition, [name, gone]));
    if (!isAllowed) return { kind: "precondition-failed" };
    const revision = takeRevision(book, -octetCount);
    await queries.change(BURY, key, revision, now());
    await removeContents(queries, key);
    await removeLocksOf(queries, book, name);
    return { kind: "deleted", revision };
  }

  async function transfer(
    queries: Queries,
    books: ReadonlyMap<string, LockedBook>,
    [from, to]: readonly [CardAddress, CardAddress],
    { move, overwrite, quotaOctets }: TransferOptions,
    condition: WriteCondition,
  ): Promise<TransferResult> {
    const fromBook = books.get(from.book);
    const source =
      fromBook === undefined
        ? undefined
        : await queries.get<LivingCard>(LIVING, fromBook.key, from.name);
    if (fromBook === undefined || source === undefined) return { kind: "not-found" };
    const [sourceKey, , uid, etag, octetCount, modifiedMs, indexedBy] = source;
    const leaves = (locks: readonly StoredLock[]): readonly WrittenName[] =>
      move ? writtenNames(locks, from.name, { before: true, after: false }) : [];
    const mayLeave =
      holdsFor(condition, etag) && (await permits(queries, fromBook, condition, leaves));
    if (!mayLeave) return { kind: "precondition-failed" };
    const toBook = books.get(to.book);
    if (toBook === undefined) return { kind: "no-book" };
    const concerned = await queries.all<LivingCard>(CONCERNED, toBook.key, to.name, uid);
    const target = concerned.find(([, name]) => name === to.name);
    const come = { before: target !== undefined, after: true };
    if (!(await permitsCard(queries, toBook, targetCondition(condition), [to.name, come]))) {
      return { kind: "precondition-failed" };
    }
    const isTaken = target !== undefined && (!overwrite || target[0] === sourceKey);
    if (isTaken) return { kind: "exists" };
    const staying = move ? concerned.filter(([key]) => key !== sourceKey) : concerned;
    const conflict = uidConflict(staying, { name: to.name, uid });
    if (conflict !== undefined) return conflict;
    const growth = octetCount - (target?.[4] ?? 0);
    const freed = move && fromBook.owner === toBook.owner ? octetCount : 0;
    const isOver = await exceedsQuota(queries, toBook, growth - freed, quotaOctets);
    if (isOver) return { kind: "quota-exceeded" };

    // A moved card is buried first: its UID must be free for the row it moves to.
    if (move) {
      await queries.change(BURY, sourceKey, takeRevision(fromBook, -octetCount), now());
    }
    const card = { name: to.name, uid, etag, octetCount, modifiedMs, indexRevision: indexedBy };
    const key = await writeRow(queries, toBook, takeRevision(toBook, growth), card);
    await copyContents(queries, sourceKey, { book: toBook.key, card: key });
    if (move) {
      await removeContents(queries, sourceKey);
      await removeLocksOf(queries, fromBook, from.name);
    }
    return { kind: target === undefined ? "created" : "replaced" };
  }

  return {
    usedOctets: (owner) => usedOctets(database, owner),
    putCard: (id, card, condition, options = {}) =>
      write<PutResult>(id, async (queries, book) =>
        book === undefined
          ? { kind: "no-book" }
          : put(queries, book, { ...card, indexRevision }, condition, options),
      ),
    deleteCard: (id, name, condition) =>
      write<DeleteResult>(id, async (queries, book) =>
        book === undefined ? { kind: "not-found" } : remove(queries, book, name, condition),
      ),
    transferCard: (from, to, options, condition) =>
      database.transaction((queries) =>
        withBooks(queries, [from.book, to.book], (books) =>
          transfer(queries, books, [from, to], options, condition),
        ),
      ),
  };
}

// Whether a write may happen to a card, or to a name without one.
function permitsCard(
  queries: Queries,
  book: LockedBook,
  condition: WriteCondition,
  [name, isThere]: readonly [
    name: string,
    isThere: { readonly before: boolean; readonly after: boolean },
  ],
): Promise<boolean> {
  return permits(queries, book, condition, (locks) => writtenNames(locks, name, isThere));
}

async function put(
  queries: Queries,
  book: LockedBook,
  card: NewCard & { readonly indexRevision: string },
  condition: WriteCondition,
  { quotaOctets }: WriteOptions,
): Promise<PutResult> {
  const concerned = await queries.all<LivingCard>(CONCERNED, book.key, card.name, card.uid);
  const current = concerned.find(([, name]) => name === card.name);
  const isThere = { before: current !== undefined, after: true };
  const isAllowed =
    holdsFor(condition, current?.[3]) &&
    (await permitsCard(queries, book, condition, [card.name, isThere]));
  if (!isAllowed) return { kind: "precondition-failed" };
  const conflict = uidConflict(concerned, card);
  if (conflict !== undefined) return conflict;
  const growth = card.octets.length - (current?.[4] ?? 0);
  const isOver = await exceedsQuota(queries, book, growth, quotaOctets);
  if (isOver) return { kind: "quota-exceeded" };
  const revision = takeRevision(book, growth);
  const key = await writeRow(queries, book, revision, {
    ...card,
    octetCount: card.octets.length,
  });
  await writeContents(queries, { book: book.key, card: key }, card.octets, card.index);
  return { kind: current === undefined ? "created" : "replaced", revision };
}

/**
 * Which card stands against writing a UID under a name (RFC 6352 section 6.3.2.1 no-uid-conflict):
 * another one with that UID, or the one of that name when it has another UID.
 *
 * @param concerned The living cards of that name or UID.
 * @internal
 */
function uidConflict(
  concerned: readonly LivingCard[],
  { name, uid }: { readonly name: string; readonly uid: string },
): { readonly kind: "uid-conflict"; readonly name: string } | undefined {
  const holder = concerned.find((card) => card[2] === uid && card[1] !== name);
  if (holder !== undefined) return { kind: "uid-conflict", name: holder[1] };
  const differs = concerned.some((card) => card[1] === name && card[2] !== uid);
  return differs ? { kind: "uid-conflict", name } : undefined;
}

async function writeRow(
  queries: Queries,
  book: LockedBook,
  revision: number,
  { name, uid, etag, octetCount, modifiedMs, indexRevision }: CardContent,
): Promise<number> {
  const row = await queries.get<readonly [key: number]>(
    UPSERT,
    book.key,
    name,
    uid,
    etag,
    octetCount,
    modifiedMs,
    revision,
    indexRevision,
  );
  if (row === undefined) throw new Error("upsert returned no row");
  return row[0];
}
