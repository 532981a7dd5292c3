import { createResponse as answerFrame, type MsrpFrame } from "@callingcard/msrp";
import { describe, expect, test } from "vitest";
import type { StoredDeferredMessage } from "../../src/store/deferred-messages.ts";
import { at, byes, callId } from "./peers.ts";
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
      { kind: "discard", user: "tel:+15550002", contributionId: "01234567" },
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
