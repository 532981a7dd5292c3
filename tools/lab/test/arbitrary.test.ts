import { test as prop } from "@fast-check/vitest";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { randomScenario, scenarioOf } from "../src/arbitrary.ts";
import { parseScenario, runScenario } from "../src/index.ts";
import { createHub, type Hub } from "./hub.ts";

let hub: Hub;
beforeAll(async () => {
  hub = await createHub();
});
afterAll(() => hub.close());

prop.prop([fc.constantFrom("first", "until-use", "all"), fc.infiniteStream(fc.nat())])(
  "a random scenario can be read",
  (policy, [seed]) => {
    const [text = ""] = fc.sample(randomScenario({ policy }), { numRuns: 1, seed: seed ?? 0 });
    expect(parseScenario(text).steps.length).toBeGreaterThan(4);
  },
);

test("who has to see what follows from the policy", () => {
  const deeds = [
    { kind: "caller-says", wanting: ["delivery"] },
    { kind: "says", device: 1 },
    { kind: "says", device: 0 },
    { kind: "leaves", device: 1 },
  ] as const;
  expect(scenarioOf(2, deeds, "until-use").split("\n").slice(8)).toEqual([
    "expect bob.phone is connected",
    "expect bob.tablet is connected",
    'alice.phone says "message 1" wanting delivery notifications',
    'expect bob.phone sees "message 1"',
    'expect bob.tablet sees "message 1"',
    'expect alice.phone is told of delivery of "message 1" once',
    'bob.tablet says "message 2"',
    'expect alice.phone sees "message 2"',
    'expect bob.phone is ended because "Call completed elsewhere"',
    "bob.tablet leaves",
    "expect alice.phone is ended",
    "",
  ]);
  expect(scenarioOf(2, deeds, "all")).toContain('expect bob.phone sees "message 2" as sent');
  expect(scenarioOf(2, deeds, "first")).not.toContain("bob.tablet says");
});

test("random scenarios of one device come true without a function", async () => {
  const texts = fc.sample(randomScenario({ maxDevices: 1, maxDeeds: 6 }), { numRuns: 4, seed: 5 });
  for (const text of texts) expect(await runScenario(text, hub)).toBeGreaterThan(4);
});
