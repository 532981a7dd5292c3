/** Bounds of what is remembered of failures. */
export interface FailureCountsOptions {
  /** Failures are forgotten after this time without one, in milliseconds. Default 900 000. */
  readonly forgetAfterMs?: number;
  /** Most keys remembered. Default 10 000. */
  readonly maxEntries?: number;
  /** Milliseconds that only grow. Default: `performance.now`. */
  readonly now?: () => number;
}

/** Counts failures by keys, as the names and addresses of who guesses. Several processes may share one. */
export interface FailureCounts {
  /** Gives how many failures of each key are remembered, in the order of the keys. */
  readonly count: (keys: readonly string[]) => Promise<readonly number[]>;
  /** Counts a failure of each key. */
  readonly add: (keys: readonly string[]) => Promise<void>;
  /** Forgets the failures of each key. */
  readonly forget: (keys: readonly string[]) => Promise<void>;
}

interface Failures {
  readonly count: number;
  readonly lastMs: number;
}

/**
 * Makes {@link FailureCounts} in the memory of this process.
 *
 * @param options Bounds that differ from the defaults.
 */
export function createFailureCounts(options: FailureCountsOptions = {}): FailureCounts {
  const { forgetAfterMs = 900_000, maxEntries = 10_000, now = () => performance.now() } = options;
  const failures = new Map<string, Failures>();

  function recent(key: string): number {
    const entry = failures.get(key);
    return entry !== undefined && now() - entry.lastMs < forgetAfterMs ? entry.count : 0;
  }

  return {
    count: async (keys) => keys.map(recent),
    async add(keys) {
      for (const key of keys) {
        const count = recent(key) + 1;
        failures.delete(key);
        failures.set(key, { count, lastMs: now() });
      }
      // A map keeps the order of insertion, so the first key is the one that failed longest ago.
      for (const key of failures.keys()) {
        if (failures.size <= maxEntries) break;
        failures.delete(key);
      }
    },
    async forget(keys) {
      for (const key of keys) failures.delete(key);
    },
  };
}
