import type { StoredLock } from "@callingcard/carddav-server/store";
import type { LockedBook } from "./book-lock.ts";
import type { Queries, Statement } from "./queries.ts";

type LockRow = readonly [
  token: string,
  name: string | null,
  depth: StoredLock["depth"],
  scope: StoredLock["scope"],
  user: string,
  owner: string | null,
  expiresMs: number,
];

const COLUMNS = "token, name, depth, scope, account, owner, expires_ms";

const LIVING: Statement = {
  name: "locks-living",
  sql: `SELECT ${COLUMNS} FROM callingcard.write_lock
        WHERE book = $1 AND expires_ms > $2 ORDER BY key`,
};

const INSERT: Statement = {
  name: "lock-insert",
  sql: `INSERT INTO callingcard.write_lock (book, ${COLUMNS})
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
};

const PROLONG: Statement = {
  name: "lock-prolong",
  sql: "UPDATE callingcard.write_lock SET expires_ms = $3 WHERE book = $1 AND token = $2",
};

const REMOVE_OF: Statement = {
  name: "locks-remove-of",
  sql: "DELETE FROM callingcard.write_lock WHERE book = $1 AND name = $2",
};

const REMOVE_EXPIRED: Statement = {
  name: "locks-remove-expired",
  sql: "DELETE FROM callingcard.write_lock WHERE book = $1 AND expires_ms <= $2",
};

const LOCKED_UNTIL: Statement = {
  name: "book-locked-until",
  sql: `UPDATE callingcard.book SET locked_until_ms = greatest(locked_until_ms, $2)
        WHERE key = $1`,
};

/**
 * The locks of a book that is held, and of its cards.
 *
 * @internal
 */
export async function livingLocks(
  queries: Queries,
  book: LockedBook,
  nowMs: number,
): Promise<readonly StoredLock[]> {
  if (book.lockedUntilMs <= nowMs) return [];
  return (await queries.all<LockRow>(LIVING, book.key, nowMs)).map(toLock);
}

/**
 * Keeps a lock of a book that is held, and forgets those whose time is over.
 *
 * @internal
 */
export async function insertLock(
  queries: Queries,
  book: LockedBook,
  lock: StoredLock,
  nowMs: number,
): Promise<void> {
  const { token, name, depth, scope, user, owner, expiresMs } = lock;
  await queries.change(REMOVE_EXPIRED, book.key, nowMs);
  await queries.change(
    INSERT,
    book.key,
    token,
    name ?? null,
    depth,
    scope,
    user,
    owner ?? null,
    expiresMs,
  );
  await queries.change(LOCKED_UNTIL, book.key, expiresMs);
}

/**
 * Gives a lock of a book that is held a new end.
 *
 * @internal
 */
export async function prolongLock(
  queries: Queries,
  book: LockedBook,
  { token, expiresMs }: StoredLock,
): Promise<void> {
  await queries.change(PROLONG, book.key, token, expiresMs);
  await queries.change(LOCKED_UNTIL, book.key, expiresMs);
}

/**
 * Removes the locks whose root is a card.
 *
 * @internal
 */
export async function removeLocksOf(
  queries: Queries,
  book: LockedBook,
  name: string,
): Promise<void> {
  if (book.lockedUntilMs > 0) await queries.change(REMOVE_OF, book.key, name);
}

/**
 * A lock as it is in its row.
 *
 * @internal
 */
export function toLock([token, name, depth, scope, user, owner, expiresMs]: LockRow): StoredLock {
  return {
    token,
    name: name ?? undefined,
    depth,
    scope,
    user,
    owner: owner ?? undefined,
    expiresMs,
  };
}
