import type { Step } from "../scenario/step.ts";

/** Thrown when a scenario does not go as it says. */
export class ScenarioFailure extends Error {
  override readonly name: string = "ScenarioFailure";

  /** The line, from 1. */
  readonly line: number;

  constructor(step: Step, reason: string, options?: ErrorOptions) {
    super(`line ${step.line}: ${reason}`, options);
    this.line = step.line;
  }
}
