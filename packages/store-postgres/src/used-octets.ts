import type { LockedBook } from "./book-lock.ts";
import type { Queries, Statement } from "./queries.ts";

const USED: Statement = {
  name: "octets-used",
  sql: `SELECT coalesce(sum(octet_count), 0)::bigint FROM callingcard.book WHERE owner = $1`,
};

const USED_BESIDE: Statement = {
  name: "octets-used-beside",
  sql: `SELECT coalesce(sum(octet_count), 0)::bigint FROM callingcard.book
        WHERE owner = $1 AND key <> $2`,
};

// Writes to two books of one owner would not see each other. Nothing else is waited for behind this lock, so
// that no two wait for each other.
const LOCK_OWNER: Statement = {
  name: "owner-lock",
  sql: "SELECT pg_advisory_xact_lock(hashtextextended('callingcard.quota/' || $1, 0))",
};

/**
 * Tells how many octets the living cards of an owner have.
 *
 * @internal
 */
export async function usedOctets(queries: Queries, owner: string): Promise<number> {
  const [octets = 0] = (await queries.get<readonly [octets: number]>(USED, owner)) ?? [];
  return octets;
}

/**
 * Tells whether a write would take more than its owner may have; no other one of this owner is decided until
 * the transaction ends.
 *
 * @param book The book that is written to, held.
 * @param growth By how many octets the cards of the owner become more.
 * @param quotaOctets Most octets; `undefined` for as many as one likes.
 * @internal
 */
export async function exceedsQuota(
  queries: Queries,
  book: LockedBook,
  growth: number,
  quotaOctets: number | undefined,
): Promise<boolean> {
  if (quotaOctets === undefined || growth <= 0) return false;
  await queries.change(LOCK_OWNER, book.owner);
  // What the transaction wrote to this book is not in its row yet.
  const row = await queries.get<readonly [octets: number]>(USED_BESIDE, book.owner, book.key);
  const [beside = 0] = row ?? [];
  return beside + book.octetCount + growth > quotaOctets;
}
