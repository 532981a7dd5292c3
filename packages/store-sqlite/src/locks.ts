import type { DatabaseSync } from "node:sqlite";
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
import type { BookJudge } from "./book-condition.ts";
import type { CommitQueue } from "./commit-queue.ts";
import type { LockRows } from "./lock-rows.ts";
import { prepareValue } from "./rows.ts";

/**
 * The locks of a store, each made inside a transaction.
 *
 * @internal
 */
export function createLocks(
  database: DatabaseSync,
  queue: CommitQueue,
  { rows, permits }: { readonly rows: LockRows; readonly permits: BookJudge },
): LockStore {
  const bookKey = prepareValue<number>(database, "SELECT key FROM book WHERE id = ?");
  const tagOf = prepareValue<string>(
    database,
    "SELECT etag FROM card WHERE book = ? AND name = ? AND deleted_rev IS NULL",
  );

  function add(id: string, lock: StoredLock, options: LockOptions): AddLockResult {
    const { condition, nowMs, maxLocks } = options;
    const book = bookKey(id);
    if (book === undefined) return { kind: "no-book" };
    const { name } = lock;
    const etag = name === undefined ? COLLECTION_TAG : tagOf(book, name);
    const isMapped = etag !== undefined;
    const isAllowed =
      holdsFor(condition, etag) &&
      permits(book, condition, (locks) => boundNames(locks, name, isMapped));
    if (!isAllowed) return { kind: "precondition-failed" };
    rows.removeExpired(book, nowMs);
    const living = rows.living(book, nowMs);
    const locks = conflictingLocks(living, lock);
    if (locks.length > 0) return { kind: "conflict", locks };
    if (living.length >= maxLocks) return { kind: "too-many" };
    rows.insert(book, lock);
    return { kind: "added", isMapped };
  }

  return {
    listLocks: async (id, nowMs) => {
      const book = bookKey(id);
      return book === undefined ? [] : rows.living(book, nowMs);
    },
    addLock: (id, lock, options) => queue.write(() => add(id, lock, options)),
    refreshLock: (id, token, { expiresMs, nowMs }) =>
      queue.write(() => {
        const book = bookKey(id);
        if (book === undefined) return undefined;
        const lock = rows.living(book, nowMs).find((living) => living.token === token);
        if (lock === undefined) return undefined;
        rows.prolong(book, token, expiresMs);
        return { ...lock, expiresMs };
      }),
    removeLock: (id, token) =>
      queue.write(() => {
        const book = bookKey(id);
        return book !== undefined && rows.remove(book, token);
      }),
  };
}
