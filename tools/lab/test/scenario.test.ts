import { readdirSync, readFileSync } from "node:fs";
import { ParseError } from "@callingcard/grammar";
import nearley from "nearley";
import { describe, expect, test } from "vitest";
import { checkedIn, scenarioModule } from "../scripts/compile-scenario.ts";
import { scenarioRules } from "../src/scenario/generated/scenario.ts";
import { parseScenario } from "../src/scenario/parse-scenario.ts";

const scenarios = new URL("../scenarios/", import.meta.url);
const files = readdirSync(scenarios, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".scenario"),
);
const users = "user alice with device phone\nuser bob with devices phone, tablet\n";

function problem(text: string): string {
  try {
    parseScenario(users + text);
  } catch (error) {
    if (error instanceof ParseError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return "none";
}

test("the rules that are checked in are those of the grammar", () => {
  expect(checkedIn()).toBe(scenarioModule());
});

describe("statements", () => {
  test("a title, users and their devices", () => {
    expect(parseScenario(`scenario two talk\n\n# nobody else\n${users}`)).toEqual({
      title: "two talk",
      steps: [
        { kind: "user", line: 4, user: "alice", devices: ["phone"] },
        { kind: "user", line: 5, user: "bob", devices: ["phone", "tablet"] },
      ],
    });
  });

  test.each([
    ["policy bob multiDevice until-use", { kind: "policy", value: "until-use" }],
    ["policy provider sessionExpires 120", { kind: "policy", value: 120 }],
    ["policy bob deferral true", { kind: "policy", value: true }],
    ["bob.phone accepts twice after 2 s", { kind: "accepts", twice: true, afterMs: 2_000 }],
    ["bob.phone declines with 603", { kind: "declines", status: 603, afterMs: 0 }],
    [
      "bob.phone redirects to bob.tablet",
      { kind: "redirects", to: { user: "bob", device: "tablet" } },
    ],
    [
      'alice.phone says "a \\"b\\"" wanting delivery and display notifications',
      { kind: "says", text: 'a "b"', wanting: ["delivery", "display"] },
    ],
    [
      'expect bob.phone sees "hi" as sent within 50 ms',
      { kind: "sight", seen: true, direction: "sent", withinMs: 50 },
    ],
    ['expect bob.phone does not see "hi"', { kind: "sight", seen: false, withinMs: 2_000 }],
    [
      'expect alice.phone is told of display of "hi" once',
      { kind: "notification", receipt: "display", once: true },
    ],
    [
      'expect bob.tablet is ended because "Call completed elsewhere"',
      { kind: "end", ended: true, because: "Call completed elsewhere" },
    ],
    ["expect bob.tablet stays within 1 s", { kind: "end", ended: false, withinMs: 1_000 }],
    ["expect alice.phone is refused with 480", { kind: "outcome", status: 480 }],
    ["expect 2 deferred for bob within 1 s", { kind: "deferred", count: 2, user: "bob" }],
    ['expect history of bob has "hi" as received', { kind: "history", direction: "received" }],
    ['alice.phone invites bob to the group "g"', { kind: "invites", group: "g", replaces: false }],
    ["alice.phone invites bob replacing the session", { kind: "invites", replaces: true }],
  ])("%s", (line, step) => {
    const { steps } = parseScenario(`${users}${line}  # said\r\n`);
    expect(steps[2]).toMatchObject({ ...step, line: 3 });
  });
});

test("every line has one reading", () => {
  for (const file of files) {
    for (const line of readFileSync(new URL(file, scenarios), "utf8").split("\n")) {
      if (line.trim() === "") continue;
      const parser = new nearley.Parser(nearley.Grammar.fromCompiled(scenarioRules));
      expect([line, parser.feed(line).results.length]).toEqual([line, 1]);
    }
  }
});

describe("what is wrong is told with its place and what could stand there", () => {
  test.each([
    ["bob.phone sees", /^unexpected-word: expected .*"says", .* at line 3 column 11/],
    ["  bob.phone", /^unexpected-end: expected .* at line 3 column 12/],
    ["wait 5", /^unexpected-end: expected "ms", "s" at line 3 column 7/],
    [
      'bob.phone says "hi',
      /^unexpected-character: quotation mark is not closed at line 3 column 16/,
    ],
    ["  bob.watch types", /^unknown-user: no line above introduces bob\.watch at line 3 column 3/],
    ["alice.phone invites carol", /^unknown-user: no line above introduces the user carol/],
    ["user bob with device watch", /^repeated-user: user bob is there already at line 3/],
    [`wait 5 ms ${"#".repeat(2_000)}`, /^too-long: line has more than 2,000 characters/],
    ["\n".repeat(1_000_000), /^too-long: scenario has more than 1,000,000 characters/],
  ])("%j", (text, message) => {
    expect(problem(text)).toMatch(message);
  });
});

test.each(files)("%s can be read", (file) => {
  const text = readFileSync(new URL(file, scenarios), "utf8");
  expect(parseScenario(text).title).not.toBe("");
});
