import { StoreError } from "@callingcard/cpm-server/store";
import type { CommitQueue } from "../commit-queue.ts";
import { SqliteStoreError } from "../error.ts";

/** Runs a write in a transaction that it shares with others; resolved when it is on disk. */
export type Write = <T>(run: () => T) => Promise<T>;

/**
 * Makes the writes of a queue reject as the contracts of the stores say.
 *
 * @internal
 */
export function createWrite(queue: CommitQueue): Write {
  return async (run) => {
    try {
      return await queue.write(run);
    } catch (error) {
      if (!(error instanceof SqliteStoreError)) throw error;
      throw new StoreError("unavailable", error.message, error);
    }
  };
}
