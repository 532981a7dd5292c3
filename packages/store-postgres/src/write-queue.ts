import { type LockedBook, lockBooks, storeRevisions } from "./book-lock.ts";
import { type Concern, type LivingCards, readLivingCards } from "./living-cards.ts";
import type { Database } from "./queries.ts";
import type { Transaction } from "./transaction.ts";

/** Most writes of one transaction: bounds how long a book is held. */
const MAX_WRITES_PER_COMMIT = 64;

/** A book that is held, with the cards that the write has to do with. */
export interface HeldBook {
  readonly book: LockedBook;
  readonly cards: LivingCards;
}

/** A write to a book, decided while the book is held; `undefined` stands for a book that does not exist. */
export type BookWrite<T> = (transaction: Transaction, held: HeldBook | undefined) => Promise<T>;

interface QueuedWrite {
  readonly concern: Concern;
  /** Runs the write and keeps what it returned. */
  readonly run: BookWrite<void>;
  /** Called after the commit. */
  readonly settle: () => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Makes a function that runs writes, those that come while a commit of the same book is under way
 * together in the next one: a book takes one commit at a time, so each for itself would wait for all
 * before it.
 *
 * @returns Runs a write; resolved with what it returned once the commit is on disk.
 * @internal
 */
export function createWriteQueue(
  database: Database,
): <T>(id: string, concern: Concern, write: BookWrite<T>) => Promise<T> {
  const waiting = new Map<string, QueuedWrite[]>();

  async function drain(id: string, queue: QueuedWrite[]): Promise<void> {
    while (queue.length > 0) await commit(id, queue.splice(0, MAX_WRITES_PER_COMMIT));
    waiting.delete(id);
  }

  async function commit(id: string, batch: readonly QueuedWrite[]): Promise<void> {
    try {
      await database.transaction((transaction) => runAll(transaction, id, batch));
    } catch (error) {
      await failOrSeparate(id, batch, error);
      return;
    }
    for (const { settle } of batch) settle();
  }

  // One write that cannot be done must not take the others with it.
  async function failOrSeparate(
    id: string,
    batch: readonly QueuedWrite[],
    error: unknown,
  ): Promise<void> {
    const [only, ...others] = batch;
    if (others.length === 0) only?.fail(error);
    else for (const write of batch) await commit(id, [write]);
  }

  return (id, concern, write) =>
    new Promise((resolve, reject) => {
      let outcome: { readonly value: Awaited<ReturnType<typeof write>> } | undefined;
      const queued: QueuedWrite = {
        concern,
        run: async (transaction, held) => {
          outcome = { value: await write(transaction, held) };
        },
        settle: () => {
          if (outcome !== undefined) resolve(outcome.value);
        },
        fail: reject,
      };
      const queue = waiting.get(id);
      if (queue !== undefined) {
        queue.push(queued);
        return;
      }
      const started = [queued];
      waiting.set(id, started);
      void drain(id, started);
    });
}

// What all writes have to do with is asked for once, together with the hold on the book.
async function runAll(
  transaction: Transaction,
  id: string,
  batch: readonly QueuedWrite[],
): Promise<void> {
  const concerns = batch.map(({ concern }) => concern);
  const [books, cards] = await Promise.all([
    lockBooks(transaction, [id]),
    readLivingCards(transaction, id, concerns),
  ]);
  const book = books.get(id);
  const held = book === undefined ? undefined : { book, cards };
  for (const { run } of batch) await run(transaction, held);
  storeRevisions(transaction, books);
}
