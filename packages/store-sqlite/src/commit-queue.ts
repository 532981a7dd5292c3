import type { DatabaseSync } from "node:sqlite";
import { beginAtOnce } from "./connection.ts";
import { resultCode, SqliteStoreError } from "./error.ts";

/** Most writes of one transaction: bounds how long the thread is held. */
const MAX_WRITES_PER_COMMIT = 64;

/** How long a commit waits for as many writes as the last one had, in milliseconds. */
const GATHER_MS = 2;

/**
 * Longest pause before the write lock is tried again, in milliseconds; each is another one, so that those who wait do
 * not come at the same time again and again. Others hold the lock for as long as one commit takes.
 */
const RETRY_MS = 3;

/** SQLite's primary result codes. */
const SQLITE_BUSY = 5;
const SQLITE_FULL = 13;

/** Runs writes, many per commit. */
export interface CommitQueue {
  /**
   * Runs a write in a transaction that it shares with the writes queued in the same turn of the
   * event loop. Resolved with what the write returned, once the commit is on disk; a write that
   * throws, or for which there is no room, is undone alone and rejects alone.
   *
   * @param run Changes nothing but the database: when it or one of those it shares with throws, all are undone and run again.
   */
  readonly write: <T>(run: () => T) => Promise<T>;
  /** Resolved when nothing is queued; later writes are refused. */
  readonly close: () => Promise<void>;
}

interface QueuedWrite {
  readonly run: () => void;
  /** Called after the commit. */
  readonly settle: () => void;
  readonly fail: (error: unknown) => void;
}

/**
 * @param busyTimeoutMs How long writes wait for another process's write lock.
 * @internal
 */
export function createCommitQueue(database: DatabaseSync, busyTimeoutMs: number): CommitQueue {
  let queue: QueuedWrite[] = [];
  let isScheduled = false;
  let isClosed = false;
  let busySince: number | undefined;
  let gathering: NodeJS.Timeout | undefined;
  /** Writes of the last commit: their senders are likely to send again, a little apart. */
  let expected = 1;
  /** Whether the writes at the head of the queue were undone because one of them threw. */
  let isAgain = false;
  /** How many writes at the head of the queue were undone because there was no room for all of them. */
  let alone = 0;
  const onEmpty: (() => void)[] = [];

  function schedule(): void {
    if (gathering !== undefined && queue.length >= expected) {
      clearTimeout(gathering);
      gathering = undefined;
      setImmediate(flush);
    }
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(gather);
  }

  /** A commit costs milliseconds of disk, so a short wait for company pays; a lone writer has none. */
  function gather(): void {
    if (queue.length >= expected) flush();
    else gathering = setTimeout(flush, GATHER_MS);
  }

  function flush(): void {
    isScheduled = false;
    gathering = undefined;
    if (!begin()) return;
    const batch = queue.slice(0, alone > 0 ? 1 : MAX_WRITES_PER_COMMIT);
    const end = commit(database, batch, isAgain);
    isAgain = end === "threw";
    if (end === "full") alone = batch.length;
    if (end !== "done") {
      flush();
      return;
    }
    alone = Math.max(0, alone - 1);
    queue = queue.slice(batch.length);
    expected = batch.length;
    if (queue.length > 0) schedule();
    else for (const resolve of onEmpty.splice(0)) resolve();
  }

  /** Takes the write lock, or sees to a later attempt, or gives up on what is queued. */
  function begin(): boolean {
    try {
      beginAtOnce(database);
      busySince = undefined;
      return true;
    } catch (error) {
      // Not by the clock, which may be set while others hold the lock.
      const nowMs = performance.now();
      const waitedMs = nowMs - (busySince ??= nowMs);
      if (resultCode(error) === SQLITE_BUSY && waitedMs < busyTimeoutMs) {
        isScheduled = true;
        setTimeout(flush, RETRY_MS * Math.random());
        return false;
      }
      busySince = undefined;
      alone = 0;
      const failed = queue.splice(0);
      for (const { fail } of failed) fail(notWritten(error));
      for (const resolve of onEmpty.splice(0)) resolve();
      return false;
    }
  }

  return {
    write: <T>(run: () => T): Promise<T> =>
      new Promise((resolve, reject) => {
        if (isClosed) {
          reject(new SqliteStoreError("closed", "store is closed"));
          return;
        }
        let outcome: { readonly value: T } | undefined;
        queue.push({
          run: () => {
            outcome = { value: run() };
          },
          settle: () => {
            if (outcome !== undefined) resolve(outcome.value);
          },
          fail: reject,
        });
        schedule();
      }),
    close: async (): Promise<void> => {
      isClosed = true;
      if (queue.length === 0) return;
      await new Promise<void>((resolve) => onEmpty.push(resolve));
    },
  };
}

/**
 * How a commit ended: with all that is to be said to its writes, or with nothing done and no transaction any more,
 * because a write threw or because there was no room.
 */
type CommitEnd = "done" | "threw" | "full";

/**
 * Runs writes in the open transaction and commits it; nobody hears of success before that.
 *
 * A savepoint makes SQLite keep the pages that the write changes as they were, which costs a fifth of the write. So
 * there is none until one throws: then all are undone, to be run again with one each. SQLite may undo all by itself
 * when the disk is full, with savepoints or without: then each is run again in a transaction of its own.
 *
 * @param isApart Whether each has a savepoint.
 * @internal
 */
function commit(
  database: DatabaseSync,
  batch: readonly QueuedWrite[],
  isApart: boolean,
): CommitEnd {
  const outcomes: (() => void)[] = [];
  try {
    for (const write of batch) {
      if (isApart) database.exec("SAVEPOINT one");
      try {
        write.run();
        outcomes.push(write.settle);
      } catch (error) {
        // A full disk or an input/output error makes SQLite roll everything back by itself. Then the
        // writes before this one are gone too and must not be acknowledged.
        if (!database.isTransaction) throw error;
        if (!isApart) {
          database.exec("ROLLBACK");
          return "threw";
        }
        database.exec("ROLLBACK TO one");
        outcomes.push(() => {
          write.fail(resultCode(error) === SQLITE_FULL ? notWritten(error) : error);
        });
      }
      if (isApart) database.exec("RELEASE one");
    }
    database.exec("COMMIT");
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    if (batch.length > 1 && resultCode(error) === SQLITE_FULL) return "full";
    for (const { fail } of batch) fail(notWritten(error));
    return "done";
  }
  for (const outcome of outcomes) outcome();
  return "done";
}

function notWritten(error: unknown): SqliteStoreError {
  const code = resultCode(error);
  if (code === SQLITE_BUSY) {
    return new SqliteStoreError("busy", "another process holds the write lock", error);
  }
  if (code === SQLITE_FULL) {
    return new SqliteStoreError("full", "there is no room left on the disk", error);
  }
  return new SqliteStoreError("not-written", "write was not committed", error);
}
