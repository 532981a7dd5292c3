import type { Answer, Question } from "../session/question.ts";
import type { Settings } from "../settings.ts";
import type { Invitation } from "./invitation.ts";

/** What the steps of admission look at (8.3.2.1 steps 1 to 7). */
export interface Admission {
  readonly invitation: Invitation;
  readonly settings: Settings;

  /** Whether the function has MSRP over TLS. */
  readonly hasTls: boolean;

  /** Now, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly at: number;

  /** The answers to what was asked so far, by {@link questionKey}. */
  readonly answers: ReadonlyMap<string, Answer>;
}

/**
 * Names a question, to find its answer.
 *
 * @param question The question.
 */
export function questionKey(question: Question): string {
  return JSON.stringify(question);
}

/**
 * Finds the answer to a question.
 *
 * @param admission What is known.
 * @param question The question.
 * @returns `undefined` for one that was not asked.
 */
export function answerTo(admission: Admission, question: Question): Answer | undefined {
  return admission.answers.get(questionKey(question));
}
