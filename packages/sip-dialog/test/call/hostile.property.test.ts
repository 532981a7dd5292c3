import { sipMessage } from "@callingcard/sip/arbitrary";
import type { SipMessage } from "@callingcard/sip";
import { test } from "@fast-check/vitest";
import * as fc from "fast-check";
import { expect, test as plain } from "vitest";
import { type CallAction, createOutgoingCall, stepCall } from "../../src/index.ts";
import { cooperates, rings, session } from "./reactions.ts";
import { createWorld, type Host, inviteCommand } from "./world.ts";

const SOURCE = { transport: "udp", host: "x", port: 5060 } as const;

interface Spoiling {
  readonly message: number;
  readonly header: number;
  readonly value: string;
  readonly how: "value" | "remove" | "repeat" | "body";
}

const spoiling: fc.Arbitrary<Spoiling> = fc.record({
  message: fc.nat(30),
  header: fc.nat(20),
  value: fc.oneof(
    // No value that comes from the wire has white space around it.
    fc.string().map((text) => text.trim()),
    fc.constantFrom(
      "",
      "0",
      "99999999999999999999",
      "<tel:+1>",
      "<sip:[::1>;tag=",
      ";;;",
      "<>",
      "1 1 1",
      "*",
    ),
  ),
  how: fc.constantFrom("value", "value", "remove", "repeat", "body"),
});

function spoil(message: SipMessage, { header, value, how }: Spoiling): SipMessage {
  const index = header % message.headers.length;
  const { name = "X" } = message.headers[index] ?? {};
  const spoiled = { name, value };
  if (how === "body") return { ...message, body: new TextEncoder().encode(value) };
  if (how === "remove") return { ...message, headers: message.headers.toSpliced(index, 1) };
  const removed = how === "value" ? 1 : 0;
  return { ...message, headers: message.headers.toSpliced(index, removed, spoiled) };
}

/** Calls are never changed, so that a play can be looked at again. */
const plays = new Map<number, readonly [Host, Host]>();

function played(seconds: number): readonly [Host, Host] {
  const before = plays.get(seconds);
  if (before !== undefined) return before;
  const hosts = play(seconds);
  plays.set(seconds, hosts);
  return hosts;
}

function play(seconds: number): readonly [Host, Host] {
  const world = createWorld();
  const options = { sessionTimer: { intervalSeconds: 90 } };
  const a = world.host("a", { react: cooperates, options });
  const b = world.host("b", { react: cooperates, invited: rings(5, 600) });
  a.tell(inviteCommand("b", { headers: [{ name: "Require", value: "100rel" }] }));
  a.tell({ kind: "offer", dialog: "d1", method: "INVITE", ...session("a", 2) }, 2000);
  b.tell({ kind: "offer", dialog: "d1", method: "UPDATE", ...session("b", 3) }, 3000);
  a.tell({ kind: "request", dialog: "d1", method: "INFO" }, 4000);
  b.tell({ kind: "bye", dialog: "d1" }, 60_000);
  world.run(seconds * 1000);
  return [a, b];
}

test.prop([fc.integer({ min: 0, max: 62 }), fc.array(spoiling, { minLength: 1, maxLength: 5 })])(
  "a call throws for no message of its own that was spoiled, whenever it comes",
  (seconds, spoilings) => {
    const [a, b] = played(seconds);
    for (const host of [a, b]) {
      let { call } = host;
      const came = host.events.flatMap((event) =>
        event.kind === "message" ? [event.message] : [],
      );
      for (const one of spoilings) {
        const message = came[one.message % Math.max(came.length, 1)];
        if (message === undefined || call === undefined) continue;
        [call] = stepCall(call, { kind: "message", message: spoil(message, one), source: SOURCE });
      }
      expect(call?.callId).toBe(host.call?.callId);
    }
  },
);

test.prop([sipMessage()])("a call throws for no message at all", (message) => {
  for (const { call } of played(1)) {
    if (call === undefined) throw new Error("no call");
    const [after] = stepCall(call, { kind: "message", message, source: SOURCE });
    expect(after.callId).toBe(call.callId);
  }
});

plain("the same events give the same actions again", () => {
  const [a] = played(62);
  let ids = 0;
  let call = createOutgoingCall({ ...a.options, createId: () => `a${(ids++).toString(36)}` });
  const actions: CallAction[] = [];
  for (const event of a.events) {
    const [next, more] = stepCall(call, event);
    call = next;
    actions.push(...more);
  }
  expect(actions).toEqual(a.actions);
});
