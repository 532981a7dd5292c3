import { describe, expect, test } from "vitest";
import type { Settings } from "../../src/settings.ts";
import { at, byes, callId, okOf } from "./peers.ts";
import { binding, sdp, text, value, World } from "./world.ts";

const DEVICES = [binding("1"), binding("2"), binding("3")];

/** Alice has invited; three clients of Bob ring. */
function ringing(settings: Partial<Settings>, bindings = DEVICES) {
  const world = new World({ settings, bindings });
  world.invite();
  const invites = world.requests(world.sent(), "INVITE");
  return { world, invites };
}

const ELSEWHERE = 'SIP;cause=200;text="Call completed elsewhere"';

describe("policy A", () => {
  test("the first answer cancels the others, and there is one 200", () => {
    const { world, invites } = ringing({ multiDevice: "first" });
    expect(new Set(invites.map(callId)).size).toBe(3);
    for (const [index, invite] of invites.entries()) world.answer(invite, 180, `b${index}`);
    world.sent();
    world.answer(at(invites, 1), 200, "b1");
    const sent = world.sent();
    expect(world.responses(sent).map(({ statusCode }) => statusCode)).toEqual([200]);
    const cancels = world.requests(sent, "CANCEL");
    expect(cancels.map(callId)).toEqual([callId(at(invites, 0)), callId(at(invites, 2))]);
    expect(cancels.map((cancel) => value(cancel, "Reason"))).toEqual([ELSEWHERE, ELSEWHERE]);
  });

  test("a later answer gets ACK and BYE, and no media session", () => {
    const { world, invites } = ringing({ multiDevice: "first" });
    world.answer(at(invites, 0), 200, "b0");
    world.sent();
    const unlisten = world.sessionId("c2.0");
    world.answer(at(invites, 1), 200, "b1");
    const sent = world.sent();
    expect(world.requests(sent, "ACK").map(callId)).toEqual([callId(at(invites, 1))]);
    expect(world.requests(sent, "BYE").map((bye) => value(bye, "Reason"))).toEqual([ELSEWHERE]);
    expect(world.actions).toContainEqual({ kind: "unlisten-msrp", sessionId: unlisten });
    expect(world.notes()).toEqual(expect.arrayContaining(["CPM-069", "CPM-070"]));
  });

  test("one leg in the end: the BYE of the client ends the session", () => {
    const { world, invites } = ringing({ multiDevice: "first" }, [binding("1")]);
    world.answer(at(invites, 0), 200, "b0");
    const ok = okOf(world);
    world.acknowledge(ok);
    world.clientBye(at(invites, 0), "b0");
    const sent = world.sent();
    expect(world.responses(sent).map(({ statusCode }) => statusCode)).toEqual([200]);
    world.okay(world.requests(sent, "BYE"));
    world.advance(70_000);
    expect(world.isOver).toBe(true);
  });
});

describe("policy B", () => {
  test("use of one client ends the others", () => {
    const { world, invites } = ringing({ multiDevice: "until-use" });
    for (const [index, invite] of invites.entries()) world.answer(invite, 200, `b${index}`);
    expect(world.requests(world.sent(), "ACK")).toHaveLength(3);
    for (const [index] of invites.entries()) {
      world.send(`c${index + 1}.0`, `k${index}`, `b${index}0`, "", "");
    }
    world.send("c2.0", "k1", "b10", "hello");
    const ended = byes(world);
    expect(ended.map(({ to }) => to)).toEqual([callId(at(invites, 0)), callId(at(invites, 2))]);
    expect(ended.map(({ reason }) => reason)).toEqual([ELSEWHERE, ELSEWHERE]);
  });

  test("a client that answers after one was used is turned away", () => {
    const { world, invites } = ringing({ multiDevice: "until-use" });
    world.answer(at(invites, 0), 180, "b0");
    world.answer(at(invites, 1), 200, "b1");
    world.send("c2.0", "k1", "b10", "hello");
    world.sent();
    world.answer(at(invites, 0), 200, "b0");
    expect(byes(world)).toEqual([{ to: callId(at(invites, 0)), reason: ELSEWHERE }]);
  });
});

describe("policy C", () => {
  test("all that answer take part, those that are late until the fork window ends", () => {
    const { world, invites } = ringing({ multiDevice: "all", forkWindowMs: 10_000 });
    for (const [index, invite] of invites.entries()) world.answer(invite, 180, `b${index}`);
    world.answer(at(invites, 0), 200, "b0");
    world.send("c1.0", "k0", "b00", "hello");
    world.advance(9_000);
    world.sent();
    world.answer(at(invites, 1), 200, "b1");
    expect(byes(world)).toEqual([]);
    world.advance(2_000);
    const cancels = world.requests(world.sent(), "CANCEL");
    expect(cancels.map(callId)).toEqual([callId(at(invites, 2))]);
  });

  test("one client leaves, the others stay; the last one ends the session", () => {
    const { world, invites } = ringing({ multiDevice: "all" });
    for (const [index, invite] of invites.entries()) world.answer(invite, 200, `b${index}`);
    const ok = okOf(world);
    world.acknowledge(ok);
    world.clientBye(at(invites, 0), "b0");
    world.clientBye(at(invites, 1), "b1");
    expect(byes(world)).toEqual([]);
    world.clientBye(at(invites, 2), "b2");
    expect(byes(world)).toEqual([{ to: "c-o-1", reason: 'SIP;cause=200;text="Call completed"' }]);
  });

  test("a client that does not connect in time is ended, the others are not", () => {
    const { world, invites } = ringing({ multiDevice: "all", msrpBindTimeoutMs: 5_000 });
    for (const [index, invite] of invites.entries()) world.answer(invite, 200, `b${index}`);
    world.acknowledge(okOf(world));
    world.send("o.0", "k", "alice0", "hello");
    world.send("c1.0", "k0", "b00", "hi");
    world.send("c2.0", "k1", "b10", "hi");
    world.sent();
    world.advance(6_000);
    expect(byes(world).map(({ to }) => to)).toEqual([callId(at(invites, 2))]);
  });

  test("a client that lost its connection may come back", () => {
    const { world, invites } = ringing({ multiDevice: "all", msrpBindTimeoutMs: 5_000 }, [
      binding("1"),
    ]);
    world.answer(at(invites, 0), 200, "b0");
    world.acknowledge(okOf(world));
    world.send("o.0", "k", "alice0", "hello");
    world.send("c1.0", "k0", "b00", "hi");
    world.step({ kind: "msrp-closed", connection: "k0" });
    world.advance(4_000);
    world.send("c1.0", "k9", "b00", "back");
    world.sent();
    world.advance(6_000);
    expect(byes(world)).toEqual([]);
  });
});

describe("session matching", () => {
  function up() {
    const { world, invites } = ringing({ multiDevice: "all" }, [binding("1")]);
    world.answer(at(invites, 0), 200, "b0");
    world.acknowledge(okOf(world));
    world.send("c1.0", "k0", "b00", "hi");
    return world;
  }

  function statuses(world: World, connection: string): readonly number[] {
    return world
      .written(connection)
      .flatMap(({ head }) => (head.kind === "response" ? [head.status] : []));
  }

  test("another connection is refused while the first one is open", () => {
    const world = up();
    world.send("c1.0", "k1", "b00", "hi");
    expect(statuses(world, "k1")).toEqual([506]);
  });

  test("somebody else's session-id is refused", () => {
    const world = up();
    world.send("o.0", "k1", "mallory0", "hi");
    expect(statuses(world, "k1")).toEqual([481]);
  });

  test("a SEND that overtakes the 200 waits for it", () => {
    const { world, invites } = ringing({ multiDevice: "all" }, [binding("1")]);
    world.send("c1.0", "k0", "b00", "early");
    expect(world.written("k0")).toEqual([]);
    world.answer(at(invites, 0), 200, "b0");
    expect(statuses(world, "k0")).toEqual([200]);
  });
});

test("an answer that nobody could connect for is turned away, and the best response is 488", () => {
  const { world, invites } = ringing({ multiDevice: "all" }, [binding("1")]);
  world.answer(at(invites, 0), 200, "b0", { body: sdp({ name: "b0", setup: "passive" }) });
  const sent = world.sent();
  expect(world.responses(sent).map(({ statusCode }) => statusCode)).toEqual([488]);
  const [bye] = world.requests(sent, "BYE");
  expect(bye && value(bye, "Reason")).toBe('SIP;cause=488;text="Not Acceptable Here"');
});

test("without a role in the answer the function waits for the client", () => {
  const { world, invites } = ringing({ multiDevice: "all" }, [binding("1")]);
  world.answer(at(invites, 0), 200, "b0", { body: sdp({ name: "b0", setup: "" }) });
  expect(text(okOf(world))).toContain("a=setup:passive");
  expect(world.actions.some(({ kind }) => kind === "connect-msrp")).toBe(false);
});

test("the function connects to an originator that is passive, and to a client that chooses so", () => {
  const world = new World({
    settings: { multiDevice: "all", offerSetup: "actpass" },
    bindings: [binding("1")],
  });
  world.invite({ body: sdp({ name: "alice", setup: "passive", port: 7654 }) });
  const invites = world.requests(world.sent(), "INVITE");
  world.answer(at(invites, 0), 200, "b0", { body: sdp({ name: "b0", setup: "passive" }) });
  expect(text(okOf(world))).toContain("a=setup:active");
  const asked = world.actions.flatMap((action) =>
    action.kind === "connect-msrp" ? [`${action.leg} ${action.host}:${action.port}`] : [],
  );
  expect(asked).toEqual(["o.0 192.0.2.1:9", "c1.0 192.0.2.1:9"]);
  world.step({ kind: "msrp-connected", leg: "c1.0", connection: "k0" });
  world.step({ kind: "msrp-unreachable", leg: "o.0", reason: "refused" });
  expect(byes(world).map(({ to }) => to)).toHaveLength(1);
});

describe("the core forks (A-11)", () => {
  function forked(settings: Partial<Settings>) {
    const { world, invites } = ringing({ forkBy: "core", ...settings });
    expect(invites).toHaveLength(1);
    const invite = at(invites, 0);
    expect(invite.requestUri).toBe("sip:+15550002@ims.example;user=phone");
    world.answer(invite, 200, "b0");
    world.acknowledge(okOf(world));
    world.send("o.0", "k", "alice0", "", "");
    world.send("c1.0", "k0", "b00", "", "");
    world.answer(invite, 200, "b1");
    return { world, invite };
  }

  test("policy C: each that answers takes part, by the session-id of its own", () => {
    const { world } = forked({ multiDevice: "all" });
    expect(world.requests(world.sent(), "ACK").map((ack) => value(ack, "To"))).toEqual([
      expect.stringContaining("tag=b1"),
    ]);
    world.send("c1.0", "k1", "b10", "", "");
    world.send("o.0", "k", "alice0", "hello");
    const got = (connection: string) =>
      world
        .written(connection)
        .flatMap(({ body }) => (body ? [new TextDecoder().decode(body)] : []));
    expect([got("k0"), got("k1")]).toEqual([["hello"], ["hello"]]);
  });

  test("policy A: a later answer gets ACK and BYE", () => {
    const { world } = forked({ multiDevice: "first" });
    const [bye] = world.requests(world.sent(), "BYE");
    expect(bye && value(bye, "To")).toContain("tag=b1");
    world.send("o.0", "k", "alice0", "hello");
    expect(world.written("k0").filter(({ body }) => body !== undefined)).toHaveLength(1);
  });

  test("one leaves, the other stays, and is still listened for", () => {
    const { world, invite } = forked({ multiDevice: "all" });
    world.send("c1.0", "k1", "b10", "", "");
    world.sent();
    world.clientBye(invite, "b0");
    expect(byes(world)).toEqual([]);
    expect(world.actions.some(({ kind }) => kind === "unlisten-msrp")).toBe(false);
    world.send("c1.0", "k1", "b10", "hi", "text/plain");
    expect(world.written("k").some(({ body }) => body !== undefined)).toBe(true);
    world.clientBye(invite, "b1");
    expect(byes(world).map(({ to }) => to)).toEqual(["c-o-1"]);
  });
});

describe("over TLS", () => {
  const shown = "sha-256 AB:CD:EF";

  function secure(fingerprint: string) {
    const world = new World({
      settings: { multiDevice: "all" },
      bindings: [binding("1")],
      tls: { port: 2856, fingerprint: "sha-256 00:11" },
    });
    const own = sdp({ name: "alice" })
      .replace("TCP/MSRP", "TCP/TLS/MSRP")
      .replace("msrp://", "msrps://");
    world.invite({ body: `${own}${fingerprint}` });
    const invites = world.requests(world.sent(), "INVITE");
    expect(text(at(invites, 0))).toContain("m=message 2856 TCP/TLS/MSRP");
    expect(text(at(invites, 0))).toContain("a=fingerprint:sha-256 00:11");
    world.answer(at(invites, 0), 200, "b0", {
      body: sdp({ name: "b0" }).replace("TCP/MSRP", "TCP/TLS/MSRP").replace("msrp://", "msrps://"),
    });
    world.acknowledge(okOf(world));
    return world;
  }

  function statuses(world: World): readonly number[] {
    return world
      .written("k")
      .flatMap(({ head }) => (head.kind === "response" ? [head.status] : []));
  }

  test.each([
    ["a=fingerprint:SHA-256 ab:cd:ef\r\n", [shown], 200],
    [
      "a=fingerprint:sha-256 ab:cd:00\r\na=fingerprint:sha-256 AB:CD:EF\r\n",
      ["sha-1 00", shown],
      200,
    ],
    ["a=fingerprint:sha-256 AB:CD:00\r\n", [shown], 403],
    ["a=fingerprint:sha-256 AB:CD:EF\r\n", [], 403],
    ["a=fingerprint:sha-256 AB:CD:EF\r\n", undefined, 403],
    ["", undefined, 403],
    ["", [], 200],
  ] as [string, readonly string[] | undefined, number][])(
    "%j, shown %j: %i",
    (fingerprint, certificate, status) => {
      const world = secure(fingerprint);
      world.send("o.0", "k", "alice0", "hello", "text/plain", certificate);
      expect(statuses(world)).toEqual([status]);
    },
  );
});
