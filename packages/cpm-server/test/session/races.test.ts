import { createRequest } from "@callingcard/sip";
import { describe, expect, test } from "vitest";
import type { Settings } from "../../src/settings.ts";
import { at, byes, callId, finals, okOf } from "./peers.ts";
import { binding, CORE, value, World } from "./world.ts";

const DEVICES = [binding("1"), binding("2")];
const ELSEWHERE = 'SIP;cause=200;text="Call completed elsewhere"';

function ringing(settings: Partial<Settings> = {}, bindings = DEVICES) {
  const world = new World({ settings, bindings });
  const request = world.invite();
  return { world, request, invites: world.requests(world.sent(), "INVITE") };
}

function cancel(world: World, reason?: string): void {
  world.step({
    kind: "sip",
    source: CORE,
    message: createRequest("CANCEL", "sip:+15550002@ims.example;user=phone", {
      headers: [
        { name: "Via", value: "SIP/2.0/TCP core.example;branch=z9hG4bKo1" },
        { name: "Max-Forwards", value: "66" },
        { name: "From", value: '"Alice" <sip:+15550001@ims.example;user=phone>;tag=alice' },
        { name: "To", value: "<sip:+15550002@ims.example;user=phone>" },
        { name: "Call-ID", value: "c-o-1" },
        { name: "CSeq", value: "1 CANCEL" },
        ...(reason === undefined ? [] : [{ name: "Reason", value: reason }]),
      ],
    }),
  });
}

test("CANCEL before any answer cancels all clients, with its Reason", () => {
  const { world, invites } = ringing();
  for (const [index, invite] of invites.entries()) world.answer(invite, 180, `b${index}`);
  world.sent();
  cancel(world, 'SIP;cause=200;text="Call completed elsewhere"');
  const sent = world.sent();
  const answered = world.responses(sent).map((one) => `${one.statusCode} ${value(one, "CSeq")}`);
  expect(answered.toSorted()).toEqual(["200 1 CANCEL", "487 1 INVITE"]);
  const cancels = world.requests(sent, "CANCEL");
  expect(cancels.map((one) => value(one, "Reason"))).toEqual([ELSEWHERE, ELSEWHERE]);
  world.okay(cancels);
  for (const [index, invite] of invites.entries()) world.answer(invite, 487, `b${index}`);
  world.advance(64_000);
  expect(world.isOver).toBe(true);
});

test("CANCEL that crosses the first 2xx: the client gets ACK and BYE", () => {
  const { world, invites } = ringing({}, [binding("1")]);
  world.answer(at(invites, 0), 180, "b0");
  cancel(world);
  world.sent();
  world.answer(at(invites, 0), 200, "b0");
  const sent = world.sent();
  expect(world.requests(sent, "ACK")).toHaveLength(1);
  const [bye] = world.requests(sent, "BYE");
  expect(bye && callId(bye)).toBe(callId(at(invites, 0)));
  expect(world.responses(sent)).toEqual([]);
});

test("CANCEL that comes after the 200 changes nothing", () => {
  const { world, invites } = ringing({}, [binding("1")]);
  world.answer(at(invites, 0), 200, "b0");
  world.acknowledge(okOf(world));
  world.sent();
  cancel(world);
  expect(byes(world)).toEqual([]);
});

test("CANCEL while an answer of a store is waited for: no client is invited", () => {
  const world = new World({ bindings: DEVICES, hold: ({ kind }) => kind === "bindings" });
  world.invite();
  cancel(world);
  expect(new Set(finals(world))).toEqual(new Set([200, 487]));
  const asked = world.actions.findLast(({ kind }) => kind === "ask");
  if (asked?.kind !== "ask") throw new Error("nothing was asked");
  world.step({
    kind: "told",
    ask: asked.ask,
    answer: { kind: "bindings", bindings: DEVICES },
  });
  expect(world.requests(world.sent(), "INVITE")).toEqual([]);
  world.advance(64_000);
  expect(world.isOver).toBe(true);
});

test("a second 2xx while the BYE of the originator is on its way is acknowledged and ended", () => {
  const { world, invites } = ringing({ multiDevice: "all" });
  world.answer(at(invites, 1), 180, "b1");
  world.answer(at(invites, 0), 200, "b0");
  const ok = okOf(world);
  world.acknowledge(ok);
  world.receive(world.within(ok, "BYE", 2, "z9hG4bKbye"));
  const sent = world.sent();
  expect(world.requests(sent, "BYE").map(callId)).toEqual([callId(at(invites, 0))]);
  expect(world.requests(sent, "CANCEL").map(callId)).toEqual([callId(at(invites, 1))]);
  world.answer(at(invites, 1), 200, "b1");
  const after = world.sent();
  expect(world.requests(after, "ACK").map(callId)).toEqual([callId(at(invites, 1))]);
  expect(world.requests(after, "BYE").map(callId)).toEqual([callId(at(invites, 1))]);
});

test("two clients that are used at once: the first message wins, and both BYEs go to the other", () => {
  const { world, invites } = ringing({ multiDevice: "until-use" });
  for (const [index, invite] of invites.entries()) world.answer(invite, 200, `b${index}`);
  world.acknowledge(okOf(world));
  world.send("o.0", "k", "alice0", "", "");
  world.send("c1.0", "k0", "b00", "first");
  world.send("c2.0", "k1", "b10", "second");
  expect(byes(world)).toEqual([{ to: callId(at(invites, 1)), reason: ELSEWHERE }]);
});

test("a 2xx that comes again is acknowledged again, and nothing else", () => {
  const { world, invites } = ringing({}, [binding("1")]);
  world.answer(at(invites, 0), 200, "b0");
  world.acknowledge(okOf(world));
  world.answer(at(invites, 0), 200, "b0");
  const sent = world.sent();
  expect(sent.map(({ message }) => message.kind === "request" && message.method)).toEqual(["ACK"]);
});

test("the 200 is sent again until its ACK, and without one the session ends", () => {
  const { world, invites } = ringing({}, [binding("1")]);
  world.answer(at(invites, 0), 200, "b0");
  okOf(world);
  world.advance(1_600);
  expect(finals(world)).toEqual([200, 200]);
  world.advance(32_000);
  const ended = byes(world).map(({ to }) => to);
  expect(new Set(ended)).toEqual(new Set(["c-o-1", callId(at(invites, 0))]));
});

test("an INVITE that comes again is absorbed", () => {
  const { world, request } = ringing();
  world.receive(request);
  const sent = world.sent();
  expect(world.requests(sent, "INVITE")).toEqual([]);
});

test("a client that is gone when the function restarts it: 481 to a BYE frees the leg", () => {
  const { world, invites } = ringing({}, [binding("1")]);
  world.answer(at(invites, 0), 200, "b0");
  const ok = okOf(world);
  world.acknowledge(ok);
  world.receive(world.within(ok, "BYE", 2, "z9hG4bKbye"));
  const [bye] = world.requests(world.sent(), "BYE");
  if (bye !== undefined) world.answer(bye, 481, "b0");
  world.advance(64_000);
  expect(world.isOver).toBe(true);
});

test("an INVITE that can not be sent counts as 503", () => {
  const { world } = ringing({}, [binding("1")]);
  const sent = world.actions.findLast(
    (action) => action.kind === "send" && action.message.kind === "request",
  );
  if (sent?.kind !== "send") throw new Error("no INVITE");
  world.step({ kind: "sip-failed", message: sent.message, target: sent.target, reason: "refused" });
  expect(finals(world)).toEqual([500]);
});

describe("drain", () => {
  test("a session that nobody answered is refused 503", () => {
    const { world, invites } = ringing();
    for (const [index, invite] of invites.entries()) world.answer(invite, 180, `b${index}`);
    world.sent();
    world.step({ kind: "drain", reason: "shutting down" });
    const sent = world.sent();
    expect(world.responses(sent).map(({ statusCode }) => statusCode)).toEqual([503]);
    expect(world.requests(sent, "CANCEL")).toHaveLength(2);
  });

  test("a session that flows is ended on all legs", () => {
    const { world, invites } = ringing({ multiDevice: "all" });
    for (const [index, invite] of invites.entries()) world.answer(invite, 200, `b${index}`);
    world.acknowledge(okOf(world));
    world.step({ kind: "drain", reason: 'shutting "down"' });
    expect(byes(world).map(({ reason }) => reason)).toEqual([
      'SIP;cause=503;text="shutting  down "',
      'SIP;cause=503;text="shutting  down "',
      'SIP;cause=503;text="shutting  down "',
    ]);
  });
});
