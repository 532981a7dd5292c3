import { setTimeout as sleep } from "node:timers/promises";
import type { ReceivedFrame } from "@callingcard/lab";
import { encodeFrame, type MsrpFrame } from "@callingcard/msrp";
import { expect, test } from "vitest";
import { answerSend, bodyText, say } from "./world/chat.ts";
import { emptySend, field, fieldsOf, sendApart } from "./world/chunk.ts";
import { value, values } from "./world/header.ts";
import { msrpMedia } from "./world/invitation.ts";
import { createLeg, endpointOf, type Leg } from "./world/leg.ts";
import { createProxyWorld, forwarded } from "./world/proxied.ts";
import { createWorld } from "./world/world.ts";

const RELAY = "msrp://relay.example:2855/r1;tcp";

test("[CPM-107, CPM-108, CPM-109] a SEND of a client goes to the originator, along the path of its offer", async () => {
  const world = await createWorld({ clients: 2 });
  const path = `${RELAY} ${world.msrp.uri("originator")}`;
  const { originator, legs } = await world.connect({ invitation: { media: msrpMedia(path, 9) } });
  for (const leg of legs) {
    const sent = say(leg, `from ${leg.localUri}`);
    const { frame, connection } = await originator.takeSend();
    expect(connection).toBe(originator.connection);
    const [, , messageId] = sent.head.headers;
    expect(fieldsOf(frame)).toEqual([
      ["To-Path", path],
      ["From-Path", originator.remoteUri],
      ["Message-ID", messageId?.value],
      ["Byte-Range", `1-${sent.body?.length}/${sent.body?.length}`],
      ["Content-Type", "message/cpim"],
    ]);
    expect(frame.head.transactionId).not.toBe(sent.head.transactionId);
    expect(bodyText(frame)).toBe(bodyText(sent));
  }
});

test("[CPM-110] of two sessions with the same originator each has its connection, also a new one", async () => {
  const world = await createWorld();
  const sessions = await Promise.all(
    ["one", "two"].map(async (name) => {
      const callId = `two-sessions-${name}`;
      const media = msrpMedia(world.msrp.uri(name), 9);
      const invite = await world.invite({ callId, media });
      return { invite, name };
    }),
  );
  const ends: { originator: Leg; client: Leg }[] = [];
  for (const { invite } of sessions) {
    const client = await world.answer(await world.takeInvite(1));
    ends.push({ client, originator: await world.accepted(invite) });
  }
  const [first, second] = ends as [(typeof ends)[0], (typeof ends)[0]];
  // The INVITEs may have come in either order: each client tells which session is its own.
  const said = [first, second].map(({ client }) => say(client, `mine is ${client.localUri}`));
  const heard = await Promise.all([first, second].map(({ originator }) => originator.takeSend()));
  for (const [index, { originator }] of [first, second].entries()) {
    expect(heard[index]?.connection).toBe(originator.connection);
    expect(field(heard[index] as ReceivedFrame, "To-Path")).toBe(originator.localUri);
  }
  const texts = heard.map(({ frame }) => bodyText(frame));
  expect(new Set(texts)).toEqual(new Set(said.map((frame) => bodyText(frame))));

  const isFirst = texts[0] === bodyText(said[0] as MsrpFrame);
  const { originator } = first;
  const { client } = isFirst ? first : second;
  world.msrp.cut(originator.connection);
  await sleep(50);
  const again = await sendApart(originator, emptySend(originator));
  expect(again.status).toBe(200);
  say(client, "are you back?");
  const received = await originator.takeSend();
  expect(received.connection).toBe(again.connection);
  expect(bodyText(received.frame)).toContain("are you back?");
});

test("[CPM-110] an originator that is passive gets them on the connection that the function made", async () => {
  const world = await createWorld();
  const uri = world.msrp.uri("originator");
  const media = msrpMedia(uri, world.msrp.port, "passive");
  const invite = await world.invite({ media });
  const leg = await world.answer(await world.takeInvite(1));
  const { message } = await world.core.takeResponse(200);
  expect(value(message, "Call-ID")).toBe(value(invite, "Call-ID"));
  const first = await world.msrp.take(
    ({ head }) => head.kind === "request" && head.headers[0]?.value === uri,
  );
  answerSend(leg, first);
  const sent = say(leg, "you were called");
  const received = await world.msrp.take(({ body }) => body?.length === sent.body?.length);
  expect(received.connection).toBe(first.connection);
  expect(received.connection).not.toBe(leg.connection);
  expect(bodyText(received.frame)).toBe(bodyText(sent));
  const opened = world.msrp.log.ofKind("opened").map(({ connection }) => connection);
  expect(opened.filter((connection) => connection !== leg.connection)).toEqual([first.connection]);
});

test("[CPM-111] where the function is no endpoint of MSRP, SENDs pass octet for octet, both ways", async () => {
  const world = await createProxyWorld();
  world.msrp.answers = true;
  const { invite, copy } = await forwarded(world);
  expect(endpointOf(copy.message).uri).toBe(endpointOf(invite).uri);
  const headers = values(copy.message, "Record-Route").map((value) => ({
    name: "Record-Route",
    value,
  }));
  const [client, originator] = await Promise.all([
    world.answer(copy, { setup: "passive", connects: false, headers }),
    world.accepted(invite),
  ]);
  expect(originator.remoteUri).toBe(client.localUri);
  const there = originator.send("text/plain", "as\r\nit is", [["X-Unknown", "a;b"]]);
  const received = await client.takeSend("none");
  expect(encodeFrame(received.frame)).toEqual(encodeFrame(there));
  const back = createLeg({ ...client, connection: received.connection });
  const answered = back.send("text/plain", "and back");
  const { frame } = await originator.takeSend("none");
  expect(encodeFrame(frame)).toEqual(encodeFrame(answered));
});
