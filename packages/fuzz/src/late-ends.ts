import type { Origin } from "./report.ts";
import type { Wrong } from "./source.ts";
import type { Outcome, Subject } from "./subject.ts";

/** Most inputs that one end is blamed on. */
const MAX_SUSPECTS = 16;

/** An input that a server passed, and may have ended of later. */
interface Suspect {
  readonly octets: Uint8Array;
  readonly wrong: Wrong | undefined;
  readonly origin: Origin;
}

/** An end of a server that may not be the doing of the input that it was seen with, or behind. */
interface LateEnd {
  readonly seenWith: Suspect;
  readonly outcome: Outcome;
  /** The inputs of the time before, the last one first. */
  readonly suspects: readonly Suspect[];
}

/** The memory of a search for what servers end of later. */
export interface LateEnds {
  /** Remembers an input that was passed. */
  readonly passed: (suspect: Suspect) => void;
  /** The input that was passed last. */
  readonly last: () => Suspect | undefined;
  /**
   * Remembers that the server ended, by what it was given before.
   *
   * @param seenWith The input that it was seen with, or behind.
   * @param outcome How it ended.
   */
  readonly ended: (seenWith: Suspect, outcome: Outcome) => void;
  /**
   * Sees whether the server has ended behind the last input.
   *
   * @param subject The server.
   * @param waitMs How long its end is waited for, in milliseconds.
   */
  readonly notice: (subject: Subject, waitMs: number) => Promise<void>;
  /** Gives what is remembered of an end, once. */
  readonly take: () => LateEnd | undefined;
}

/**
 * Begins to remember.
 *
 * @param lateMs How long behind an input a server may end of it, in milliseconds.
 */
export function createLateEnds(lateMs: number): LateEnds {
  let passed: readonly { readonly suspect: Suspect; readonly atMs: number }[] = [];
  let found: LateEnd | undefined;
  const ended: LateEnds["ended"] = (seenWith, outcome) => {
    const sinceMs = performance.now() - lateMs;
    // The last one is always among them, however slow the machine is.
    const suspects = passed.filter(({ atMs }, index) => index === 0 || atMs >= sinceMs);
    found ??= { seenWith, outcome, suspects: suspects.map(({ suspect }) => suspect) };
    passed = [];
  };
  return {
    ended,
    notice: async (subject, waitMs) => {
      const [last] = passed;
      const outcome = last && (await subject.lateEnd?.(waitMs));
      if (last !== undefined && outcome !== undefined) ended(last.suspect, outcome);
    },
    passed: (suspect) => {
      passed = [{ suspect, atMs: performance.now() }, ...passed].slice(0, MAX_SUSPECTS);
    },
    last: () => passed[0]?.suspect,
    take: () => {
      const taken = found;
      found = undefined;
      return taken;
    },
  };
}
