import type { DatabaseSync } from "node:sqlite";
import {
  type AddressBookStore,
  type Authored,
  type DeleteResult,
  holdsFor,
  type NewCard,
  type PutResult,
  type WriteCondition,
  type WriteOptions,
  writtenNames,
} from "@callingcard/carddav-server/store";
import type { BookJudge } from "./book-condition.ts";
import { createCardContents } from "./card-contents.ts";
import { createCardTable, type Target } from "./card-table.ts";
import { createCardTransfer } from "./card-transfer.ts";
import type { CommitQueue } from "./commit-queue.ts";
import { SqliteStoreError } from "./error.ts";
import type { LockRows } from "./lock-rows.ts";
import type { LoggedWrite } from "./write-log.ts";

/** What writes of cards need beside the tables of cards. */
export interface CardWriteContext {
  /** The clock: when a card was deleted, in milliseconds since 1970. */
  readonly now: () => number;
  /** What a write asks of its book. */
  readonly permits: BookJudge;
  readonly locks: LockRows;
  /** Remembers a write. */
  readonly log: (write: LoggedWrite) => void;
}

/**
 * Writes of cards, each decided inside its transaction, and how much they come to.
 *
 * @internal
 */
export function createCardWrites(
  database: DatabaseSync,
  queue: CommitQueue,
  context: CardWriteContext,
): Pick<AddressBookStore, "usedOctets" | "putCard" | "deleteCard" | "transferCard"> {
  const { now, permits, locks, log } = context;
  const table = createCardTable(database);
  const contents = createCardContents(database);
  const transfer = createCardTransfer(table, contents, context);

  // Whether a write may happen to a card, or to a name without one.
  function permitsCard(
    { book, card, hasLocks }: Target,
    condition: WriteCondition,
    name: string,
    isThereAfter: boolean,
  ): boolean {
    if (!holdsFor(condition, card?.etag)) return false;
    const isThere = { before: card !== undefined, after: isThereAfter };
    return permits(book, condition, (held) => writtenNames(held, name, isThere), hasLocks);
  }

  function put(
    id: string,
    card: NewCard,
    condition: WriteCondition,
    { quotaOctets = Infinity, author }: WriteOptions,
  ): PutResult {
    const { name, uid, etag, octets, modifiedMs } = card;
    const target = table.target(id, name);
    if (target === undefined) return { kind: "no-book" };
    if (!permitsCard(target, condition, name, true)) return { kind: "precondition-failed" };
    const conflict = table.uidConflict(target, card);
    if (conflict !== undefined) return conflict;
    const { book, owner, card: before } = target;
    const octetCount = octets.length;
    const growth = octetCount - (before?.octetCount ?? 0);
    if (table.exceedsQuota(owner, growth, quotaOctets)) return { kind: "quota-exceeded" };
    const revision = table.takeRevision(target, growth);
    log({ book, revision, name, author, before, after: etag });
    const key = table.writeRow(target, revision, { name, uid, etag, octetCount, modifiedMs });
    if (before === undefined) {
      contents.insert({ book, key }, octets, card.index);
      return { kind: "created", revision };
    }
    contents.update({ book, key }, octets, card.index);
    return { kind: "replaced", revision };
  }

  function remove(
    id: string,
    name: string,
    condition: WriteCondition,
    { author }: Authored,
  ): DeleteResult {
    const target = table.target(id, name);
    const before = target?.card;
    if (target === undefined || before === undefined) return { kind: "not-found" };
    if (!permitsCard(target, condition, name, false)) return { kind: "precondition-failed" };
    const { book } = target;
    const revision = table.takeRevision(target, -before.octetCount);
    log({ book, revision, name, author, before, after: undefined });
    table.bury(before.key, revision, now());
    contents.remove({ book, key: before.key });
    if (target.hasLocks) locks.removeOf(book, name);
    return { kind: "deleted", revision };
  }

  return {
    usedOctets: async (owner) => table.usedOctets(owner),
    putCard: (id, card, condition, options = {}) =>
      queue.write(() => put(id, card, condition, options)),
    deleteCard: async (id, name, condition, options = {}) => {
      const write = (authored: Authored): Promise<DeleteResult> =>
        queue.write(() => remove(id, name, condition, authored));
      try {
        return await write(options);
      } catch (error) {
        // A deletion makes room: it does not fail for want of the room to remember it.
        const isFull = error instanceof SqliteStoreError && error.code === "full";
        if (!isFull || options.author === undefined) throw error;
        return write({});
      }
    },
    transferCard: (from, to, options, condition) =>
      queue.write(() => transfer(from, to, options, condition)),
  };
}
