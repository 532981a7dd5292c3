import { StoreError } from "./error.ts";
import { type HistoryWrite, writeHistoryEntry } from "./history-write.ts";
import type { MessageStore } from "./message-store.ts";
import type { Outbox, OutboxEntry } from "./outbox.ts";

/** Entries of one owner that are taken at once. */
const ENTRIES_PER_TURN = 100;

/** Something that somebody should look at; nothing is lost by it. */
export type OutboxAlarm =
  /** The message store does not take an owner's entries; they wait. */
  | {
      readonly kind: "message-store-unavailable";
      readonly owner: string;
      readonly reason: string;
      /** When it is tried again, in milliseconds since 1970. */
      readonly retryMs: number;
    }
  /** The message store will never take an entry; it was set aside. */
  | {
      readonly kind: "entry-refused";
      readonly owner: string;
      readonly id: number;
      readonly reason: string;
    }
  /** The outbox itself cannot be read or written. */
  | { readonly kind: "outbox-unavailable"; readonly reason: string };

/** What a worker works on. */
export interface OutboxWorkerOptions {
  readonly outbox: Outbox;
  readonly messages: MessageStore;

  /** Called with what somebody should look at. */
  readonly onAlarm?: ((alarm: OutboxAlarm) => void) | undefined;

  /** Called after each entry that was written, or was not to be, before it leaves the outbox. */
  readonly onWritten?: ((entry: OutboxEntry, result: HistoryWrite) => void) | undefined;

  /** Owners that are worked for at once. Default 8. */
  readonly maxOwners?: number | undefined;

  /** First wait after a failure, in milliseconds; it doubles with each. Default 1 000. */
  readonly minDelayMs?: number | undefined;

  /** Longest wait after a failure, in milliseconds. Default 300 000. */
  readonly maxDelayMs?: number | undefined;

  /** How often is looked for entries that nobody told of, in milliseconds. Default 1 000. */
  readonly pollMs?: number | undefined;

  /** The clock, in milliseconds since 1970. Default `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/** Carries entries from an outbox to a message store. */
export interface OutboxWorker {
  /** Says that entries were put, so that they are not found only at the next look. */
  readonly wake: () => void;

  /** Ends the work after the entries under way. */
  readonly stop: () => Promise<void>;
}

type Outcome =
  | HistoryWrite
  | { readonly kind: "refused" }
  | { readonly kind: "failed"; readonly reason: string };

/**
 * Starts to carry what is in an outbox to a message store: of each owner in order, of several owners
 * at once. What fails is tried again, later and later; what was tried before is looked for before it
 * is written, so that a crash writes nothing twice. An outbox has one worker.
 *
 * @param options Outbox, message store, and how hard to try.
 */
export function createOutboxWorker(options: OutboxWorkerOptions): OutboxWorker {
  const { outbox, messages, onAlarm, onWritten } = options;
  const { maxOwners = 8, minDelayMs = 1_000, maxDelayMs = 300_000, pollMs = 1_000 } = options;
  const { now = Date.now } = options;
  const lanes = new Map<string, Promise<void>>();
  let isStopped = false;
  let isWoken = false;
  let endPause: (() => void) | undefined;

  function wake(): void {
    isWoken = true;
    endPause?.();
  }

  /** Waits for a call of `wake`, or some time. */
  async function pause(): Promise<void> {
    if (!isWoken) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pollMs);
        endPause = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      endPause = undefined;
    }
    isWoken = false;
  }

  async function work(): Promise<void> {
    while (!isStopped) {
      await startLanes().catch(alarmOutbox);
      if (!isStopped) await pause();
    }
    await Promise.all(lanes.values());
  }

  async function startLanes(): Promise<void> {
    if (lanes.size >= maxOwners) return;
    const owners = await outbox.dueOwners(now(), maxOwners + lanes.size);
    for (const owner of owners.filter((name) => !lanes.has(name))) {
      if (lanes.size >= maxOwners) return;
      const lane = runLane(owner)
        .catch(alarmOutbox)
        .then((goesOn) => {
          lanes.delete(owner);
          if (goesOn === true) wake();
        });
      lanes.set(owner, lane);
    }
  }

  /**
   * Works off some entries of an owner.
   *
   * @returns Whether there may be more to do at once, for this owner or in its place for another.
   * @internal
   */
  async function runLane(owner: string): Promise<boolean> {
    const entries = await outbox.take(owner, ENTRIES_PER_TURN);
    const written: number[] = [];
    for (const entry of entries) {
      if (isStopped) break;
      const outcome = await attempt(entry);
      if (outcome.kind === "failed") {
        await outbox.remove(written);
        await putOff(entry, outcome.reason);
        return true;
      }
      if (outcome.kind !== "refused") {
        onWritten?.(entry, outcome);
        written.push(entry.id);
      }
    }
    // Others first: who has a whole turn full goes to the end of the line.
    if (entries.length === ENTRIES_PER_TURN) await outbox.delay(owner, now());
    await outbox.remove(written);
    return entries.length > 0;
  }

  async function attempt(entry: OutboxEntry): Promise<Outcome> {
    try {
      return await writeHistoryEntry(messages, entry);
    } catch (error) {
      const reason = reasonOf(error);
      if (!isRefusal(error)) return { kind: "failed", reason };
      await outbox.park(entry.id, reason);
      onAlarm?.({ kind: "entry-refused", owner: entry.entry.owner, id: entry.id, reason });
      return { kind: "refused" };
    }
  }

  async function putOff(
    { attempts, entry: { owner } }: OutboxEntry,
    reason: string,
  ): Promise<void> {
    const retryMs = now() + Math.min(minDelayMs * 2 ** attempts, maxDelayMs);
    await outbox.delay(owner, retryMs);
    onAlarm?.({ kind: "message-store-unavailable", owner, reason, retryMs });
  }

  function alarmOutbox(error: unknown): void {
    onAlarm?.({ kind: "outbox-unavailable", reason: reasonOf(error) });
  }

  const ended = work();
  return {
    wake,
    stop: async () => {
      isStopped = true;
      wake();
      await ended;
    },
  };
}

function isRefusal(error: unknown): boolean {
  return error instanceof StoreError && error.code !== "unavailable";
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
