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
import type { CardContents } from "./card-contents.ts";
import type { CardTable } from "./card-table.ts";
import type { CardWriteContext } from "./card-writes.ts";

/**
 * Makes what copies and moves cards, inside a transaction.
 *
 * @internal
 */
export function createCardTransfer(
  table: CardTable,
  contents: CardContents,
  { now, permits, locks, log }: CardWriteContext,
): (
  from: CardAddress,
  to: CardAddress,
  options: TransferOptions,
  condition: WriteCondition,
) => TransferResult {
  return (from, to, { move, overwrite, quotaOctets = Infinity, author }, condition) => {
    const source = table.target(from.book, from.name);
    const moved = source?.card;
    if (source === undefined || moved === undefined) return { kind: "not-found" };
    const leaves = (held: readonly StoredLock[]): readonly WrittenName[] =>
      move ? writtenNames(held, from.name, { before: true, after: false }) : [];
    if (!holdsFor(condition, moved.etag) || !permits(source.book, condition, leaves)) {
      return { kind: "precondition-failed" };
    }
    const target = table.target(to.book, to.name);
    if (target === undefined) return { kind: "no-book" };
    const replaced = target.card;
    const isThere = { before: replaced !== undefined, after: true };
    const arrives = (held: readonly StoredLock[]): readonly WrittenName[] =>
      writtenNames(held, to.name, isThere);
    if (!permits(target.book, targetCondition(condition), arrives)) {
      return { kind: "precondition-failed" };
    }
    const isTaken = replaced !== undefined && (!overwrite || replaced.key === moved.key);
    if (isTaken) return { kind: "exists" };
    const card = { ...moved, name: to.name };
    const conflict = table.uidConflict(target, card, move ? moved.key : undefined);
    if (conflict !== undefined) return conflict;

    const freed = move && source.owner === target.owner ? moved.octetCount : 0;
    const growth = moved.octetCount - (replaced?.octetCount ?? 0);
    if (table.exceedsQuota(target.owner, growth - freed, quotaOctets)) {
      return { kind: "quota-exceeded" };
    }

    // A moved card is buried first: its UID must be free for the row it moves to.
    let last = target.revision;
    if (move) {
      const left = table.takeRevision(source, -moved.octetCount);
      const { book } = source;
      log({ book, revision: left, name: from.name, author, before: moved, after: undefined });
      table.bury(moved.key, left, now());
      if (target.book === source.book) last = left;
    }
    const { book } = target;
    const revision = table.takeRevision({ book, revision: last }, growth);
    log({ book, revision, name: to.name, author, before: replaced, after: moved.etag });
    const key = table.writeRow(target, revision, card);
    contents.copy(moved.key, { book, key });
    if (move) {
      contents.remove({ book: source.book, key: moved.key });
      if (source.hasLocks) locks.removeOf(source.book, from.name);
    }
    return { kind: replaced === undefined ? "created" : "replaced" };
  };
}
