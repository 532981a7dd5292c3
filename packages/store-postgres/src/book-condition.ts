import {
  type BookCondition,
  permitsWrite,
  type StoredLock,
  type WrittenName,
  writtenNames,
} from "@callingcard/carddav-server/store";
import type { LockedBook } from "./book-lock.ts";
import { livingLocks } from "./lock-rows.ts";
import type { Queries } from "./queries.ts";

/**
 * Tells whether a write may happen to a book that is held.
 *
 * @param names What the write changes, by the locks of the book.
 * @internal
 */
export async function permits(
  queries: Queries,
  book: LockedBook,
  condition: BookCondition,
  names: (locks: readonly StoredLock[]) => readonly WrittenName[],
): Promise<boolean> {
  const { revision, locks: submitted } = condition;
  if (revision !== undefined && revision !== book.revision) return false;
  if (submitted === undefined) return true;
  const locks = await livingLocks(queries, book, submitted.nowMs);
  return permitsWrite(condition, locks, names(locks));
}

/**
 * Tells whether a write may happen to a card of a book that is held, or to a name without one.
 *
 * @param isThere Whether there is a card of the name, and whether there will be.
 * @internal
 */
export function permitsCard(
  queries: Queries,
  book: LockedBook,
  condition: BookCondition,
  [name, isThere]: readonly [
    name: string,
    isThere: { readonly before: boolean; readonly after: boolean },
  ],
): Promise<boolean> {
  return permits(queries, book, condition, (locks) => writtenNames(locks, name, isThere));
}
