import { expect, test } from "vitest";
import { createLiveSession, type Surroundings } from "../../src/node/live-session.ts";
import type { NodeAlarm } from "../../src/node/options.ts";
import { createTimers } from "../../src/node/timers.ts";
import { readSettings } from "../../src/read-settings.ts";
import type { StepRecord, StartRecord } from "../../src/trace.ts";
import { World } from "../session/world.ts";

/** A session that nobody answers, in surroundings that keep what it does. */
function live(changes: Partial<Surroundings> = {}) {
  const alarms: NodeAlarm[] = [];
  const records: (StartRecord | StepRecord)[] = [];
  const over: string[] = [];
  const forgotten: unknown[] = [];
  const nothing = () => undefined;
  const session = createLiveSession(
    {
      token: "token1234567",
      servedUser: "tel:+15550002",
      contributionId: "1",
      seed: new Uint8Array(32),
      addresses: {
        host: "pf.example",
        ports: { tcp: 5060 },
        msrp: { host: "pf.example", port: 2855 },
        coreUri: "sip:core.example;transport=tcp;lr",
      },
      trace: { write: (record) => records.push(record), end: nothing },
    },
    {
      sip: { send: () => Promise.resolve() },
      msrp: {
        listen: nothing,
        unlisten: nothing,
        connect: nothing,
        release: nothing,
        forget: (user) => forgotten.push(user),
        write: nothing,
        awaitDrain: nothing,
        onFrame: nothing,
        onDrain: nothing,
        onClose: nothing,
      },
      timers: createTimers(() => 0),
      now: () => 1000,
      answer: () => new Promise(() => undefined),
      onAlarm: (alarm) => alarms.push(alarm),
      onOver: ({ token }) => over.push(token),
      ...changes,
    },
  );
  return { session, alarms, records, over, forgotten };
}

/** What an INVITE makes. */
function invited() {
  const world = new World();
  const request = world.invite();
  const source = { transport: "tcp", host: "core.example", port: 5060 } as const;
  return { kind: "invited", request, source } as const;
}

test("what comes before the start waits for it", () => {
  const { session, records } = live();
  session.post({ kind: "drain", reason: "early" });
  expect(records).toEqual([]);
  session.start(readSettings({}), invited());
  expect(records.map(({ kind }) => kind)).toEqual(["start", "step"]);
  session.abandon();
});

test("an error of the program ends the session, and is told", () => {
  let calls = 0;
  const { session, alarms, over, forgotten } = live({
    answer() {
      calls++;
      throw new Error("broken");
    },
  });
  session.start(readSettings({}), invited());
  expect(calls).toBe(1);
  expect(alarms).toMatchObject([{ alarm: "session-failed", session: "token1234567" }]);
  expect(alarms[0]?.text).toContain("broken");
  expect(over).toEqual(["token1234567"]);
  expect(forgotten).toEqual([session]);
  session.post({ kind: "drain", reason: "late" });
  expect(session.isQuiet).toBe(true);
});

test("time does not run backwards for a session", () => {
  const times = [5000, 4000, 6000];
  const { session, records } = live({ now: () => times.shift() ?? 0 });
  session.start(readSettings({}), invited());
  session.post({ kind: "drain", reason: "one" });
  session.post({ kind: "drain", reason: "two" });
  expect(records.map(({ at }) => at)).toEqual([5000, 5000, 6000]);
  session.abandon();
});

test("a message that cannot be sent comes back to the session", async () => {
  const { session, records } = live({
    sip: { send: () => Promise.reject(new Error("no way")) },
  });
  session.start(readSettings({}), invited());
  session.post({ kind: "drain", reason: "now" });
  await new Promise(setImmediate);
  const failed = records.filter((one) => one.kind === "step" && one.event.kind === "sip-failed");
  expect(failed[0]).toMatchObject({ event: { reason: "no way" } });
  session.abandon();
});

test("one that was left before its start does not start", () => {
  const { session, records, over } = live();
  session.abandon();
  session.start(readSettings({}), invited());
  expect(records).toEqual([]);
  expect(over).toEqual(["token1234567"]);
});
