import { createResponse as answerFrame, type MsrpFrame } from "@callingcard/msrp";
import { describe, expect, test } from "vitest";
import type { StoredDeferredMessage } from "../../src/store/deferred-messages.ts";
import { FAR, notification, USER } from "../media/media-rig.ts";
import { at, byes, callId, okOf } from "./peers.ts";
import { ALICE, binding, BOB, SERVICE, text, value, World } from "./world.ts";

function deferred(id: number, words: string): StoredDeferredMessage {
  return {
    id,
    key: `k${id}`,
    servedUser: "tel:+15550002",
    farUser: ALICE,
    conversationId: "f81d4fae",
    contributionId: "01234567",
    service: SERVICE,
    contentType: "text/plain",
    octets: new TextEncoder().encode(words),
    arrivedMs: 1,
    expiresMs: 1e15,
  };
}

function pushing(bindings = [binding("1"), binding("2")]) {
  const world = new World({ settings: { multiDevice: "all", deferral: true } });
  world.start({
    kind: "push",
    servedUser: "tel:+15550002",
    messages: [deferred(7, "one"), deferred(8, "two")],
    bindings,
  });
  return { world, invites: world.requests(world.sent(), "INVITE") };
}

/** What a client got that it has not answered, which it answers by 200. */
function take(
  world: World,
  port: string,
  connection: string,
  seen: Set<string>,
): readonly string[] {
  const fresh = world.written(connection).filter(({ head }) => {
    if (head.kind !== "request" || seen.has(head.transactionId)) return false;
    seen.add(head.transactionId);
    return head.method === "SEND";
  });
  for (const { head } of fresh) {
    if (head.kind === "request") world.frame(port, connection, answerFrame(head, 200) as MsrpFrame);
  }
  return fresh.map(({ body }) => new TextDecoder().decode(body));
}

test("each suitable client is invited in the name of who wrote", () => {
  const { invites } = pushing();
  expect(invites).toHaveLength(2);
  const invite = at(invites, 0);
  expect(value(invite, "Referred-By")).toBe(`<${ALICE}>`);
  expect(value(invite, "From")).toContain(`<${ALICE}>`);
  expect(value(invite, "P-Asserted-Service")).toBe(SERVICE);
  expect(value(invite, "Conversation-ID")).toBe("f81d4fae");
  expect(value(invite, "Contribution-ID")).toBe("01234567");
  expect(invite.requestUri).toBe(binding("1").pubGruu);
  expect(text(invite)).toContain("a=setup:passive");
});

test("who does not want to be known is not named", () => {
  const world = new World({ settings: { deferral: true }, bindings: [] });
  world.invite({ headers: [{ name: "Privacy", value: "id" }] });
  world.acknowledge(okOf(world));
  world.send("o.0", "k", "alice0", "secret", "text/plain");
  const stored = world.questions.flatMap((one) => (one.kind === "defer" ? [one.message] : []));
  expect(JSON.stringify(stored)).not.toContain("15550001");
  const message = { ...at(stored, 0), id: 1 };
  const other = new World({ settings: { deferral: true } });
  const { servedUser } = message;
  other.start({ kind: "push", servedUser, messages: [message], bindings: [binding("1")] });
  const invite = at(other.requests(other.sent(), "INVITE"), 0);
  expect(value(invite, "From")).toContain("<sip:anonymous@anonymous.invalid>");
  expect(value(invite, "P-Asserted-Identity")).toBe("");
  expect(value(invite, "Privacy")).toBe("id");
});

test("who does not want to be known has no folder by that name", () => {
  const world = new World({ settings: { recording: true }, bindings: [binding("1")] });
  world.invite({ headers: [{ name: "Privacy", value: "id" }] });
  world.answer(at(world.requests(world.sent(), "INVITE"), 0), 200, "b0");
  world.send("o.0", "k", "alice0", "secret", "text/plain");
  const entries = world.questions.flatMap((one) => (one.kind === "record" ? one.entries : []));
  expect(entries).toHaveLength(1);
  const octets = entries.map((entry) => ({ ...entry, octets: "" }));
  expect(JSON.stringify(octets)).not.toContain("15550001");
});

test("what a client has is forgotten, and then its session ends", () => {
  const { world, invites } = pushing([binding("1")]);
  world.answer(at(invites, 0), 200, "b0");
  world.sent();
  world.send("c1.0", "k", "b00", "", "");
  const seen = new Set<string>();
  const got: string[] = [];
  for (let round = 0; round < 4; round++) got.push(...take(world, "c1.0", "k", seen));
  expect(got).toEqual(["one", "two"]);
  const forgotten = world.questions.flatMap((one) => (one.kind === "delivered" ? one.ids : []));
  expect(forgotten).toEqual([7, 8]);
  expect(byes(world)).toEqual([
    { to: callId(at(invites, 0)), reason: 'SIP;cause=200;text="Call completed"' },
  ]);
  world.okay(world.requests(world.sent(), "BYE"));
  world.advance(64_000);
  expect(world.isOver).toBe(true);
});

describe("nobody takes them", () => {
  test("they are kept", () => {
    const { world, invites } = pushing();
    for (const [index, invite] of invites.entries()) world.answer(invite, 480, `b${index}`);
    world.advance(64_000);
    expect(world.isOver).toBe(true);
    expect(world.questions).toEqual([]);
  });

  test("no client suits: the session is over at once", () => {
    const { world, invites } = pushing([binding("1", { expiresMs: 1 })]);
    expect(invites).toEqual([]);
    expect(world.isOver).toBe(true);
    expect([...world.timers.keys()]).toEqual([]);
  });

  test("the user declines: they are discarded", () => {
    const { world, invites } = pushing();
    world.answer(at(invites, 1), 180, "b1");
    world.sent();
    world.answer(at(invites, 0), 603, "b0");
    expect(world.questions).toEqual([
      { kind: "discard", user: "tel:+15550002", contributionId: "01234567", farUser: ALICE },
    ]);
    expect(world.requests(world.sent(), "CANCEL").map(callId)).toEqual([callId(at(invites, 1))]);
    expect(world.notes()).toContain("CPM-050");
  });

  test("a 302 is not followed: the messages stay for another time", () => {
    const { world, invites } = pushing([binding("1")]);
    world.answer(at(invites, 0), 302, "b0", {
      headers: [{ name: "Contact", value: `<${BOB}>` }],
    });
    world.advance(64_000);
    expect(world.isOver).toBe(true);
  });
});

describe("a client tells what became of what was pushed", () => {
  /** A client that has its messages, and whose BYE is on its way. */
  function taken() {
    const { world, invites } = pushing([binding("1")]);
    world.answer(at(invites, 0), 200, "b0");
    world.sent();
    world.send("c1.0", "k", "b00", "", "");
    return world;
  }

  test("it goes to who wrote, without a session", () => {
    const world = taken();
    world.send("c1.0", "k", "b00", notification("delivered", "i7"));
    const [message] = world.requests(world.sent(), "MESSAGE");
    if (message === undefined) throw new Error("no MESSAGE");
    expect(message.requestUri).toBe(ALICE);
    expect(value(message, "To")).toBe(`<${ALICE}>`);
    expect(value(message, "From")).toMatch(/^<tel:\+15550002>;tag=id/);
    expect(value(message, "P-Asserted-Identity")).toBe("<tel:+15550002>");
    expect(value(message, "P-Asserted-Service")).toBe(
      "urn:urn-7:3gpp-service.ims.icsi.oma.cpm.msg",
    );
    expect(value(message, "Route")).toBe("<sip:core.example:5060;transport=tcp;lr>");
    expect(value(message, "Conversation-ID")).toBe("f81d4fae");
    expect(value(message, "Contribution-ID")).toBe("01234567");
    expect(value(message, "Content-Type")).toBe("message/cpim");
    expect(text(message)).toBe(notification("delivered", "i7"));
    expect(world.questions).toContainEqual({
      kind: "first-notification",
      servedUser: "tel:+15550002",
      farUser: ALICE,
      messageId: "i7",
      type: "delivered",
    });
  });

  test("one follows the other, and the session lives until they are told", () => {
    const world = taken();
    world.send("c1.0", "k", "b00", notification("delivered", "i7"));
    world.send("c1.0", "k", "b00", notification("displayed", "i7"));
    const first = world.requests(world.sent(), "MESSAGE");
    expect(first).toHaveLength(1);
    const seen = new Set<string>();
    for (let round = 0; round < 4; round++) take(world, "c1.0", "k", seen);
    world.okay(world.requests(world.sent(), "BYE"));
    world.advance(10_000);
    expect(world.isOver).toBe(false);
    world.okay(first);
    const second = world.requests(world.sent(), "MESSAGE");
    expect(second.map(text)).toEqual([notification("displayed", "i7")]);
    world.answer(at(second, 0), 404, "x");
    world.advance(64_000);
    expect(world.isOver).toBe(true);
    expect([...world.timers.keys()]).toEqual([]);
  });

  test("a core that does not answer is told of, and ends nothing else", () => {
    const world = taken();
    world.send("c1.0", "k", "b00", notification("delivered", "i7"));
    world.advance(40_000);
    expect(world.actions).toContainEqual({
      kind: "alarm",
      alarm: "message-lost",
      text: "1 notifications: timeout",
    });
  });
});

describe("messages have expired", () => {
  const ASKING = "imdn.Disposition-Notification: positive-delivery, negative-delivery\r\n";

  function asking(id: number, header: string): StoredDeferredMessage {
    const words =
      `From: <${FAR}>\r\nTo: <${USER}>\r\nNS: imdn <urn:ietf:params:imdn>\r\nimdn.Message-ID: i${id}\r\n` +
      `${header}\r\nContent-Type: text/plain\r\n\r\nHello`;
    return { ...deferred(id, words), messageId: `i${id}`, contentType: "message/cpim" };
  }

  function expired(messages: readonly StoredDeferredMessage[]) {
    const world = new World({ settings: { deferral: true } });
    world.start({ kind: "expired", servedUser: "tel:+15550002", messages });
    return world;
  }

  test("who asked is told of each, then they are forgotten", () => {
    const world = expired([asking(7, ASKING), asking(8, ASKING), asking(9, "")]);
    expect(world.questions).toEqual([{ kind: "expired", ids: [9] }]);
    for (const id of [7, 8]) {
      const [message] = world.requests(world.sent(), "MESSAGE");
      if (message === undefined) throw new Error("no MESSAGE");
      expect(message.requestUri).toBe(ALICE);
      const lines = text(message);
      expect(lines).toContain(`From: <${USER}>\r\nTo: <${FAR}>\r\n`);
      expect(lines).toContain(`<message-id>i${id}</message-id>`);
      expect(lines).toMatch(
        /<delivery-notification>\s*<status>\s*<failed\s*\/>\s*<\/status>\s*<\/delivery-notification>/,
      );
      world.answer(message, id === 7 ? 202 : 404, "x");
      expect(world.questions.at(-1)).toEqual({ kind: "expired", ids: [id] });
    }
    expect(world.isOver).toBe(true);
    expect([...world.timers.keys()]).toEqual([]);
  });

  test("what can not be told stays for another time", () => {
    const world = expired([asking(7, ASKING), asking(8, ASKING)]);
    world.advance(40_000);
    expect(world.questions).toEqual([]);
    expect(world.isOver).toBe(true);
  });

  test("who does not want to be known is not told: nobody knows where", () => {
    const farUser = "sip:anonymous@anonymous.invalid";
    const world = expired([{ ...asking(7, ASKING), farUser }]);
    expect(world.sent()).toEqual([]);
    expect(world.questions).toEqual([{ kind: "expired", ids: [7] }]);
    expect(world.isOver).toBe(true);
  });

  test("of a group, who wrote is told and not the group", () => {
    const service = `${SERVICE}.group`;
    const world = expired([{ ...asking(7, ASKING), service, farUser: "sip:group@example.com" }]);
    const [message] = world.requests(world.sent(), "MESSAGE");
    expect(message?.requestUri).toBe(FAR);
  });
});
