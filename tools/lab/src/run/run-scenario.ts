import { parseScenario } from "../scenario/parse-scenario.ts";
import type { Step } from "../scenario/step.ts";
import { type Deed, doStep } from "./do-step.ts";
import type { Environment } from "./environment.ts";
import { EventTimeout } from "../event-log.ts";
import { type Expectation, expectStep } from "./expect-step.ts";
import { ScenarioFailure } from "./scenario-failure.ts";
import { type ActorOptions, createStage } from "./stage.ts";

/** How a scenario is run. */
export interface RunOptions {
  /** Told of each statement before it is done. */
  readonly onStep?: (step: Step) => void;

  /** How many times as long as it says may pass before what is expected has come, on a busy machine. Default 1. */
  readonly patience?: number;

  /** What all devices are made with. */
  readonly devices?: ActorOptions;
}

/**
 * Runs a scenario: makes its devices, does line by line what it says, and closes the devices.
 *
 * @param text The scenario.
 * @param environment Where it is run.
 * @param options How.
 * @returns How many statements were done.
 * @throws ParseError for a text that is none; ScenarioFailure at the first line that does not come true.
 */
export async function runScenario(
  text: string,
  environment: Environment,
  options: RunOptions = {},
): Promise<number> {
  const { onStep, devices, patience = 1 } = options;
  const { steps } = parseScenario(text);
  const stage = createStage(environment, devices);
  try {
    for (const step of steps) {
      onStep?.(step);
      if (isExpectation(step)) await expectStep(stage, step, patience);
      else if (isDeed(step)) await doOrFail(stage, step);
    }
    return steps.length;
  } finally {
    await stage.close();
  }
}

async function doOrFail(stage: Parameters<typeof doStep>[0], step: Deed): Promise<void> {
  try {
    await doStep(stage, step);
  } catch (error) {
    if (error instanceof ScenarioFailure) throw error;
    const reason = error instanceof EventTimeout ? error.message : String(error);
    throw new ScenarioFailure(step, reason, { cause: error });
  }
}

const EXPECTATIONS: ReadonlySet<Step["kind"]> = new Set<Expectation["kind"]>([
  "sight",
  "notification",
  "invitation",
  "outcome",
  "end",
  "deferred",
  "history",
]);

function isExpectation(step: Step): step is Expectation {
  return EXPECTATIONS.has(step.kind);
}

function isDeed(step: Step): step is Deed {
  return step.kind !== "title" && !isExpectation(step);
}
