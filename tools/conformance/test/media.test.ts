import { setTimeout as sleep } from "node:timers/promises";
import type { ReceivedFrame } from "@callingcard/lab";
import type { MsrpFrame } from "@callingcard/msrp";
import { expect, test } from "vitest";
import { bodyText, chatOf, say, statusOf } from "./world/chat.ts";
import { emptySend, field, fieldsOf, responsesTo, sendApart } from "./world/chunk.ts";
import { values } from "./world/header.ts";
import { msrpMedia } from "./world/invitation.ts";
import { endpointOf, type Leg } from "./world/leg.ts";
import { createWorld } from "./world/world.ts";

const RELAY = "msrp://relay.example:2855/r1;tcp";

test("[CPM-094, CPM-099, CPM-100, CPM-101] SENDs of the originator become the function's own to each client, in their order", async () => {
  const world = await createWorld({ clients: 3 });
  const { originator, legs } = await world.connect();
  const sent = ["one", "two", "three"].map((text) => say(originator, text));
  const identifiers = new Set(sent.map(({ head }) => head.transactionId));
  for (const leg of legs) {
    for (const { head, body } of sent) {
      const { frame, connection } = await leg.takeSend();
      expect(connection).toBe(leg.connection);
      const [, , messageId, , contentType] = head.headers;
      const range = `1-${body?.length}/${body?.length}`;
      expect(fieldsOf(frame)).toEqual([
        ["To-Path", leg.localUri],
        ["From-Path", leg.remoteUri],
        ["Message-ID", messageId?.value],
        ["Byte-Range", range],
        ["Content-Type", contentType?.value],
      ]);
      expect(Buffer.from(frame.body ?? [])).toEqual(Buffer.from(body ?? []));
      identifiers.add(frame.head.transactionId);
    }
  }
  expect(identifiers.size).toBe(sent.length * 4);
  expect(new Set([originator, ...legs].map(({ remoteUri }) => remoteUri)).size).toBe(4);
  for (const leg of [originator, ...legs]) await leg.expectNoSend(20);
});

test("[CPM-099] a client that has left gets nothing, those that are connected do", async () => {
  const world = await createWorld({ clients: 2 });
  const { originator, legs } = await world.connect();
  const [first, second] = legs as [Leg, Leg];
  await first.request("BYE");
  await world.core.takeResponse(200, {
    where: (ok) => values(ok, "CSeq").join().endsWith("BYE"),
  });
  say(originator, "still there?");
  expect(bodyText((await second.takeSend()).frame)).toContain("still there?");
  await first.expectNoSend(50);
});

test("[CPM-095] the function offers to be passive and connects to no client, whatever that answers", async () => {
  const world = await createWorld({ clients: 2 });
  const invite = await world.invite();
  const legs: Leg[] = [];
  for (const line of ["a=setup:active\n", ""]) {
    const received = await world.takeInvite(legs.length + 1);
    expect(endpointOf(received.message).setup).toBe("passive");
    const media = (uri: string): string =>
      msrpMedia(uri, world.msrp.port).replace("a=setup:active\n", line);
    legs.push(await world.answer(received, { connects: false, media }));
  }
  const originator = await world.accepted(invite);
  const sent = say(originator, "is anybody there?");
  expect(await statusOf(originator, sent)).toBe(200);
  await sleep(150);
  const opened = world.msrp.log.ofKind("opened").map(({ connection }) => connection);
  expect(opened).toEqual([originator.connection]);
  for (const leg of legs) {
    const { connection, status } = await sendApart(leg, emptySend(leg));
    expect(status).toBe(200);
    const received = await leg.takeSend();
    expect(received.connection).toBe(connection);
    expect(bodyText(received.frame)).toBe(bodyText(sent));
  }
});

test("[CPM-096, CPM-100] what a client gets has the whole path of its answer, with its relays", async () => {
  const world = await createWorld();
  const invite = await world.invite();
  const leg = await world.answer(await world.takeInvite(1), {
    media: (uri, port) => msrpMedia(`${RELAY} ${uri}`, port),
  });
  say(await world.accepted(invite), "by your relay");
  const received = await leg.takeSend();
  expect(field(received, "To-Path")).toBe(`${RELAY} ${leg.localUri}`);
  expect(field(received, "From-Path")).toBe(leg.remoteUri);
});

test("[CPM-096] a connection is matched by the session-id of the answer, not by its address", async () => {
  const world = await createWorld();
  const invite = await world.invite();
  const leg = await world.answer(await world.takeInvite(1), { connects: false });
  const originator = await world.accepted(invite);
  const foreign = emptySend(leg, { fromPath: leg.localUri.replace(/client\d+/, "stranger") });
  expect(await sendApart(leg, foreign)).toMatchObject({ status: 481 });
  const unknown = emptySend(leg, { toPath: leg.remoteUri.replace(/\/[^/;]*;/, "/nobody;") });
  expect(await sendApart(leg, unknown)).toMatchObject({ status: 481 });
  const translated = leg.localUri.replace(/\/\/[^/]*\//, "//nat.example:7777/");
  const bound = await sendApart(leg, emptySend(leg, { fromPath: translated }));
  expect(bound.status).toBe(200);
  expect(await sendApart(leg, emptySend(leg))).toMatchObject({ status: 506 });
  say(originator, "through the router");
  const received = await leg.takeSend();
  expect(received.connection).toBe(bound.connection);
  expect(field(received, "To-Path")).toBe(leg.localUri);
});

test.each(["originator", "client"] as const)(
  "[CPM-097, CPM-112] a SEND of the %s gets one 200 on its connection, whatever the others answer",
  async (side) => {
    const world = await createWorld({ clients: 2 });
    const { originator, legs } = await world.connect();
    const [first, second] = legs as [Leg, Leg];
    const from = side === "originator" ? originator : first;
    const others = [originator, first, second].filter((leg) => leg !== from);
    const sent = say(from, "hello");
    for (const leg of others) await leg.takeSend("none");
    await statusOf(from, sent);
    await sleep(50);
    const responses = responsesTo(from, sent);
    expect(responses.map(({ connection }) => connection)).toEqual([from.connection]);
    const [{ frame }] = responses as [ReceivedFrame];
    expect(frame).toMatchObject({ body: undefined, flag: "$", head: { status: 200 } });
    expect(fieldsOf(frame)).toEqual([
      ["To-Path", from.localUri],
      ["From-Path", from.remoteUri],
    ]);
  },
);

test.each(["no", "partial"])(
  "[CPM-097, CPM-112] with Failure-Report: %s a SEND that succeeds gets no answer",
  async (failureReport) => {
    const world = await createWorld();
    const { originator, legs } = await world.connect();
    const [client] = legs as [Leg];
    for (const [from, to] of [
      [originator, client],
      [client, originator],
    ] as const) {
      const sent = from.send("message/cpim", chatOf("quiet"), [["Failure-Report", failureReport]]);
      const received = await to.takeSend("none");
      expect(field(received, "Failure-Report")).toBe(failureReport);
      await sleep(50);
      expect(responsesTo(from, sent)).toEqual([]);
    }
  },
);

test("[CPM-097] a SEND that nobody can take is refused, but with Failure-Report: no in silence", async () => {
  const world = await createWorld();
  const { originator, legs } = await world.connect();
  const send = (failureReport: string): MsrpFrame =>
    originator.send("image/png", "no chat", [["Failure-Report", failureReport]]);
  expect(await statusOf(originator, send("yes"))).toBe(415);
  expect(await statusOf(originator, send("partial"))).toBe(415);
  const silent = send("no");
  await legs[0]?.expectNoSend(50);
  expect(responsesTo(originator, silent)).toEqual([]);
});
