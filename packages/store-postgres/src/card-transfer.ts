import {
  type CardAddress,
  holdsFor,
  type StoredLock,
  targetCondition,
  type TransferOptions,
  type TransferResult,
  type WriteCondition,
  type WrittenName,
  writtenNames,
} from "@callingcard/carddav-server/store";
import { permits, permitsCard } from "./book-condition.ts";
import { type LockedBook, takeRevision } from "./book-lock.ts";
import { copyContents, removeContents } from "./card-contents.ts";
import { type Concern, uidConflict } from "./living-cards.ts";
import { removeLocksOf } from "./lock-rows.ts";
import type { Queries, Statement } from "./queries.ts";
import type { Transaction } from "./transaction.ts";
import { exceedsQuota } from "./used-octets.ts";
import type { WriteLog } from "./write-log.ts";

type TransferRow = readonly [
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

const COLUMNS = "key, name, uid, etag, octet_count, modified_ms, index_revision";

const LIVING: Statement = {
  name: "card-living",
  sql: `SELECT ${COLUMNS} FROM callingcard.card
        WHERE book = $1 AND name = $2 AND deleted_rev IS NULL`,
};

/** The living cards that a write of a name and a UID has to do with: at most two. */
const CONCERNED: Statement = {
  name: "cards-concerned",
  sql: `SELECT ${COLUMNS} FROM callingcard.card
        WHERE book = $1 AND (name = $2 OR uid = $3) AND deleted_rev IS NULL`,
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

/** What a transfer needs beside its tables. */
interface TransferContext {
  /** The clock: when a card was deleted, in milliseconds since 1970. */
  readonly now: () => number;
  /** Remembers a write. */
  readonly log: WriteLog;
}

/**
 * Copies or moves a card while both books are held.
 *
 * @internal
 */
export async function transferCard(
  transaction: Transaction,
  books: ReadonlyMap<string, LockedBook>,
  [from, to]: readonly [CardAddress, CardAddress],
  { move, overwrite, quotaOctets, author }: TransferOptions,
  condition: WriteCondition,
  { now, log }: TransferContext,
): Promise<TransferResult> {
  const fromBook = books.get(from.book);
  const source =
    fromBook === undefined
      ? undefined
      : await transaction.get<TransferRow>(LIVING, fromBook.key, from.name);
  if (fromBook === undefined || source === undefined) return { kind: "not-found" };
  const [sourceKey, , uid, etag, octetCount, modifiedMs, indexRevision] = source;
  const leaves = (locks: readonly StoredLock[]): readonly WrittenName[] =>
    move ? writtenNames(locks, from.name, { before: true, after: false }) : [];
  const mayLeave =
    holdsFor(condition, etag) && (await permits(transaction, fromBook, condition, leaves));
  if (!mayLeave) return { kind: "precondition-failed" };
  const toBook = books.get(to.book);
  if (toBook === undefined) return { kind: "no-book" };
  const concerned = await transaction.all<TransferRow>(CONCERNED, toBook.key, to.name, uid);
  const target = concerned.find(([, name]) => name === to.name);
  const come = { before: target !== undefined, after: true };
  if (!(await permitsCard(transaction, toBook, targetCondition(condition), [to.name, come]))) {
    return { kind: "precondition-failed" };
  }
  const isTaken = target !== undefined && (!overwrite || target[0] === sourceKey);
  if (isTaken) return { kind: "exists" };
  const staying = move ? concerned.filter(([key]) => key !== sourceKey) : concerned;
  const conflict = uidConflict(staying.map(toConcerned), { name: to.name, uid });
  if (conflict !== undefined) return conflict;
  const growth = octetCount - (target?.[4] ?? 0);
  const freed = move && fromBook.owner === toBook.owner ? octetCount : 0;
  const isOver = await exceedsQuota(transaction, toBook, growth - freed, quotaOctets);
  if (isOver) return { kind: "quota-exceeded" };

  // A moved card is buried first: its UID must be free for the row it moves to.
  if (move) {
    const left = takeRevision(fromBook, -octetCount);
    const before = { etag, octetCount };
    log(transaction, fromBook, {
      revision: left,
      name: from.name,
      author,
      before,
      after: undefined,
    });
    transaction.send(BURY, sourceKey, left, now());
  }
  const revision = takeRevision(toBook, growth);
  const before = target && { etag: target[3], octetCount: target[4] };
  log(transaction, toBook, { revision, name: to.name, author, before, after: etag });
  const card = { name: to.name, uid, etag, octetCount, modifiedMs, indexRevision };
  const key = await writeRow(transaction, toBook, revision, card);
  await copyContents(transaction, sourceKey, { book: toBook.key, card: key });
  if (move) {
    await removeContents(transaction, sourceKey);
    await removeLocksOf(transaction, fromBook, from.name);
  }
  return { kind: target === undefined ? "created" : "replaced" };
}

function toConcerned([, name, uid]: TransferRow): Required<Concern> {
  return { name, uid };
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
