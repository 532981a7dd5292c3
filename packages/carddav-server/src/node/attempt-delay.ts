import {
  createFailureCounts,
  type FailureCounts,
  type FailureCountsOptions,
} from "./failure-counts.ts";

/** How fast wrong passwords slow their sender down. */
export interface AttemptDelayOptions extends FailureCountsOptions {
  /** Delay after the first failure, doubled by each further one, in milliseconds. Default 250. */
  readonly firstDelayMs?: number;
  /** Longest delay, in milliseconds. Default 8 000. */
  readonly maxDelayMs?: number;
  /** Most attempts that wait at one time. Default 64. */
  readonly maxWaiting?: number;
  /** What counts the failures, for all processes that share it. Default: the memory of this one. */
  readonly failures?: FailureCounts;
  /** Waits. Default: a timer. */
  readonly sleep?: (ms: number) => Promise<void>;
}

/**
 * Counts failures per key and makes the next attempt of that key wait. Nobody is locked out: who
 * has the right password gets in after the delay, whatever others tried in the same name.
 */
export interface AttemptDelay {
  /** Waits as long as the worst of the keys deserves; tells whether there was room to wait. */
  wait(keys: readonly string[]): Promise<boolean>;
  failed(keys: readonly string[]): Promise<void>;
  /** How many failures of a key are remembered. */
  failures(key: string): Promise<number>;
  succeeded(keys: readonly string[]): Promise<void>;
}

/**
 * Makes an {@link AttemptDelay}.
 *
 * @param options Delays and bounds that differ from the defaults.
 */
export function createAttemptDelay(options: AttemptDelayOptions = {}): AttemptDelay {
  const {
    firstDelayMs = 250,
    maxDelayMs = 8000,
    maxWaiting = 64,
    failures = createFailureCounts(options),
    sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  } = options;
  let waiting = 0;

  return {
    async wait(keys) {
      const count = Math.max(0, ...(await failures.count(keys)));
      if (count === 0) return true;
      if (waiting >= maxWaiting) return false;
      waiting++;
      try {
        await sleep(Math.min(maxDelayMs, firstDelayMs * 2 ** Math.min(count - 1, 30)));
      } finally {
        waiting--;
      }
      return true;
    },
    failed: (keys) => failures.add(keys),
    failures: async (key) => (await failures.count([key]))[0] ?? 0,
    succeeded: (keys) => failures.forget(keys),
  };
}
