import { createSipPeer, type Received, type SipPeer } from "@callingcard/lab";
import { lineValues, mediaLine, path } from "@callingcard/sdp";
import { findHeader, readHeader, type SipMessage, type SipRequest } from "@callingcard/sip";
import { expect, onTestFinished, test } from "vitest";
import { bodyText, chatOf, say, statusOf } from "./world/chat.ts";
import { msrpMedia } from "./world/invitation.ts";
import { createLeg, descriptionOf, endpointOf } from "./world/leg.ts";
import { stopTimers } from "./world/stop-timers.ts";
import { createWorld, type World, type WorldOptions } from "./world/world.ts";

/** A world with an Interworking Selection Function beside the core. */
async function isfWorld(options: WorldOptions = {}): Promise<{
  readonly world: World;
  readonly isf: SipPeer;
}> {
  const isf = await createSipPeer({ name: "isf" });
  onTestFinished(() => isf.close());
  const { host, port } = isf.address("tcp");
  const isfUri = `sip:isf@${host}:${port};transport=tcp`;
  const settings = { interworking: true, isfUri, splitStreams: true, ...options.settings };
  return { isf, world: await createWorld({ clients: 0, ...options, settings }) };
}

function value(message: SipMessage, name: string): string | undefined {
  return findHeader(message, name)?.value;
}

/** Media lines of two MSRP sessions. */
function twoStreams(world: World): string {
  const [first, second] = [1, 2].map((count) => world.msrp.uri(`stream${count}`));
  const lines = msrpMedia(second ?? "", 9)
    .split("\n")
    .slice(2)
    .join("\n");
  return `${msrpMedia(first ?? "", 9)}${lines.replace("sendrecv", "recvonly")}`;
}

/** An answer that takes the first of two streams and rejects the second. */
function firstAlone(uri: string, port: number): string {
  return `${msrpMedia(uri, port)}m=message 0 TCP/MSRP *\n`;
}

/** Has the ISF take one of two streams, and gives the INVITE of the second session. */
async function split(
  world: World,
  isf: SipPeer,
): Promise<{
  readonly invite: SipRequest;
  readonly first: Received<SipRequest>;
  readonly second: Received<SipRequest>;
  readonly leg: Awaited<ReturnType<World["answer"]>>;
}> {
  const invite = await world.invite({ media: twoStreams(world) });
  const first = await isf.takeRequest("INVITE");
  const leg = await world.answer(first, { peer: isf, media: firstAlone });
  return { invite, first, leg, second: await isf.takeRequest("INVITE") };
}

test("[CPM-084] without deferral, a user whom no client serves is invited through the ISF", async () => {
  const { world, isf } = await isfWorld({ clients: 1 });
  const invite = await world.invite();
  await world.core.respond(await world.takeInvite(1), 480);
  const { message } = await isf.takeRequest("INVITE");
  const { host, port } = isf.address("tcp");
  expect(value(message, "Route")).toBe(`<sip:isf@${host}:${port};transport=tcp;lr>`);
  expect(message.requestUri).toBe(invite.requestUri);
  for (const name of ["Conversation-ID", "Contribution-ID", "P-Asserted-Service"]) {
    expect(value(message, name)).toBe(value(invite, name));
  }
  await world.core.expectNone("INVITE", 50);
});

test("[CPM-084] with deferral nothing goes to the ISF", async () => {
  const { world, isf } = await isfWorld({ settings: { deferral: true } });
  await world.accepted(await world.invite());
  await expect(isf.expectNone("INVITE", 100)).resolves.toBeUndefined();
});

test("[CPM-084] what the ISF refuses is refused", async () => {
  const { world, isf } = await isfWorld();
  await world.invite();
  await isf.respond(await isf.takeRequest("INVITE"), 404);
  expect((await world.core.takeResponse(404)).message.statusCode).toBe(404);
});

test("[CPM-093] an answer of the ISF is taken as a client's", async () => {
  const { world, isf } = await isfWorld();
  const invite = await world.invite();
  const leg = await world.answer(await isf.takeRequest("INVITE"), { peer: isf });
  const originator = await world.accepted(invite);
  say(originator, "by another service");
  expect(bodyText((await leg.takeSend()).frame)).toContain("by another service");
  const back = leg.send("message/cpim", chatOf("so it is"));
  expect(await statusOf(leg, back)).toBe(200);
  expect(bodyText((await originator.takeSend()).frame)).toContain("so it is");
});

test("[CPM-093] MSRP is listened for before the ACK to the ISF", async () => {
  const { world, isf } = await isfWorld();
  await world.invite();
  const received = await isf.takeRequest("INVITE");
  const { host, port } = endpointOf(received.message);
  const connection = await world.msrp.connect({ host, port });
  const leg = await world.answer(received, { peer: isf, connects: false });
  // The connection of before the answer is the one of the session.
  const bound = createLeg({ ...leg, connection });
  expect(await statusOf(bound, say(bound, "by the first connection"))).toBe(200);
  expect(world.msrp.log.ofKind("closed")).toEqual([]);
});

test("[CPM-087, CPM-088, CPM-090, CPM-091, CPM-092] what the ISF rejects is tried in a session of its own", async () => {
  const { world, isf } = await isfWorld();
  const { invite, first, second } = await split(world, isf);
  expect(descriptionOf(first.message).media).toHaveLength(2);
  expect(value(second.message, "Call-ID")).not.toBe(value(first.message, "Call-ID"));
  expect(value(second.message, "Call-ID")).not.toBe(value(invite, "Call-ID"));
  expect(readHeader(second.message, "CSeq")?.method).toBe("INVITE");
  const { host, port } = isf.address("tcp");
  expect(value(second.message, "Route")).toBe(`<sip:isf@${host}:${port};transport=tcp;lr>`);
  const { media } = descriptionOf(second.message);
  expect(media).toHaveLength(1);
  // It is the second one that was offered, which only receives.
  const [only] = media;
  if (only === undefined) throw new Error("no media");
  expect(lineValues(only, "a")).toContain("recvonly");
  expect(mediaLine(only)).toMatchObject({ media: "message", protocol: "TCP/MSRP" });
  expect(path(only)?.[0]?.port).toBe(world.fn.addresses.msrp.port);
});

test("[CPM-087] an answer with all streams makes no other session", async () => {
  const { world, isf } = await isfWorld();
  const invite = await world.invite();
  await world.answer(await isf.takeRequest("INVITE"), { peer: isf });
  await world.accepted(invite);
  await expect(isf.expectNone("INVITE", 100)).resolves.toBeUndefined();
});

test("[CPM-089] where the provider does not allow it, rejected streams are not tried again", async () => {
  const { world, isf } = await isfWorld({ settings: { splitStreams: false } });
  await world.invite({ media: twoStreams(world) });
  await world.answer(await isf.takeRequest("INVITE"), { peer: isf, media: firstAlone });
  const { message } = await world.core.takeResponse(200);
  const ports = descriptionOf(message).media.map((medium) => mediaLine(medium).port);
  expect(ports).toEqual([world.fn.addresses.msrp.port, 0]);
  await isf.expectNone("INVITE", 100);
});

test("[CPM-088, CPM-093] the originator's answer is made of both sessions", async () => {
  const { world, isf } = await isfWorld();
  const { second } = await split(world, isf);
  await world.answer(second, { peer: isf });
  const { message } = await world.core.takeResponse(200);
  const ports = descriptionOf(message).media.map((medium) => mediaLine(medium).port);
  const { port } = world.fn.addresses.msrp;
  expect(ports).toEqual([port, port]);
});

test("[CPM-088] where the second session is refused, its stream is rejected", async () => {
  const { world, isf } = await isfWorld();
  const { second } = await split(world, isf);
  await isf.respond(second, 488);
  const { message } = await world.core.takeResponse(200);
  const ports = descriptionOf(message).media.map((medium) => mediaLine(medium).port);
  expect(ports).toEqual([world.fn.addresses.msrp.port, 0]);
});

test("[CPM-113, CPM-114] expiry of an interworked session sends BYE to each function behind the ISF", async () => {
  const { world, isf } = await isfWorld();
  const pass = stopTimers();
  const invite = await world.invite({ media: twoStreams(world) });
  const timer = [
    { name: "Session-Expires", value: "30;refresher=uas" },
    { name: "Require", value: "timer" },
  ];
  const first = await isf.takeRequest("INVITE");
  const legs = [await world.answer(first, { peer: isf, media: firstAlone, headers: timer })];
  legs.push(await world.answer(await isf.takeRequest("INVITE"), { peer: isf }));
  const originator = await world.accepted(invite);
  await pass(20_000);
  for (const leg of legs) {
    const bye = await leg.takeBye();
    expect(value(bye, "Reason")).toBe('SIP;cause=408;text="Session timer expired"');
    expect(`<${bye.requestUri}>`).toBe(leg.dialog.contact);
  }
  expect(value(await originator.takeBye(), "Reason")).toBe(
    'SIP;cause=408;text="Session timer expired"',
  );
});
