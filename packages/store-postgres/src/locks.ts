import {
  type AddLockResult,
  boundNames,
  COLLECTION_TAG,
  conflictingLocks,
  holdsFor,
  type LockOptions,
  type LockStore,
  type StoredLock,
} from "@callingcard/carddav-server/store";
import { permits } from "./book-condition.ts";
import { isBookId } from "./book-id.ts";
import { type LockedBook, withBooks } from "./book-lock.ts";
import { insertLock, livingLocks, prolongLock, toLock } from "./lock-rows.ts";
import type { Database, Queries, Statement } from "./queries.ts";

const LISTED: Statement = {
  name: "locks-listed",
  sql: `SELECT token, l.name, depth, scope, account, l.owner, expires_ms
        FROM callingcard.write_lock l JOIN callingcard.book b ON b.key = l.book
        WHERE b.id = $1 AND expires_ms > $2 ORDER BY l.key`,
};

const REMOVE: Statement = {
  name: "lock-remove",
  sql: `DELETE FROM callingcard.write_lock
        WHERE token = $2 AND book = (SELECT key FROM callingcard.book WHERE id = $1)`,
};

const TAG: Statement = {
  name: "card-tag",
  sql: `SELECT etag FROM callingcard.card
        WHERE book = $1 AND name = $2 AND deleted_rev IS NULL`,
};

/**
 * The locks of a store, each made while its book is held.
 *
 * @internal
 */
export function createLocks(database: Database): LockStore {
  function whileHeld<T>(
    id: string,
    run: (queries: Queries, book: LockedBook | undefined) => Promise<T>,
  ): Promise<T> {
    return database.transaction((queries) =>
      withBooks(queries, [id], (books) => run(queries, books.get(id))),
    );
  }

  return {
    listLocks: async (id, nowMs) => {
      if (!isBookId(id)) return [];
      return (await database.all<Parameters<typeof toLock>[0]>(LISTED, id, nowMs)).map(toLock);
    },
    addLock: (id, lock, options) =>
      whileHeld<AddLockResult>(id, async (queries, book) =>
        book === undefined ? { kind: "no-book" } : add(queries, book, lock, options),
      ),
    refreshLock: (id, token, { expiresMs, nowMs }) =>
      whileHeld(id, async (queries, book) => {
        const locks = book === undefined ? [] : await livingLocks(queries, book, nowMs);
        const lock = locks.find((living) => living.token === token);
        if (book === undefined || lock === undefined) return undefined;
        const refreshed = { ...lock, expiresMs };
        await prolongLock(queries, book, refreshed);
        return refreshed;
      }),
    removeLock: async (id, token) =>
      isBookId(id) && (await database.change(REMOVE, id, token)) === 1,
  };
}

async function add(
  queries: Queries,
  book: LockedBook,
  lock: StoredLock,
  { condition, nowMs, maxLocks }: LockOptions,
): Promise<AddLockResult> {
  const { name } = lock;
  const etag = name === undefined ? COLLECTION_TAG : await tagOf(queries, book, name);
  const isMapped = etag !== undefined;
  const isAllowed =
    holdsFor(condition, etag) &&
    (await permits(queries, book, condition, (locks) => boundNames(locks, name, isMapped)));
  if (!isAllowed) return { kind: "precondition-failed" };
  const living = await livingLocks(queries, book, nowMs);
  const locks = conflictingLocks(living, lock);
  if (locks.length > 0) return { kind: "conflict", locks };
  if (living.length >= maxLocks) return { kind: "too-many" };
  await insertLock(queries, book, lock, nowMs);
  return { kind: "added", isMapped };
}

async function tagOf(
  queries: Queries,
  book: LockedBook,
  name: string,
): Promise<string | undefined> {
  return (await queries.get<readonly [etag: string]>(TAG, book.key, name))?.[0];
}
