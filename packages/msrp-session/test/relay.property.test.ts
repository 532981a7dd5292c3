import { test } from "@fast-check/vitest";
import * as fc from "fast-check";
import { expect } from "vitest";
import { byteRange } from "@callingcard/msrp";
import { contentOf, type Outcome, type PlannedMessage, RelayWorld } from "./relay-world.ts";

const plan: fc.Arbitrary<PlannedMessage> = fc.record({
  from: fc.nat(3),
  isCpim: fc.boolean(),
  text: fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc.constantFrom("-------id000002x0$", "\r\n-------id000003x1$\r\n", "-".repeat(40)),
  ),
  wantsSuccess: fc.boolean(),
  failureReport: fc.constantFrom("yes", "yes", "partial", "no"),
  cuts: fc.array(fc.nat(200), { maxLength: 5 }),
  order: fc.array(fc.nat(3), { maxLength: 6 }),
  twice: fc.nat(12),
  isOpen: fc.boolean(),
});

interface Move {
  readonly kind: "chunk" | "act" | "refuse" | "ignore" | "pause" | "resume" | "remove";
  readonly at: number;
}

const move: fc.Arbitrary<Move> = fc.record({
  kind: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom("chunk" as const, "act" as const) },
    { weight: 3, arbitrary: fc.constantFrom("pause" as const, "resume" as const) },
    {
      weight: 1,
      arbitrary: fc.constantFrom("refuse" as const, "ignore" as const, "remove" as const),
    },
  ),
  at: fc.nat(11),
});

function play(world: RelayWorld, moves: readonly Move[]): void {
  for (const { kind, at } of moves) {
    const leg = world.legs[at % world.legs.length] ?? "";
    const message = world.messages[at % Math.max(world.messages.length, 1)];
    if (kind === "chunk" && message !== undefined) world.deliver(message);
    else if (kind === "act") world.act(leg, 200);
    else if (kind === "refuse") world.act(leg, 413);
    else if (kind === "ignore") world.act(leg, undefined);
    else if (kind === "pause" || kind === "resume") world.step({ kind, leg });
    else if (kind === "remove") world.remove(leg);
  }
  world.finish();
}

function isServed(world: RelayWorld, message: Outcome, leg: string): boolean {
  const isGone = world.removed.has(leg) || world.overflowed.has(leg);
  return !isGone && message.received.get(leg)?.hasFailed !== true;
}

function check(world: RelayWorld): void {
  for (const message of world.messages) {
    const expected = world.expected(message);
    const isSent = message.isComplete && !message.isAbandoned;
    for (const leg of message.to) {
      const chunks = message.received.get(leg)?.chunks ?? [];
      for (const { head, body } of chunks) {
        const { start = 1, total } = byteRange(head) ?? {};
        if (total !== undefined && isSent) expect(total).toBe(expected.length);
        expect(body).toEqual(expected.subarray(start - 1, start - 1 + (body?.length ?? 0)));
      }
      if (!isSent || !isServed(world, message, leg)) continue;
      expect(contentOf(chunks)).toEqual(expected);
      expect(chunks.some(({ flag }) => flag === "$")).toBe(true);
    }
    checkReports(world, message);
  }
}

function checkReports(world: RelayWorld, message: Outcome): void {
  const {
    reports,
    plan: { wantsSuccess, failureReport, from },
    to,
  } = message;
  expect(reports.length).toBeLessThanOrEqual(1);
  const [said] = reports;
  const isSuccess = said?.status === "000 200 OK";
  if (isSuccess) {
    const { length } = message.body;
    expect(wantsSuccess).toBe(true);
    expect(message.wholeReports.size).toBeGreaterThan(0);
    expect(said.range).toBe(`1-${length}/${length}`);
  } else if (said !== undefined) {
    expect(failureReport).not.toBe("no");
    expect(to.filter((leg) => isServed(world, message, leg))).toEqual([]);
  }
  const isThere = !world.removed.has(`leg${from}`) && !world.overflowed.has(`leg${from}`);
  if (!isThere || !message.isComplete || !wantsSuccess) return;
  const whole = to.filter((leg) => isServed(world, message, leg));
  if (whole.length > 0) expect(isSuccess).toBe(true);
}

test.prop(
  [
    fc.integer({ min: 2, max: 4 }),
    fc.array(plan, { maxLength: 5 }),
    fc.array(move, { maxLength: 60 }),
  ],
  {
    numRuns: 400,
  },
)("legs that stay get each message whole, and its sender hears once", (legs, plans, moves) => {
  const world = new RelayWorld(legs, plans);
  play(world, moves);
  check(world);
});

test.prop(
  [
    fc.integer({ min: 2, max: 4 }),
    fc.array(plan, { maxLength: 5 }),
    fc.array(move, { maxLength: 60 }),
  ],
  {
    numRuns: 200,
  },
)("never more waits for a leg than may, and others are not touched by it", (legs, plans, moves) => {
  const world = new RelayWorld(legs, plans, {
    limits: { maxQueueOctets: 1500, maxBurstOctets: 100 },
  });
  play(world, moves);
  check(world);
});
