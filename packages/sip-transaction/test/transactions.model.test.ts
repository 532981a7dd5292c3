import { test } from "@fast-check/vitest";
import { encodeMessage, readHeader, type SipMessage } from "@callingcard/sip";
import * as fc from "fast-check";
import { describe, expect, test as unit } from "vitest";
import { clientKeyOf, countTransactions, serverKeyOf } from "../src/index.ts";
import { VirtualClock } from "./clock.ts";
import { requestOf } from "./messages.ts";
import type { Fate, Node, Weather } from "./network.ts";
import { type Exchange, join, type Pair, PATIENCE_MS } from "./users.ts";

// A datagram takes less time than the shortest wait for its answer: RFC 3261 holds its promises up to there.
const fate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(fc.integer({ min: 0, max: 400 })) },
  { weight: 3, arbitrary: fc.constant([]) },
  {
    weight: 2,
    arbitrary: fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 2, maxLength: 3 }),
  },
);

const weather: fc.Arbitrary<Weather> = fc.record({
  fates: fc.array(fate, { minLength: 1, maxLength: 60 }),
  lateTimers: fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }),
});

const fair: fc.Arbitrary<Weather> = fc.record({
  fates: fc.array(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 40,
  }),
  lateTimers: fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }),
});

const exchange: fc.Arbitrary<Exchange> = fc.record({
  method: fc.constantFrom("INVITE", "MESSAGE"),
  startMs: fc.nat({ max: 2000 }),
  provisionalMs: fc.array(fc.nat({ max: 20_000 }), { maxLength: 3 }),
  finalMs: fc.oneof(fc.nat({ max: 1000 }), fc.nat({ max: 30_000 })),
  status: fc.constantFrom(200, 202, 302, 486, 603),
  cancelMs: fc.option(fc.nat({ max: 20_000 }), { nil: undefined }),
});

const exchanges = fc.array(exchange, { minLength: 1, maxLength: 4 });

/** What a node was told about one transaction. */
function told(node: Node, key: string) {
  const own = node.actions.filter((action) => "key" in action && action.key === key);
  const responses = own.flatMap((action) =>
    action.kind === "response" ? [action.response.statusCode] : [],
  );
  return {
    finals: responses.filter((status) => status >= 200),
    count: (kind: string) => own.filter((action) => action.kind === kind).length,
  };
}

function keysOf({ branches }: Pair, all: readonly Exchange[], transport: "udp" | "tcp" = "udp") {
  return all.map(({ method }, index) => {
    const request = requestOf(method, branches[index], transport);
    return { client: clientKeyOf(request), server: serverKeyOf(request) };
  });
}

/** What holds whatever the network does. */
function expectSane(pair: Pair, all: readonly Exchange[], transport?: "udp" | "tcp"): void {
  const { client, server } = pair;
  expect([countTransactions(client.table), countTransactions(server.table)]).toEqual([0, 0]);
  for (const [index, keys] of keysOf(pair, all, transport).entries()) {
    const { finals, count } = told(client, keys.client);
    expect(count("ended")).toBe(1);
    const refusals = finals.filter((status) => status >= 300);
    const outcomes = [
      refusals.length,
      Math.min(finals.length - refusals.length, 1),
      count("timeout"),
    ].reduce((sum, one) => sum + one);
    // Only the user's patience ends an INVITE whose final response never comes.
    expect(outcomes).toBeLessThanOrEqual(1);
    if (all[index]?.method === "MESSAGE")
      expect([outcomes, finals.length + count("timeout")]).toEqual([1, 1]);
    const asked = told(server, keys.server);
    expect(asked.count("request")).toBeLessThanOrEqual(1);
    expect(asked.count("ended")).toBe(asked.count("request"));
  }
}

function isRefusedInvite(message: SipMessage): boolean {
  return (
    message.kind === "response" &&
    message.statusCode >= 300 &&
    readHeader(message, "CSeq")?.method === "INVITE"
  );
}

/** Counts the ACKs that the client's transactions sent, and the refusals that they were sent for. */
function acksOf({ client }: Pair) {
  const sent = client.actions.filter(
    (action) =>
      action.kind === "send" && "method" in action.message && action.message.method === "ACK",
  ).length;
  const strays = client.actions.filter(
    (action) => action.kind === "stray-response" && isRefusedInvite(action.response),
  ).length;
  const refusals = client.received.filter(isRefusedInvite).length;
  return { sent, due: refusals - strays };
}

test.prop([weather, exchanges])(
  "all ends, and is told once, whatever the network does",
  (sky, all) => {
    const clock = new VirtualClock();
    const pair = join(clock, sky, all);
    clock.runAll();
    expectSane(pair, all);
    const { sent, due } = acksOf(pair);
    expect(sent).toBe(due);
    // Start, patience, and the time of the last timers.
    expect(clock.nowMs).toBeLessThan(2000 + PATIENCE_MS + 64_000);
  },
);

test.prop([fair, exchanges])(
  "where nothing is lost, what was said is what is heard",
  (sky, all) => {
    const clock = new VirtualClock();
    const pair = join(clock, sky, all);
    clock.runAll();
    expectSane(pair, all);
    for (const [index, keys] of keysOf(pair, all).entries()) {
      const { finals, count } = told(pair.client, keys.client);
      expect(count("timeout")).toBe(0);
      expect(told(pair.server, keys.server).count("timeout")).toBe(0);
      const status = all[index]?.status;
      if (finals[0] !== 487) expect(new Set(finals)).toEqual(new Set([status]));
    }
  },
);

test.prop([exchanges])("over a connection, nothing is sent twice but a 2xx", (all) => {
  const clock = new VirtualClock();
  const pair = join(clock, { fates: [[1]], lateTimers: [true, false] }, all, "tcp");
  clock.runAll();
  expectSane(pair, all, "tcp");
  for (const { actions } of [pair.client, pair.server]) {
    const sent = actions.flatMap((action) =>
      action.kind === "send" &&
      !(action.message.kind === "response" && isAccept(action.message.statusCode))
        ? [new TextDecoder().decode(encodeMessage(action.message))]
        : [],
    );
    const provisional = /^SIP\/2\.0 1/;
    const once = sent.filter((text) => !provisional.test(text));
    expect(new Set(once).size).toBe(once.length);
  }
});

function isAccept(status: number): boolean {
  return status >= 200 && status < 300;
}

describe("races", () => {
  const calm: Weather = { fates: [[1]], lateTimers: [true] };
  const call: Exchange = {
    method: "INVITE",
    startMs: 0,
    provisionalMs: [10],
    finalMs: 1000,
    status: 200,
    cancelMs: undefined,
  };
  const run = (all: readonly Exchange[], sky = calm) => {
    const clock = new VirtualClock();
    const pair = join(clock, sky, all);
    clock.runAll();
    expectSane(pair, all);
    return {
      pair,
      finals: keysOf(pair, all).map(({ client }) => told(pair.client, client).finals),
    };
  };

  unit("a CANCEL in time makes the answer 487", () => {
    expect(run([{ ...call, cancelMs: 100 }]).finals).toEqual([[487]]);
  });

  unit("a CANCEL that crosses the 2xx changes nothing", () => {
    const { pair, finals } = run([{ ...call, cancelMs: 1000 }]);
    expect(new Set(finals[0])).toEqual(new Set([200]));
    expect(pair.server.actions.some(({ kind }) => kind === "cancel")).toBe(true);
  });

  unit("an INVITE that comes again after its 2xx is not another one", () => {
    const { pair } = run([{ ...call, finalMs: 0, provisionalMs: [] }], {
      // The INVITE comes three times, the last time behind the 2xx.
      fates: [[1, 2, 300], [350]],
      lateTimers: [false],
    });
    expect(pair.server.actions.filter(({ kind }) => kind === "request")).toHaveLength(1);
  });

  unit("an ACK that is lost is sent again with the refusal that comes again", () => {
    const { pair } = run([{ ...call, status: 486, finalMs: 0, provisionalMs: [] }], {
      // INVITE, 486, ACK (lost), 486 again, ACK.
      fates: [[1], [1], [], [1], [1]],
      lateTimers: [false],
    });
    expect(acksOf(pair)).toEqual({ sent: 2, due: 2 });
    expect(pair.server.actions.some(({ kind }) => kind === "timeout")).toBe(false);
  });

  unit("a server whose refusals all are lost is told so", () => {
    const { pair } = run([{ ...call, status: 486, finalMs: 0, provisionalMs: [] }], {
      fates: [[1], ...Array.from({ length: 40 }, () => [])],
      lateTimers: [false],
    });
    expect(pair.server.actions.some(({ kind }) => kind === "timeout")).toBe(true);
  });
});
