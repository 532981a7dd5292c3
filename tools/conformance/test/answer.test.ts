import { setTimeout as sleep } from "node:timers/promises";
import { acceptTypes, mediaLine, parseSdp, path, setup } from "@callingcard/sdp";
import {
  findHeader,
  findHeaders,
  readHeader,
  type SipRequest,
  type SipResponse,
} from "@callingcard/sip";
import { expect, test } from "vitest";
import { say, statusOf } from "./world/chat.ts";
import { msrpMedia, sdpText } from "./world/invitation.ts";
import { descriptionOf, endpointOf, uriOf } from "./world/leg.ts";
import { createWorld, type World } from "./world/world.ts";

/** The final responses to an INVITE of the originating side that came so far. */
function finals(world: World, invite: SipRequest): readonly SipResponse[] {
  const callId = value(invite, "Call-ID");
  return world.core.log
    .ofKind("received")
    .flatMap(({ message }) => (message.kind === "response" ? [message] : []))
    .filter((response) => response.statusCode >= 200 && value(response, "Call-ID") === callId)
    .filter((response) => value(response, "CSeq") === "1 INVITE");
}

function value(message: SipRequest | SipResponse, name: string): string | undefined {
  return findHeader(message, name)?.value;
}

/** Invites Bob, has his first client answer, and gives the 200 that the originating side gets. */
async function answered(
  world: World,
  headers: Readonly<Record<string, string>> = {},
): Promise<SipResponse> {
  const invite = await world.invite({ headers });
  await world.answer(await world.takeInvite(1));
  const { message } = await world.core.takeResponse(200);
  expect(value(message, "Call-ID")).toBe(value(invite, "Call-ID"));
  return message;
}

test("[CPM-052] the first 200 of a client is followed by one 200, of the function's own", async () => {
  const world = await createWorld({ clients: 2 });
  const invite = await world.invite();
  const first = await world.takeInvite(1);
  const second = await world.takeInvite(2);
  await sleep(50);
  expect(finals(world, invite)).toEqual([]);
  const leg = await world.answer(first);
  const originator = await world.accepted(invite);
  await world.answer(second);
  await sleep(100);
  const [response, ...others] = finals(world, invite);
  expect(others).toEqual([]);
  expect(response?.statusCode).toBe(200);
  const own = readHeader(response as SipResponse, "To")?.parameters;
  expect(own?.map(({ name }) => name)).toEqual(["tag"]);
  expect(leg.dialog.from).not.toContain(`tag=${own?.[0]?.value}`);
  expect(originator.dialog.callId).not.toBe(leg.dialog.callId);
});

test("[CPM-053] the 200 has the identifiers of the INVITE, octet for octet", async () => {
  const world = await createWorld();
  const ids = {
    "Conversation-ID": "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
    "Contribution-ID": "01234567-89ab-CDEF",
    "InReplyTo-Contribution-ID": "abcdef01-2345",
  };
  const response = await answered(world, ids);
  for (const [name, id] of Object.entries(ids)) {
    expect(findHeaders(response, name).map((field) => field.value)).toEqual([id]);
  }
});

test.each([
  ["the caller's choice", "1200;refresher=uac", "1200;refresher=uac"],
  ["the callee's", "1200;refresher=uas", "1200;refresher=uas"],
  ["the function's where it is free", "1200", "1200;refresher=uas"],
  ["the provider's interval where it is shorter", "90000", "1800;refresher=uas"],
])("[CPM-054] the session timer of the 200 is %s", async (_, asked, expected) => {
  const world = await createWorld();
  const response = await answered(world, { "Session-Expires": asked, Supported: "timer" });
  expect(value(response, "Session-Expires")).toBe(expected);
  expect(readHeader(response, "Supported")).toContain("timer");
  expect(readHeader(response, "Require")).toEqual(["timer"]);
});

test("[CPM-054] a caller who knows no session timers gets none", async () => {
  const world = await createWorld();
  const response = await answered(world, { "Session-Expires": "", Supported: "100rel" });
  expect(value(response, "Session-Expires")).toBeUndefined();
  expect(value(response, "Require")).toBeUndefined();
});

test("[CPM-055] the 200 has the release of the function in Server", async () => {
  const release = "CPM-serv/OMA2.2 RCS-serv/UP_2.3";
  const world = await createWorld({ settings: { release } });
  const response = await answered(world);
  expect(value(response, "Server")).toBe(release);
  expect(value(response, "User-Agent")).toBeUndefined();
});

test("[CPM-055] where the provider wants it, in User-Agent too", async () => {
  const world = await createWorld({ settings: { uaInResponses: true } });
  const response = await answered(world);
  expect(value(response, "User-Agent")).toBe("CPM-serv/OMA2.2");
  expect(value(response, "Server")).toBe("CPM-serv/OMA2.2");
});

test("[CPM-056] the answer is made of the client's: its types and size, the function's path", async () => {
  const world = await createWorld();
  const invite = await world.invite();
  const media = (uri: string, port: number): string =>
    `${msrpMedia(uri, port)}a=max-size:4096\n`.replace(
      /a=accept-types:.*/,
      "a=accept-types:message/cpim",
    );
  const client = await world.answer(await world.takeInvite(1), { media });
  const { message } = await world.core.takeResponse(200);
  expect(value(message, "Content-Type")).toBe("application/sdp");
  const [answer] = descriptionOf(message).media;
  if (answer === undefined) throw new Error("no media");
  expect(acceptTypes(answer)).toEqual([{ type: "message", subtype: "cpim", parameters: [] }]);
  expect(answer.lines).toContainEqual(expect.objectContaining({ value: "max-size:4096" }));
  const { msrp } = world.fn.addresses;
  expect(mediaLine(answer)).toMatchObject({ port: msrp.port, protocol: "TCP/MSRP" });
  expect(new TextDecoder().decode(message.body)).toContain(`c=IN IP4 ${msrp.host}\r\n`);
  const [own] = path(answer) ?? [];
  expect(own).toMatchObject({ host: msrp.host, port: msrp.port, isSecure: false });
  // Another session on each leg, and the client's is not told.
  expect(own?.uri).not.toBe(client.remoteUri);
  expect(own?.uri).not.toBe(endpointOf(invite).uri);
  expect(new TextDecoder().decode(message.body)).not.toContain(client.localUri);
});

test.each([
  ["a=setup:active\n", "passive"],
  ["a=setup:actpass\n", "passive"],
  ["", "passive"],
])("[CPM-057] to an offer with %j the role is %s", async (offered, role) => {
  const world = await createWorld();
  const uri = world.msrp.uri("originator");
  const media = msrpMedia(uri, world.msrp.port).replace("a=setup:active\n", offered);
  await world.invite({ media });
  await world.answer(await world.takeInvite(1), { connects: false });
  const { message } = await world.core.takeResponse(200);
  expect(setup(descriptionOf(message).media[0] ?? { lines: [] })).toBe(role);
});

test("[CPM-057] to an offer with passive the role is active, and the function connects", async () => {
  const world = await createWorld();
  const uri = world.msrp.uri("originator");
  await world.invite({ media: msrpMedia(uri, world.msrp.port, "passive") });
  await world.answer(await world.takeInvite(1), { connects: false });
  const { message } = await world.core.takeResponse(200);
  expect(endpointOf(message).setup).toBe("active");
  // It says which session the connection is for by a SEND (RFC 6135 section 4.2.3).
  const { frame } = await world.msrp.take("SEND");
  const [toPath, fromPath] = frame.head.headers;
  expect([toPath?.value, fromPath?.value]).toEqual([uri, endpointOf(message).uri]);
});

test("[CPM-056] a description whose lines end in LF alone is taken", async () => {
  const world = await createWorld();
  const media = msrpMedia(world.msrp.uri("phone"), 9);
  await world.invite();
  const { host, port } = world.core.address("tcp");
  await world.core.respond(await world.takeInvite(1), 200, {
    headers: [{ name: "Contact", value: `<sip:phone@${host}:${port};transport=tcp>` }],
    contentType: "application/sdp",
    body: new TextEncoder().encode(sdpText(media)),
  });
  const { message } = await world.core.takeResponse(200);
  expect(new TextDecoder().decode(message.body)).not.toMatch(/[^\r]\n/);
});

test("[CPM-058] what is sent to the Contact of the 200 reaches the client at its Contact", async () => {
  const world = await createWorld();
  const { originator, legs } = await world.connect();
  const [client] = legs;
  const { host, ports } = world.fn.addresses;
  expect(originator.dialog.remoteTarget).toMatch(
    new RegExp(`^sip:[A-Za-z0-9]{12,}-o@${host}:${ports.tcp};transport=tcp$`),
  );
  const sent = await originator.request("INFO", { headers: [{ name: "X-Note", value: "7" }] });
  const received = await world.core.takeRequest("INFO");
  expect(`<${received.message.requestUri}>`).toBe(client?.dialog.contact);
  expect(value(received.message, "Call-ID")).toBe(client?.dialog.callId);
  expect(value(received.message, "X-Note")).toBe("7");
  await world.core.respond(received, 200, { headers: [{ name: "X-Note", value: "8" }] });
  const { message } = await world.core.takeResponse(200, {
    where: (response) => value(response, "CSeq") === value(sent, "CSeq"),
  });
  expect(value(message, "Call-ID")).toBe(originator.dialog.callId);
});

test("[CPM-058] a BYE to that Contact ends the leg of the client", async () => {
  const world = await createWorld();
  const { originator, legs } = await world.connect();
  await originator.request("BYE");
  const bye = await legs[0]?.takeBye();
  expect(`<${bye?.requestUri}>`).toBe(legs[0]?.dialog.contact);
});

test("[CPM-059] MSRP is listened for when the 200 comes", async () => {
  const world = await createWorld();
  const invite = await world.invite();
  const [media] = parseSdp(new TextDecoder().decode(invite.body)).media;
  expect(setup(media ?? { lines: [] })).toBe("active");
  await world.answer(await world.takeInvite(1));
  // Connects to the path of the 200 and has its first SEND answered.
  const originator = await world.accepted(invite);
  const sent = say(originator, "hello");
  expect(await statusOf(originator, sent)).toBe(200);
});

test("[CPM-059] a connection that is there before the 200 leaves is taken", async () => {
  const world = await createWorld();
  await world.invite();
  const { message } = await world.takeInvite(1);
  const { host, port } = endpointOf(message);
  const connection = await world.msrp.connect({ host, port });
  await sleep(50);
  expect(world.msrp.log.ofKind("closed")).toEqual([]);
  expect(connection).toBe(1);
});

test("[CPM-060] the client that answered gets one ACK, without a description", async () => {
  const world = await createWorld();
  await world.invite();
  const received = await world.takeInvite(1);
  const { host, port } = world.core.address("tcp");
  const contact = `<sip:phone@${host}:${port};transport=tcp;x=1>`;
  const media = msrpMedia(world.msrp.uri("phone"), 9);
  await world.core.respond(received, 200, {
    headers: [{ name: "Contact", value: contact }],
    contentType: "application/sdp",
    body: new TextEncoder().encode(sdpText(media)),
  });
  const { message: ack } = await world.core.takeRequest("ACK");
  expect(`<${ack.requestUri}>`).toBe(contact);
  expect(ack.body.length).toBe(0);
  expect(value(ack, "CSeq")).toBe(value(received.message, "CSeq")?.replace("INVITE", "ACK"));
  expect(value(ack, "Call-ID")).toBe(value(received.message, "Call-ID"));
  await world.core.expectNone("ACK", 100);
  expect(uriOf(ack, "From")).toBe(uriOf(received.message, "From"));
});
