/** Pause before a process is started again that ended soon after its start, at first and at most, in milliseconds. */
const FIRST_MS = 100;
const MAX_MS = 30_000;

/** A process that lived for so long was no failure, in milliseconds. */
const STEADY_MS = 10_000;

/**
 * Tells how long to wait before a process is started again.
 *
 * @param lastMs The wait before its last start, in milliseconds.
 * @param livedMs How long it lived, in milliseconds.
 */
export function nextPause(lastMs: number, livedMs: number): number {
  if (livedMs >= STEADY_MS) return 0;
  return Math.min(MAX_MS, Math.max(FIRST_MS, 2 * lastMs));
}
