import type { Admission } from "./admission.ts";
import { checkAnonymity } from "./anonymity.ts";
import { checkBlacklist } from "./blacklist.ts";
import { checkMedia } from "./media-policy.ts";
import type { Note, StepOutcome } from "./outcome.ts";
import { checkRegistration } from "./registration.ts";
import { checkService } from "./service.ts";
import { checkUserAgent } from "./user-agent.ts";
import { checkDoNotDisturb } from "./user-policy.ts";

/** A step of admission. */
export type Step = (admission: Admission) => StepOutcome;

/**
 * The steps of 8.3.2.1 in their order. The first one that does not pass decides, and those behind it are not taken.
 * What follows them is step 8 or step 9: `chooseTargets` says who is invited, and whether the function stays in
 * the media path.
 */
export const ADMISSION_STEPS: readonly Step[] = [
  checkUserAgent, // 1
  checkAnonymity, // 2
  checkBlacklist, // 3
  checkDoNotDisturb, // 4
  checkMedia, // 5
  checkRegistration, // 6
  checkService, // 7
];

/** What the steps come to. */
export interface AdmissionOutcome {
  /** What was found in the steps that were taken this time. */
  readonly notes: readonly Note[];

  /** The outcome of the last step that was taken; `passed` when all are. */
  readonly outcome: StepOutcome;

  /** The step to go on with when what was asked is answered; from 0. */
  readonly step: number;
}

/**
 * Takes the steps of admission, one after another, as far as what is known leads.
 *
 * @param admission What is known.
 * @param from The step to begin with; from 0.
 * @returns What they come to.
 */
export function takeSteps(admission: Admission, from: number = 0): AdmissionOutcome {
  const notes: Note[] = [];
  let step = from;
  let outcome: StepOutcome = { kind: "passed", notes };
  for (; step < ADMISSION_STEPS.length; step++) {
    const take = ADMISSION_STEPS[step];
    if (take === undefined) break;
    outcome = take(admission);
    if (outcome.kind === "ask") break;
    notes.push(...outcome.notes);
    if (outcome.kind !== "passed") break;
  }
  return { notes, outcome, step };
}
