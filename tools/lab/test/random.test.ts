import { test } from "@fast-check/vitest";
import { afterAll, beforeAll, describe } from "vitest";
import { randomScenario } from "../src/arbitrary.ts";
import { freePort } from "../../port/free-port.ts";
import { type CpmEnvironment, startEnvironment } from "../src/environment.ts";
import { runScenario } from "../src/index.ts";

/** Runs of each policy; `LAB_RUNS` searches further. They take a second or two each. */
const numRuns = Number(process.env.LAB_RUNS ?? 3);

describe.each(["first", "until-use", "all"] as const)("policy %s", (policy) => {
  let environment: CpmEnvironment;
  beforeAll(async () => {
    environment = await startEnvironment({ functionPort: await freePort() });
  });
  afterAll(() => environment.close());

  const options = { numRuns, endOnFailure: false, interruptAfterTimeLimit: 600_000 };
  test.prop([randomScenario({ policy, maxDeeds: 8 })], options)(
    "whatever users do, all see what they have to",
    async (text) => {
      try {
        await runScenario(text, environment, { patience: 30 });
      } catch (error) {
        throw new Error(`${String(error)} of\n${text}`, { cause: error });
      }
    },
    600_000,
  );
});
