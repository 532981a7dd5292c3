import type { Measurement } from "./growth-report.ts";

/** How many doublings a power is taken over. */
const DOUBLINGS = 3;

/** What is as small as this beside the start of a program is noise, in milliseconds. */
const LEAST_MS = 20;

/**
 * Finds by which power of the size a time grows, over the last three doublings: the slope of its logarithm.
 *
 * @param measurements By size, each twice the one before.
 * @param startMs What is taken off each time.
 * @param timeoutMs The time that a measurement without an answer took at least.
 * @returns `undefined` where the last time is within the noise, or there are too few sizes.
 */
export function powerOf(
  measurements: readonly Measurement[],
  startMs: number,
  timeoutMs: number,
): number | undefined {
  const [first, ...more] = measurements.slice(-DOUBLINGS - 1);
  const last = more.at(-1);
  if (first === undefined || last === undefined || more.length < DOUBLINGS) return undefined;
  const noise = Math.max(LEAST_MS, startMs / 2);
  const took = ({ ms = timeoutMs }: Measurement): number => ms - startMs;
  if (took(last) < 4 * noise) return undefined;
  // What is lost in the noise may have taken as long as that, and no longer.
  const ratio = took(last) / Math.max(took(first), noise);
  return Math.log2(ratio) / Math.log2(last.octets / first.octets);
}
