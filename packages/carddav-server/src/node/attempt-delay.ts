/** How fast wrong passwords slow their sender down. */
export interface AttemptDelayOptions {
  /** Delay after the first failure, doubled by each further one, in milliseconds. Default 250. */
  readonly firstDelayMs?: number;
  /** Longest delay, in milliseconds. Default 8 000. */
  readonly maxDelayMs?: number;
  /** Failures are forgotten after this time without one, in milliseconds. Default 900 000. */
  readonly forgetAfterMs?: number;
  /** Most names and addresses remembered. Default 10 000. */
  readonly maxEntries?: number;
  /** Most attempts that wait at one time. Default 64. */
  readonly maxWaiting?: number;
  /** Milliseconds that only grow. Default: `performance.now`. */
  readonly now?: () => number;
  /** Waits. Default: a timer. */
  readonly sleep?: (ms: number) => Promise<void>;
}

interface Failures {
  readonly count: number;
  readonly lastMs: number;
}

/**
 * Counts failures per key and makes the next attempt of that key wait. Nobody is locked out: who
 * has the right password gets in after the delay, whatever others tried in the same name.
 */
export interface AttemptDelay {
  /** Waits as long as the worst of the keys deserves; tells whether there was room to wait. */
  wait(keys: readonly string[]): Promise<boolean>;
  failed(keys: readonly string[]): void;
  /** How many failures of a key are remembered. */
  failures(key: string): number;
  succeeded(keys: readonly string[]): void;
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
    forgetAfterMs = 900_000,
    maxEntries = 10_000,
    maxWaiting = 64,
    now = () => performance.now(),
    sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  } = options;
  const failures = new Map<string, Failures>();
  let waiting = 0;

  function recent(key: string): Failures | undefined {
    const entry = failures.get(key);
    return entry !== undefined && now() - entry.lastMs < forgetAfterMs ? entry : undefined;
  }

  return {
    async wait(keys) {
      const count = Math.max(...keys.map((key) => recent(key)?.count ?? 0));
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
    failed(keys) {
      for (const key of keys) {
        const count = (recent(key)?.count ?? 0) + 1;
        failures.delete(key);
        failures.set(key, { count, lastMs: now() });
      }
      // A map keeps the order of insertion, so the first key is the one that failed longest ago.
      for (const key of failures.keys()) {
        if (failures.size <= maxEntries) break;
        failures.delete(key);
      }
    },
    failures: (key) => recent(key)?.count ?? 0,
    succeeded(keys) {
      for (const key of keys) failures.delete(key);
    },
  };
}
