import {
  type AddressBookStore,
  type Authored,
  type DeleteResult,
  holdsFor,
  type NewCard,
  type PutResult,
  type WriteCondition,
  type WriteOptions,
} from "@callingcard/carddav-server/store";
import { permitsCard } from "./book-condition.ts";
import { takeRevision, withBooks } from "./book-lock.ts";
import { transferCard } from "./card-transfer.ts";
import { uidConflict } from "./living-cards.ts";
import { removeLocksOf } from "./lock-rows.ts";
import type { Database } from "./queries.ts";
import type { Transaction } from "./transaction.ts";
import { exceedsQuota, usedOctets } from "./used-octets.ts";
import type { WriteLog } from "./write-log.ts";
import { createWriteQueue, type HeldBook } from "./write-queue.ts";
import { sendBurial, sendCard } from "./written-card.ts";

/** What writes of cards need beside their tables. */
export interface CardWriteContext {
  /** Revision of the code that makes the entries. */
  readonly indexRevision: string;
  /** The clock: when a card was deleted, in milliseconds since 1970. */
  readonly now: () => number;
  /** Remembers a write. */
  readonly log: WriteLog;
}

/**
 * Writes of cards, each decided inside its transaction while its book is held, and how much they come to.
 *
 * @internal
 */
export function createCardWrites(
  database: Database,
  context: CardWriteContext,
): Pick<AddressBookStore, "usedOctets" | "putCard" | "deleteCard" | "transferCard"> {
  const write = createWriteQueue(database);
  return {
    usedOctets: (owner) => usedOctets(database, owner),
    putCard: (id, card, condition, options = {}) =>
      write<PutResult>(id, card, async (transaction, held) =>
        held === undefined
          ? { kind: "no-book" }
          : put(transaction, held, card, condition, options, context),
      ),
    deleteCard: (id, name, condition, options = {}) =>
      write<DeleteResult>(id, { name }, async (transaction, held) =>
        held === undefined
          ? { kind: "not-found" }
          : remove(transaction, held, name, condition, options, context),
      ),
    transferCard: (from, to, options, condition) =>
      database.transaction((transaction) =>
        withBooks(transaction, [from.book, to.book], (books) =>
          transferCard(transaction, books, [from, to], options, condition, context),
        ),
      ),
  };
}

async function put(
  transaction: Transaction,
  { book, cards }: HeldBook,
  card: NewCard,
  condition: WriteCondition,
  { quotaOctets, author }: WriteOptions,
  { indexRevision, log }: CardWriteContext,
): Promise<PutResult> {
  const { name, uid, etag, octets } = card;
  const current = cards.find(name);
  const isThere = { before: current !== undefined, after: true };
  const isAllowed =
    holdsFor(condition, current?.etag) &&
    (await permitsCard(transaction, book, condition, [name, isThere]));
  if (!isAllowed) return { kind: "precondition-failed" };
  const conflict = uidConflict(cards.concernedBy(card), card);
  if (conflict !== undefined) return conflict;
  const growth = octets.length - (current?.octetCount ?? 0);
  const isOver = await exceedsQuota(transaction, book, growth, quotaOctets);
  if (isOver) return { kind: "quota-exceeded" };
  const revision = takeRevision(book, growth);
  log(transaction, book, { revision, name, author, before: current, after: etag });
  sendCard(transaction, book, revision, { ...card, indexRevision });
  cards.set({ name, uid, etag, octetCount: octets.length });
  return { kind: current === undefined ? "created" : "replaced", revision };
}

async function remove(
  transaction: Transaction,
  { book, cards }: HeldBook,
  name: string,
  condition: WriteCondition,
  { author }: Authored,
  { now, log }: CardWriteContext,
): Promise<DeleteResult> {
  const current = cards.find(name);
  if (current === undefined) return { kind: "not-found" };
  const gone = { before: true, after: false };
  const isAllowed =
    holdsFor(condition, current.etag) &&
    (await permitsCard(transaction, book, condition, [name, gone]));
  if (!isAllowed) return { kind: "precondition-failed" };
  const revision = takeRevision(book, -current.octetCount);
  log(transaction, book, { revision, name, author, before: current, after: undefined });
  sendBurial(transaction, book, revision, { name, modifiedMs: now() });
  cards.remove(name);
  await removeLocksOf(transaction, book, name);
  return { kind: "deleted", revision };
}
