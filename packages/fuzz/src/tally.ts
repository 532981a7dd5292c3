import { voiceOf } from "./judge.ts";
import type { Trial } from "./trial.ts";

/** What a search counts. */
export interface Tally {
  readonly count: (trial: Trial) => void;
  readonly countShrinking: () => void;
  readonly countRepeat: () => void;
  /** How long an answer takes that is far slower than usual, in milliseconds. */
  readonly patienceMs: () => number | undefined;
  readonly totals: () => Totals;
}

/** What a search counted. */
interface Totals {
  readonly runs: number;
  readonly shrinkRuns: number;
  readonly repeats: number;
  readonly slowestMs: number;
  readonly peakOctets: number | undefined;
}

/** How many times the usual time is far slower. */
const FAR_SLOWER = 5;

/** Shortest time that is called far slower, in milliseconds. */
const LEAST_PATIENCE_MS = 500;

/**
 * Begins to count.
 *
 * @param notice Called with each trial in which the program did what it had not done before, by its ending and what
 * it said last, and behind each trial with the number of them.
 */
export function createTally(notice: (trial: Trial, isNew: boolean, runs: number) => void): Tally {
  const seen = new Set<string>();
  let runs = 0;
  let shrinkRuns = 0;
  let repeats = 0;
  let answered = 0;
  let answeredMs = 0;
  let slowestMs = 0;
  let peakOctets: number | undefined;
  return {
    count: (trial) => {
      const { ending, ms, peakOctets: peak } = trial.outcome;
      runs += 1;
      if (peak !== undefined) peakOctets = Math.max(peakOctets ?? 0, peak);
      if (["exit", "answer", "silent", "server-error"].includes(ending.kind)) {
        answered += 1;
        answeredMs += ms;
        slowestMs = Math.max(slowestMs, ms);
      }
      const doing = `${ending.kind} ${voiceOf(trial.outcome)}`;
      const isNew = !seen.has(doing);
      seen.add(doing);
      notice(trial, isNew, runs);
    },
    countShrinking: () => void (shrinkRuns += 1),
    countRepeat: () => void (repeats += 1),
    patienceMs: () =>
      answered === 0
        ? undefined
        : Math.max(LEAST_PATIENCE_MS, (FAR_SLOWER * answeredMs) / answered),
    totals: () => ({ runs, shrinkRuns, repeats, slowestMs: Math.round(slowestMs), peakOctets }),
  };
}
