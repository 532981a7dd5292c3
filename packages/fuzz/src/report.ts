import type { Expectation } from "./judge.ts";
import type { FailureKind } from "./judgement.ts";
import type { JsonDifference } from "./json-difference.ts";

/** Where an input came from, so that it can be made again. */
export type Origin =
  /** Number `index` of what is tried first. */
  | { readonly kind: "fixed"; readonly index: number }
  /** A file of the corpus. */
  | { readonly kind: "corpus"; readonly file: string }
  | RandomOrigin;

/** What fast-check makes of a seed and a path. */
export interface RandomOrigin {
  readonly kind: "sentence" | "near-miss";
  readonly seed: number;
  readonly path: string;
}

/** A place in an input. */
export interface Place {
  /** UTF-16 code units before it. */
  readonly offset: number;
  /** From 1. */
  readonly line: number;
  /** In UTF-16 code units, from 1. */
  readonly column: number;
}

/** Something that a program got wrong, with the smallest input that was found for it. */
export interface Failure {
  readonly kind: FailureKind;
  /** What happened, for people. */
  readonly what: string;
  /** The input, in base64. */
  readonly input: string;
  /** Its size in octets. */
  readonly octets: number;
  /** The input with all that cannot be seen made visible. */
  readonly text: string;
  /** The rule of the grammar that it is about, where that is known. */
  readonly rule: string | undefined;
  readonly place: Place | undefined;
  /** What is wrong in the input, or what our reader says of it; `undefined` for a sentence. */
  readonly wrong: string | undefined;
  /** Where it reads something else. */
  readonly difference: JsonDifference | undefined;
  /** Standard error, its first and last lines, made visible. */
  readonly errors: readonly string[];
  readonly ms: number;
  readonly peakOctets: number | undefined;
  /** The input that it was found with. */
  readonly origin: Origin;
  /** Size of that input, in octets. */
  readonly foundOctets: number;
  /** A command line that does it again, where there is a short one. */
  readonly again: string | undefined;
}

/** What a search found. */
export interface Report {
  /** Version of this form; another one when a member goes or means something else. */
  readonly schema: 1;
  /** Where the inputs came from: `vcard`, `vcard/contentline`. */
  readonly source: string;
  /** The command or the address. */
  readonly subject: string;
  readonly expect: readonly Expectation[];
  readonly seed: number;
  /** Inputs that were tried, those of shrinking left out. */
  readonly runs: number;
  /** Inputs that were tried in order to shrink. */
  readonly shrinkRuns: number;
  readonly seconds: number;
  /** Why it ended. */
  readonly ended: "runs" | "seconds" | "failures" | "stopped";
  readonly failures: readonly Failure[];
  /** Inputs that failed as others had, and were not looked into. */
  readonly repeats: number;
  /** The longest time for one input that was answered. */
  readonly slowestMs: number;
  /** Most memory seen, in octets; `undefined` where it cannot be told. */
  readonly peakOctets: number | undefined;
}
