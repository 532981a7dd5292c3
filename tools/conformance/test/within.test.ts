import { acceptTypes, mediaLine } from "@callingcard/sdp";
import { findHeader, type SipMessage, type SipRequest, type SipResponse } from "@callingcard/sip";
import { expect, test } from "vitest";
import { bodyText, say, statusOf } from "./world/chat.ts";
import { msrpMedia, sdpText } from "./world/invitation.ts";
import { descriptionOf, type Leg } from "./world/leg.ts";
import { createWorld, type World } from "./world/world.ts";

function value(message: SipMessage, name: string): string | undefined {
  return findHeader(message, name)?.value;
}

function sdp(media: string, version: number): Uint8Array {
  return new TextEncoder().encode(sdpText(media, version).replaceAll("\n", "\r\n"));
}

/** Takes the final response to a request within a dialog. */
async function answerTo(world: World, sent: SipRequest): Promise<SipResponse> {
  const { message } = await world.core.takeResponse((status) => status >= 200, {
    where: (response) =>
      value(response, "CSeq") === value(sent, "CSeq") &&
      value(response, "Call-ID") === value(sent, "Call-ID"),
  });
  return message;
}

/** Offers a new description on a leg, with types and a direction. */
function offer(leg: Leg, method: string, version: number, types?: string, direction = "sendrecv") {
  const media = msrpMedia(leg.localUri, 9)
    .replace(/a=accept-types:.*/, types === undefined ? "$&" : `a=accept-types:${types}`)
    .replace("a=sendrecv", `a=${direction}`);
  return leg.request(method, { contentType: "application/sdp", body: sdp(media, version) });
}

/** Acknowledges the 200 to a re-INVITE. */
async function acknowledge(leg: Leg, invite: SipRequest): Promise<void> {
  await leg.request("ACK", { sequence: Number(value(invite, "CSeq")?.split(" ")[0]) });
}

test.each(["UPDATE", "INVITE"])(
  "[CPM-D04] a refresh by %s on one leg is answered by the function alone",
  async (method) => {
    const world = await createWorld({ clients: 2 });
    const { invite, originator, legs } = await world.connect();
    const sent = await originator.request(method, {
      ...(method === "INVITE" && { contentType: "application/sdp", body: invite.body }),
      headers: [
        { name: "Supported", value: "timer" },
        { name: "Session-Expires", value: "1800;refresher=uac" },
      ],
    });
    const response = await answerTo(world, sent);
    expect(response.statusCode).toBe(200);
    expect(value(response, "Session-Expires")).toBe("1800;refresher=uac");
    if (method === "INVITE") await acknowledge(originator, sent);
    await world.core.expectNone("INVITE", 80);
    await world.core.expectNone("UPDATE", 0);
    say(originator, "as before");
    for (const leg of legs) expect(bodyText((await leg.takeSend()).frame)).toContain("as before");
  },
);

test("[CPM-D04] other types of the originator are offered to the clients, and their answer goes back", async () => {
  const world = await createWorld();
  const { originator, legs } = await world.connect();
  const [client] = legs as [Leg];
  const sent = await offer(originator, "INVITE", 2, "message/cpim text/plain");
  const received = await world.core.takeRequest("INVITE");
  expect(value(received.message, "Call-ID")).toBe(client.dialog.callId);
  expect(`<${received.message.requestUri}>`).toBe(client.dialog.contact);
  const offered = descriptionOf(received.message).media[0];
  expect(offered && acceptTypes(offered)?.map(({ subtype }) => subtype)).toEqual(["cpim", "plain"]);
  const agreed = msrpMedia(client.localUri, 9).replace(
    /a=accept-types:.*/,
    "a=accept-types:message/cpim",
  );
  await world.core.respond(received, 200, {
    headers: [{ name: "Contact", value: client.dialog.contact }],
    contentType: "application/sdp",
    body: sdp(agreed, 2),
  });
  await world.core.takeRequest("ACK", {
    where: (ack) => value(ack, "Call-ID") === client.dialog.callId,
  });
  const response = await answerTo(world, sent);
  expect(response.statusCode).toBe(200);
  const answered = descriptionOf(response).media[0];
  expect(answered && acceptTypes(answered)?.map(({ subtype }) => subtype)).toEqual(["cpim"]);
  expect(answered && mediaLine(answered).port).toBe(world.fn.addresses.msrp.port);
});

test("[CPM-D04] a client that holds is offered to the originator", async () => {
  const world = await createWorld();
  const { originator, legs } = await world.connect();
  const [client] = legs as [Leg];
  const sent = await offer(client, "UPDATE", 2, undefined, "sendonly");
  const received = await world.core.takeRequest("INVITE");
  expect(value(received.message, "Call-ID")).toBe(originator.dialog.callId);
  const offered = descriptionOf(received.message).media[0];
  expect(offered?.lines.map(({ value: text }) => text)).toContain("sendonly");
  const media = msrpMedia(originator.localUri, 9).replace("a=sendrecv", "a=recvonly");
  await world.core.respond(received, 200, {
    headers: [{ name: "Contact", value: originator.dialog.contact }],
    contentType: "application/sdp",
    body: sdp(media, 2),
  });
  await world.core.takeRequest("ACK", {
    where: (ack) => value(ack, "Call-ID") === originator.dialog.callId,
  });
  const response = await answerTo(world, sent);
  expect(response.statusCode).toBe(200);
  const answered = descriptionOf(response).media[0];
  expect(answered?.lines.map(({ value: text }) => text)).toContain("recvonly");
});

test("[CPM-D04] a change that the other side refuses leaves the session as it was", async () => {
  const world = await createWorld();
  const { originator, legs } = await world.connect();
  const sent = await offer(originator, "INVITE", 2, "message/cpim text/plain");
  const received = await world.core.takeRequest("INVITE");
  await world.core.respond(received, 488);
  expect((await answerTo(world, sent)).statusCode).toBe(488);
  const said = say(originator, "as before");
  expect(bodyText((await (legs[0] as Leg).takeSend()).frame)).toContain("as before");
  expect(await statusOf(originator, said)).toBe(200);
});

test("[CPM-D04] another change while one is under way is answered 491", async () => {
  const world = await createWorld();
  const { originator, legs } = await world.connect();
  const [client] = legs as [Leg];
  await offer(originator, "INVITE", 2, "message/cpim text/plain");
  await world.core.takeRequest("INVITE");
  const crossing = await offer(client, "INVITE", 2, "message/cpim text/html");
  expect((await answerTo(world, crossing)).statusCode).toBe(491);
});
