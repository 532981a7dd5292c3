/** How long a server is waited for that may have nothing to say. */
export interface Silence {
  /** After so long there is no answer, in milliseconds. */
  readonly ms: () => number;
  /**
   * Called for each answer.
   *
   * @param ms How long it took.
   */
  readonly answered: (ms: number) => void;
}

/** The wait while too little is known, and at most; and at least, as a server that dies needs some time too; in milliseconds. */
const WAIT_MS = { most: 100, least: 50 } as const;

/** So many answers tell how long the next one takes. */
const ENOUGH_ANSWERS = 5;

/** An answer may take so many times as long as the slowest until then. */
const FACTOR = 4;

/**
 * Learns from the answers of a server how long its next one may take.
 *
 * @param fixedMs How long it is in any case, where that is said, in milliseconds.
 */
export function createSilence(fixedMs?: number): Silence {
  let slowest = 0;
  let count = 0;
  return {
    ms: () => {
      if (fixedMs !== undefined) return fixedMs;
      if (count < ENOUGH_ANSWERS) return WAIT_MS.most;
      return Math.min(WAIT_MS.most, Math.max(WAIT_MS.least, slowest * FACTOR));
    },
    answered: (ms) => {
      count += 1;
      slowest = Math.max(slowest, ms);
    },
  };
}
