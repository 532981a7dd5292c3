import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Environment, runScenario, ScenarioFailure } from "../src/index.ts";
import { createHub, type Hub } from "./hub.ts";

let hub: Hub;
beforeAll(async () => {
  hub = await createHub();
});
afterAll(() => hub.close());

const two = "user alice with device phone\nuser bob with device phone\n";
const talking = `${two}bob.phone accepts\nalice.phone invites bob\nexpect alice.phone is accepted\n`;

/** Runs a scenario that does not come true, and gives what is said of it. */
async function failureOf(text: string, environment: Environment = hub): Promise<string> {
  try {
    await runScenario(text, environment);
  } catch (error) {
    if (error instanceof ScenarioFailure) return error.message;
    throw error;
  }
  return "none";
}

test("a scenario of two devices comes true", async () => {
  const lines: number[] = [];
  const count = await runScenario(
    `scenario two devices talk
${talking}
alice.phone says "hello" wanting delivery and display notifications
expect bob.phone sees "hello" within 2 s
expect alice.phone is told of delivery of "hello" once
bob.phone displays "hello"
expect alice.phone is told of display of "hello" once
bob.phone types
bob.phone stops typing
bob.phone says "hi"
expect alice.phone sees "hi"
expect alice.phone does not see "hello" within 10 ms
expect bob.phone stays within 10 ms
alice.phone leaves
expect bob.phone is ended because "User ended session"
bob.phone unregisters
alice.phone invites bob
expect alice.phone is refused with 480
bob.phone registers
alice.phone invites bob
expect bob.phone is invited
`,
    hub,
    { onStep: ({ line }) => void lines.push(line) },
  );
  expect(count).toBe(lines.length);
  expect(lines.at(-1)).toBe(26);
});

test("a device that has vanished comes back", async () => {
  const count = await runScenario(
    `${talking}bob.phone drops its connection\nwait 10 ms\nbob.phone registers\nbob.phone accepts
alice.phone invites bob\nexpect alice.phone is accepted\nalice.phone says "there?"
expect bob.phone sees "there?"\n`,
    hub,
  );
  expect(count).toBe(13);
});

test("a device that reads slowly hears later", async () => {
  const count = await runScenario(
    `${talking}bob.phone stops reading\nalice.phone says "one"
expect bob.phone does not see "one" within 100 ms\nbob.phone reads 100000 octets a second
expect bob.phone sees "one"\n`,
    hub,
  );
  expect(count).toBe(10);
});

describe("what does not come true is told with its line", () => {
  test.each([
    [
      'expect bob.phone sees "hi" within 50 ms',
      /^line 6: bob\.phone: no sight of "hi" in 50 ms, but /,
    ],
    ["expect alice.phone is refused with 480", /^line 6: alice\.phone is accepted$/],
    ["expect bob.phone is cancelled within 10 ms", /^line 6: bob\.phone: no cancelled in 10 ms/],
    ["expect bob.phone is not invited within 10 ms", /^line 6: bob\.phone is invited$/],
    ["expect bob.phone is ended within 10 ms", /^line 6: bob\.phone: no ended in 10 ms/],
    [
      'bob.phone leaves\nexpect alice.phone is ended because "rain"',
      /^line 7: alice\.phone is ended because SIP;cause=200;text="User ended session"$/,
    ],
    ["bob.phone leaves\nexpect alice.phone stays within 100 ms", /^line 7: alice\.phone is ended$/],
    [
      'alice.phone says "hi"\nexpect bob.phone does not see "hi" within 200 ms',
      /^line 7: bob\.phone sees "hi"$/,
    ],
    [
      'alice.phone says "hi"\nexpect bob.phone sees "hi" as sent',
      /^line 7: bob\.phone sees "hi" without direction$/,
    ],
    [
      'alice.phone says "hi"\nbob.phone displays "hi"',
      /^line 7: no notification of "hi" is wanted$/,
    ],
    ["policy bob deferral true", /^line 6: this environment has no setPolicy$/],
    ["bob blocks alice", /^line 6: this environment has no block$/],
    ["bob wants no disturbance", /^line 6: this environment has no doNotDisturb$/],
    ["restart the function", /^line 6: this environment has no restart$/],
    ["kill the function", /^line 6: this environment has no kill$/],
    ["expect 1 deferred for bob", /^line 6: this environment does not tell$/],
    ['expect history of bob has "hi"', /^line 6: this environment does not tell$/],
  ])("%s", async (lines, message) => {
    expect(await failureOf(`${talking}${lines}\n`)).toMatch(message);
  });

  test("a notification that comes twice", async () => {
    const text = `${talking}alice.phone says "hi" wanting display notifications
bob.phone displays "hi"\nbob.phone displays "hi"
expect alice.phone is told of display of "hi" once\n`;
    expect(await failureOf(text)).toBe('line 9: alice.phone is told 2 times of display of "hi"');
  });

  test("who is refused is not accepted", async () => {
    const text = `${two}bob.phone declines with 486\nalice.phone invites bob\nexpect alice.phone is accepted`;
    expect(await failureOf(text)).toBe("line 5: alice.phone is refused with 486");
  });

  test("a core that is not there", async () => {
    const core = { transport: "tcp", host: "127.0.0.1", port: 1 } as const;
    expect(await failureOf(two, { ...hub, core })).toMatch(/^line 1: .*refused with 503/);
  });
});

describe("what an environment can do is asked of it", () => {
  const asked: string[] = [];
  const note =
    (name: string) =>
    (...values: readonly unknown[]) => {
      asked.push([name, ...values].join(" "));
      return Promise.resolve();
    };
  const able = (): Environment => ({
    ...hub,
    setPolicy: note("policy"),
    block: note("block"),
    doNotDisturb: note("undisturbed"),
    restart: note("restart"),
    kill: note("kill"),
    deferredCount: () => Promise.resolve(2),
    history: () => Promise.resolve([{ text: "hi", direction: "sent" as const }]),
  });

  test("settings, restarts and stores", async () => {
    await runScenario(
      `${two}policy bob deferral true\npolicy provider minSe 90\nbob blocks alice
bob wants no disturbance\nrestart the function\nkill the function\nexpect 2 deferred for bob
expect history of bob has "hi" as sent\n`,
      able(),
    );
    expect(asked).toEqual([
      "policy sip:bob@hub.example deferral true",
      "policy  minSe 90",
      "block sip:bob@hub.example sip:alice@hub.example",
      "undisturbed sip:bob@hub.example",
      "restart",
      "kill",
    ]);
  });

  test("what it tells instead is said", async () => {
    expect(await failureOf(`${two}expect 3 deferred for bob within 10 ms`, able())).toBe(
      "line 3: 2 messages are deferred for bob",
    );
    expect(await failureOf(`${two}expect history of bob has "ho" within 10 ms`, able())).toBe(
      'line 3: history of bob has "hi" sent',
    );
  });
});
