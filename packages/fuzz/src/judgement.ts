import type { JsonDifference } from "./json-difference.ts";

/** What a program did wrong. */
export type FailureKind =
  /** It died of a signal. */
  | "signal"
  /** It was killed at the limit of time, of memory, or of output. */
  | "hang"
  | "memory"
  | "flood"
  /** It could no longer be reached. */
  | "gone"
  /** It refused a sentence. */
  | "refused"
  /** It took what is no sentence. */
  | "accepted"
  /** It read something else than we do, or wrote no JSON. */
  | "other-value"
  | "no-json"
  /** It wrote a text that says something else, or that is no sentence. */
  | "other-text"
  | "no-sentence"
  /** It answered that it failed: HTTP status 500 to 599. */
  | "server-error"
  /** It answered what is no answer. */
  | "no-answer";

/** What was wrong with one outcome. */
export interface Judgement {
  readonly kind: FailureKind;
  /** Equal for outcomes that are alike. */
  readonly likeness: string;
  /** For people. */
  readonly what: string;
  readonly difference: JsonDifference | undefined;
}

/**
 * Says that an outcome is wrong.
 *
 * @param kind In which way.
 * @param what The same for people.
 * @param likeness What else tells it from others of its kind.
 */
export function failure(
  kind: FailureKind,
  what: string,
  ...likeness: readonly string[]
): Judgement {
  return { kind, what, likeness: [kind, ...likeness].join(" "), difference: undefined };
}
