/** What one input may cost a program before it is killed. */
export interface Limits {
  /** Longest time for one input. Default 5 000. */
  readonly timeoutMs?: number;
  /** Most memory of the program and its children. Default 1 GiB. Watched where there is a `/proc`. */
  readonly memoryOctets?: number;
  /** Most octets that it may write, both streams together. Default 16 MiB. */
  readonly outputOctets?: number;
}

/**
 * Fills in the limits that are not given.
 *
 * @param limits Those that are given.
 */
export function withDefaults({
  timeoutMs = 5000,
  memoryOctets = 1 << 30,
  outputOctets = 16 << 20,
}: Limits = {}): Required<Limits> {
  return { timeoutMs, memoryOctets, outputOctets };
}

/**
 * Takes a shorter time than the limit.
 *
 * @param limits The limits.
 * @param timeoutMs The time; what is longer than the limit, or `undefined`, changes nothing.
 */
export function shortened(
  limits: Required<Limits>,
  timeoutMs: number = limits.timeoutMs,
): Required<Limits> {
  return { ...limits, timeoutMs: Math.min(limits.timeoutMs, timeoutMs) };
}
