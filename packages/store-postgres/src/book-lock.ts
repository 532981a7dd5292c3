import { isBookId } from "./book-id.ts";
import type { Queries, Statement } from "./queries.ts";
import type { Transaction } from "./transaction.ts";

/**
 * A book whose row a transaction holds, so that no other one takes a revision of it before the commit:
 * the order of revisions is the order of commits.
 */
export interface LockedBook {
  readonly id: string;
  readonly key: number;
  readonly owner: string;
  /** The revision that was taken last. */
  revision: number;
  /** Of its living cards. */
  octetCount: number;
  /** Of all older cards that were ever remembered. */
  olderOctets: number;
  /** Whether a revision was taken. */
  isChanged: boolean;
  /** The latest end that a lock of the book ever had, in milliseconds since 1970. */
  readonly lockedUntilMs: number;
}

type BookRow = readonly [
  id: string,
  key: number,
  owner: string,
  revision: number,
  octetCount: number,
  olderOctets: number,
  lockedUntilMs: number,
];

// FOR NO KEY UPDATE lets rows that refer to the book be looked up meanwhile.
const LOCK: Statement = {
  name: "book-lock",
  sql: `SELECT id, key, owner, revision, octet_count, older_octets, locked_until_ms
        FROM callingcard.book WHERE id = ANY ($1::uuid[])
        ORDER BY key FOR NO KEY UPDATE`,
};

const UPDATE_REVISION: Statement = {
  name: "book-revision",
  sql: `UPDATE callingcard.book SET revision = $2, octet_count = $3, older_octets = $4
        WHERE key = $1`,
};

/**
 * Runs writes while books are held, and stores the revisions that were taken.
 *
 * @param ids Ids of the books; those that do not exist are left out.
 * @param run Gets the books that exist, by their ids.
 * @internal
 */
export async function withBooks<T>(
  transaction: Transaction,
  ids: readonly string[],
  run: (books: ReadonlyMap<string, LockedBook>) => Promise<T>,
): Promise<T> {
  const books = await lockBooks(transaction, ids);
  const value = await run(books);
  storeRevisions(transaction, books);
  return value;
}

/**
 * Takes hold of books, always in the same order.
 *
 * @param ids Ids of the books; those that do not exist are left out.
 * @internal
 */
export async function lockBooks(
  queries: Queries,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LockedBook>> {
  const rows = await queries.all<BookRow>(LOCK, ids.filter(isBookId));
  return new Map(
    rows.map(([id, key, owner, revision, octetCount, olderOctets, lockedUntilMs]) => [
      id,
      { id, key, owner, revision, octetCount, olderOctets, lockedUntilMs, isChanged: false },
    ]),
  );
}

/**
 * Stores the revisions that were taken of books.
 *
 * @internal
 */
export function storeRevisions(
  { send }: Transaction,
  books: ReadonlyMap<string, LockedBook>,
): void {
  for (const { key, revision, octetCount, olderOctets, isChanged } of books.values()) {
    if (isChanged) send(UPDATE_REVISION, key, revision, octetCount, olderOctets);
  }
}

/**
 * Takes the next revision of a book.
 *
 * @param growth By how many octets its cards become more.
 * @internal
 */
export function takeRevision(book: LockedBook, growth: number): number {
  book.isChanged = true;
  book.revision += 1;
  book.octetCount += growth;
  return book.revision;
}
