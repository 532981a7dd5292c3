import { createResponse, type SipRequest, type SipResponse } from "@callingcard/sip";
import { describe, expect, test } from "vitest";
import type { Settings } from "../../src/settings.ts";
import { at, byes, callId, okOf } from "./peers.ts";
import { binding, sdp, text, value, World } from "./world.ts";

function up(settings: Partial<Settings> = {}, devices = [binding("1"), binding("2")]) {
  const world = new World({ settings: { multiDevice: "all", ...settings }, bindings: devices });
  world.invite();
  const invites = world.requests(world.sent(), "INVITE");
  for (const [index, invite] of invites.entries()) world.answer(invite, 200, `b${index}`);
  const ok = okOf(world);
  world.acknowledge(ok);
  world.send("o.0", "k", "alice0", "", "");
  for (const index of invites.keys())
    world.send(`c${index + 1}.0`, `k${index}`, `b${index}0`, "", "");
  world.sent();
  return { world, invites, ok };
}

describe("offers within the session", () => {
  test("the same description again is answered at once", () => {
    const { world, ok } = up();
    world.receive(world.within(ok, "INVITE", 2, "z9hG4bKre", [], sdp({ name: "alice" })));
    const sent = world.sent();
    expect(world.responses(sent).map(({ statusCode }) => statusCode)).toEqual([200]);
    expect(world.requests(sent, "INVITE")).toEqual([]);
  });

  test("another address of the peer is the function's business alone", () => {
    const { world, ok } = up();
    const moved = sdp({ name: "alice" })
      .replaceAll("192.0.2.1", "192.0.2.77")
      .replace(" 1 1 IN", " 1 2 IN");
    world.receive(world.within(ok, "INVITE", 2, "z9hG4bKre", [], moved));
    const sent = world.sent();
    expect(world.responses(sent).map(({ statusCode }) => statusCode)).toEqual([200]);
    expect(world.requests(sent, "INVITE")).toEqual([]);
  });

  test("what was an offer of the function is given a role that answers", () => {
    const { world, invites } = up({ offerSetup: "actpass" });
    const invite = at(invites, 0);
    expect(text(invite)).toContain("a=setup:actpass");
    const newer = sdp({ name: "b0" }).replace(" 1 1 IN", " 1 2 IN");
    world.receive(clientOffer(world, invite, "b0", newer));
    const again = okOf(world);
    expect(text(again)).toContain("a=setup:passive");
    const version = (message: SipRequest | SipResponse) =>
      /^o=\S+ \S+ (\d+)/m.exec(text(message))?.[1];
    expect(version(again)).not.toBe(version(invite));
  });

  test("other types are offered to the clients first", () => {
    const { world, ok } = up();
    const changed = sdp({ name: "alice", types: "text/plain" }).replace(" 1 1 IN", " 1 2 IN");
    world.receive(world.within(ok, "INVITE", 2, "z9hG4bKre", [], changed));
    const asked = world.sent();
    const offers = world.requests(asked, "INVITE");
    expect(offers).toHaveLength(2);
    expect(text(at(offers, 0))).toContain("a=accept-types:text/plain");
    expect(text(at(offers, 0))).toContain("a=setup:passive");
    expect(world.responses(asked).filter(({ statusCode }) => statusCode >= 200)).toEqual([]);
    answerOffer(world, at(offers, 0), "b0", "text/plain");
    answerOffer(world, at(offers, 1), "b1", "text/plain");
    const answered = world.responses(world.sent()).filter(({ statusCode }) => statusCode >= 200);
    expect(answered.map(({ statusCode }) => statusCode)).toEqual([200]);
    expect(text(at(answered, 0))).toContain("a=accept-types:text/plain");
  });

  test("hold by a client is offered to the originator, and what it refuses is refused", () => {
    const { world, invites } = up();
    const held = `${sdp({ name: "b0" })}a=sendonly\r\n`.replace(" 1 1 IN", " 1 2 IN");
    world.receive(clientOffer(world, at(invites, 0), "b0", held));
    const [offer] = world.requests(world.sent(), "INVITE");
    if (offer === undefined) throw new Error("no offer");
    expect(callId(offer)).toBe("c-o-1");
    expect(text(offer)).toContain("a=sendonly");
    world.receive(createResponse(offer, 488));
    const refused = world.responses(world.sent()).filter(({ statusCode }) => statusCode >= 200);
    expect(refused.map(({ statusCode }) => statusCode)).toEqual([488]);
    expect(byes(world)).toEqual([]);
  });

  test("glare: a second change while one is under way is answered 491", () => {
    const { world, ok, invites } = up();
    const changed = sdp({ name: "alice", types: "text/plain" }).replace(" 1 1 IN", " 1 2 IN");
    world.receive(world.within(ok, "INVITE", 2, "z9hG4bKre", [], changed));
    world.sent();
    const held = `${sdp({ name: "b0" })}a=sendonly\r\n`.replace(" 1 1 IN", " 1 2 IN");
    world.receive(clientOffer(world, at(invites, 0), "b0", held));
    expect(world.responses(world.sent()).map(({ statusCode }) => statusCode)).toContain(491);
  });

  test("an offer whose clients all leave is answered 488, and the session goes on to its end", () => {
    const { world, ok, invites } = up({}, [binding("1")]);
    const changed = sdp({ name: "alice", types: "text/plain" }).replace(" 1 1 IN", " 1 2 IN");
    world.receive(world.within(ok, "INVITE", 2, "z9hG4bKre", [], changed));
    world.sent();
    world.clientBye(at(invites, 0), "b0");
    const sent = world.sent();
    expect(world.responses(sent).map(({ statusCode }) => statusCode)).toContain(488);
    expect(world.requests(sent, "BYE").map(callId)).toContain("c-o-1");
  });
});

function answerOffer(world: World, offer: SipRequest, name: string, types: string): void {
  world.receive(
    createResponse(offer, 200, {
      headers: [{ name: "Contact", value: `<sip:bob@192.0.2.9;tag=${name}>` }],
      body: new TextEncoder().encode(sdp({ name, types })),
      contentType: "application/sdp",
    }),
  );
}

/** A re-INVITE of a client. */
function clientOffer(world: World, invite: SipRequest, tag: string, body: string): SipRequest {
  const swapped = {
    ...createResponse(invite, 200),
    headers: [
      { name: "From", value: `${value(invite, "To")};tag=${tag}` },
      { name: "To", value: value(invite, "From") },
      { name: "Call-ID", value: callId(invite) },
      { name: "Contact", value: value(invite, "Contact") },
    ],
  };
  return world.within(swapped, "INVITE", 7, `z9hG4bKre${tag}`, [], body);
}

test("INFO goes to the other side, and its answer back", () => {
  const { world, ok, invites } = up();
  world.receive(world.within(ok, "INFO", 2, "z9hG4bKinfo", [{ name: "X-Some", value: "thing" }]));
  const [info] = world.requests(world.sent(), "INFO");
  if (info === undefined) throw new Error("no INFO");
  expect(callId(info)).toBe(callId(at(invites, 0)));
  expect(value(info, "X-Some")).toBe("thing");
  world.receive(createResponse(info, 415));
  expect(world.responses(world.sent()).map(({ statusCode }) => statusCode)).toEqual([415]);
});

test("OPTIONS is answered", () => {
  const { world, ok } = up();
  world.receive(world.within(ok, "OPTIONS", 2, "z9hG4bKopt"));
  expect(world.responses(world.sent()).map(({ statusCode }) => statusCode)).toEqual([200]);
});

test("a message that belongs to no dialog of the session is answered 481", () => {
  const { world, ok } = up();
  const stray = world.within(ok, "BYE", 2, "z9hG4bKstray");
  const headers = stray.headers.map((one) =>
    one.name === "Call-ID" ? { name: "Call-ID", value: "another" } : one,
  );
  world.receive({ ...stray, headers });
  expect(world.responses(world.sent()).map(({ statusCode }) => statusCode)).toEqual([481]);
});

describe("a session that is not refreshed (8.3.2.4)", () => {
  const timed = { sessionExpires: 90, minSe: 90 } as const;

  test("the leg that missed it ends alone; the last one takes the session with it", () => {
    const { world, invites } = timedOut(1);
    expect(byes(world).map(({ to }) => to)).toEqual([callId(at(invites, 0))]);
    expect(world.notes()).toEqual(expect.arrayContaining(["CPM-115", "CPM-116"]));
    expect(world.notes()).not.toContain("CPM-117");
  });

  test("without another client the originator gets BYE too", () => {
    const { world } = timedOut(1, [binding("1")]);
    expect(byes(world).map(({ to }) => to)).toContain("c-o-1");
    expect(world.notes()).toEqual(expect.arrayContaining(["CPM-117", "CPM-118"]));
  });

  // The clients refresh (refresher=uas): those that answered with a session timer and then are silent expire.
  function timedOut(silent: number, devices = [binding("1"), binding("2")]) {
    const world = new World({
      settings: { multiDevice: "all", ...timed, msrpBindTimeoutMs: 1_000_000 },
      bindings: devices,
    });
    world.invite({ without: ["Session-Expires", "Supported"] });
    const invites = world.requests(world.sent(), "INVITE");
    expect(value(at(invites, 0), "Session-Expires")).toBe("90;refresher=uas");
    for (const [index, invite] of invites.entries()) {
      world.answer(invite, 200, `b${index}`, {
        headers:
          index < silent
            ? [
                { name: "Require", value: "timer" },
                { name: "Session-Expires", value: "90;refresher=uas" },
              ]
            : [],
      });
    }
    world.acknowledge(okOf(world));
    world.advance(46_000);
    // Clients without session timers are refreshed by the function, and answer.
    for (const refresh of world.requests(world.sent(), "INVITE")) {
      world.answer(refresh, 200, "ignored", { body: sdp({ name: "b1" }) });
    }
    world.advance(24_000);
    return { world, invites };
  }
});
