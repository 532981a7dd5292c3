import {
  type AddressBookStore,
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
import { createWriteQueue, type HeldBook } from "./write-queue.ts";
import { sendBurial, sendCard } from "./written-card.ts";

/**
 * Writes of cards, each decided inside its transaction while its book is held, and how much they come to.
 *
 * @param indexRevision Revision of the code that makes the entries.
 * @param now The clock: when a card was deleted, in milliseconds since 1970.
 * @internal
 */
export function createCardWrites(
  database: Database,
  indexRevision: string,
  now: () => number,
): Pick<AddressBookStore, "usedOctets" | "putCard" | "deleteCard" | "transferCard"> {
  const write = createWriteQueue(database);
  return {
    usedOctets: (owner) => usedOctets(database, owner),
    putCard: (id, card, condition, options = {}) =>
      write<PutResult>(id, card, async (transaction, held) =>
        held === undefined
          ? { kind: "no-book" }
          : put(transaction, held, { ...card, indexRevision }, condition, options),
      ),
    deleteCard: (id, name, condition) =>
      write<DeleteResult>(id, { name }, async (transaction, held) =>
        held === undefined
          ? { kind: "not-found" }
          : remove(transaction, held, name, condition, now),
      ),
    transferCard: (from, to, options, condition) =>
      database.transaction((transaction) =>
        withBooks(transaction, [from.book, to.book], (books) =>
          transferCard(transaction, books, [from, to], options, condition, now),
        ),
      ),
  };
}

async function put(
  transaction: Transaction,
  { book, cards }: HeldBook,
  card: NewCard & { readonly indexRevision: string },
  condition: WriteCondition,
  { quotaOctets }: WriteOptions,
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
  sendCard(transaction, book, revision, card);
  cards.set({ name, uid, etag, octetCount: octets.length });
  return { kind: current === undefined ? "created" : "replaced", revision };
}

async function remove(
  transaction: Transaction,
  { book, cards }: HeldBook,
  name: string,
  condition: WriteCondition,
  now: () => number,
): Promise<DeleteResult> {
  const current = cards.find(name);
  if (current === undefined) return { kind: "not-found" };
  const gone = { before: true, after: false };
  const isAllowed =
    holdsFor(condition, current.etag) &&
    (await permitsCard(transaction, book, condition, [name, gone]));
  if (!isAllowed) return { kind: "precondition-failed" };
  const revision = takeRevision(book, -current.octetCount);
  sendBurial(transaction, book, revision, { name, modifiedMs: now() });
  cards.remove(name);
  await removeLocksOf(transaction, book, name);
  return { kind: "deleted", revision };
}
