import type { RequirementId } from "../requirement.ts";
import type { AlarmCode } from "../session/action.ts";
import type { Question } from "../session/question.ts";

/** A decision, for the trace. */
export interface Note {
  readonly requirement: RequirementId;
  readonly text: string;

  /** What somebody has to look at, besides. */
  readonly alarm?: AlarmCode;
}

/** A final response that ends the matter. */
export interface Refusal {
  readonly status: number;

  /** Text of a Warning, as in `122 Function not allowed`; `undefined` for none. */
  readonly warning?: string;
}

/** What a step of admission comes to. */
export type StepOutcome =
  /** The next step follows. */
  | { readonly kind: "passed"; readonly notes: readonly Note[]; readonly service?: string }
  | { readonly kind: "refused"; readonly notes: readonly Note[]; readonly refusal: Refusal }
  /** The INVITE goes to the Interworking Selection Function. */
  | { readonly kind: "interwork"; readonly notes: readonly Note[] }
  /** The step has to know this first, and is taken again when it does. */
  | { readonly kind: "ask"; readonly question: Question };

/**
 * Makes the outcome of a step after which the next one follows.
 *
 * @param notes What was found, each a requirement and a text.
 */
export function passed(...notes: readonly Note[]): StepOutcome {
  return { kind: "passed", notes };
}

/**
 * Makes the outcome of a step that refuses the INVITE.
 *
 * @param refusal The response.
 * @param notes What was found.
 */
export function refused(refusal: Refusal, ...notes: readonly Note[]): StepOutcome {
  return { kind: "refused", refusal, notes };
}

/**
 * Makes a note.
 *
 * @param requirement What it is about.
 * @param text What was decided, and why.
 * @param alarm What somebody has to look at, besides.
 */
export function note(requirement: RequirementId, text: string, alarm?: AlarmCode): Note {
  return alarm === undefined ? { requirement, text } : { requirement, text, alarm };
}
