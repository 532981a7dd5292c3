import type { DatabaseSync } from "node:sqlite";
import {
  type BookCondition,
  permitsWrite,
  type StoredLock,
  type WrittenName,
} from "@callingcard/carddav-server/store";
import type { LockRows } from "./lock-rows.ts";
import { prepareValue } from "./rows.ts";

/**
 * Tells whether a write of a book may happen, inside its transaction.
 *
 * @param book Key of the book.
 * @param names What the write changes, by the locks of the book.
 * @param mayHaveLocks Whether the book has locks, as far as is known. Default: true.
 */
export type BookJudge = (
  book: number,
  condition: BookCondition,
  names: (locks: readonly StoredLock[]) => readonly WrittenName[],
  mayHaveLocks?: boolean,
) => boolean;

/**
 * Makes the judge of what a write asks of a book.
 *
 * @internal
 */
export function createBookJudge(database: DatabaseSync, rows: LockRows): BookJudge {
  const revisionOf = prepareValue<number>(database, "SELECT revision FROM book WHERE key = ?");
  return (book, condition, names, mayHaveLocks = true) => {
    const { revision, locks: submitted } = condition;
    if (revision !== undefined && revision !== revisionOf(book)) return false;
    if (submitted === undefined) return true;
    const locks = mayHaveLocks ? rows.living(book, submitted.nowMs) : [];
    return permitsWrite(condition, locks, names(locks));
  };
}
