import { type JudgeOptions, judge } from "./judge.ts";
import type { Judgement } from "./judgement.ts";
import type { Source, SourceReading } from "./source.ts";
import type { Outcome, RunOptions, Subject } from "./subject.ts";

/** One input, what we make of it, what the program did, and what was wrong with that. */
export interface Trial {
  readonly octets: Uint8Array;
  readonly reading: SourceReading;
  readonly outcome: Outcome;
  readonly judgement: Judgement | undefined;
}

/** A trial that failed. */
export type FailedTrial = Trial & { readonly judgement: Judgement };

/**
 * Gives a program one input and judges what it does.
 *
 * @param octets The input.
 * @param source What our reading is from.
 * @param subject The program.
 * @param options How it is judged.
 * @param run How long the program is given.
 */
export async function tryOctets(
  octets: Uint8Array,
  source: Source,
  subject: Subject,
  options: JudgeOptions,
  run: RunOptions = {},
): Promise<Trial> {
  const reading = source.read(octets);
  const outcome = await subject.run(octets, run);
  return { octets, reading, outcome, judgement: judge(outcome, reading, source.read, options) };
}

/**
 * Tells whether a trial failed.
 *
 * @param trial The trial.
 */
export function hasFailed(trial: Trial): trial is FailedTrial {
  return trial.judgement !== undefined;
}
