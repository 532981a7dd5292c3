import { createSipPeer } from "@callingcard/lab";
import { mediaLine, type MediaDescription, path, setup } from "@callingcard/sdp";
import { readHeader, type SipRequest } from "@callingcard/sip";
import { expect, test } from "vitest";
import { value } from "./world/header.ts";
import { msrpMedia } from "./world/invitation.ts";
import { descriptionOf, endpointOf } from "./world/leg.ts";
import { createWorld, type World } from "./world/world.ts";

function textOf(message: SipRequest): string {
  return new TextDecoder().decode(message.body);
}

/** The values of a kind of attribute. */
function attributes(medium: MediaDescription | undefined, name: string): readonly string[] {
  const prefix = `${name}:`;
  return (medium?.lines ?? [])
    .filter((line) => line.type === "a" && line.value.startsWith(prefix))
    .map((line) => line.value.slice(prefix.length));
}

/** Offers media to Bob's client, and gives what it gets. */
async function offered(world: World, media?: string): Promise<SipRequest> {
  await world.invite(media === undefined ? {} : { media });
  return (await world.takeInvite(1)).message;
}

test("[CPM-038] origin, connection and path are the function's own, and of each leg another", async () => {
  const world = await createWorld({ clients: 2 });
  await world.invite();
  const messages = [(await world.takeInvite(1)).message, (await world.takeInvite(2)).message];
  const { msrp } = world.fn.addresses;
  for (const message of messages) {
    expect(value(message, "Content-Type")).toBe("application/sdp");
    const description = descriptionOf(message);
    const [medium] = description.media;
    expect(textOf(message)).toMatch(
      /^v=0\r\no=- \d+ \d+ IN IP4 127\.0\.0\.1\r\ns=-\r\nc=IN IP4 127/,
    );
    expect(textOf(message)).not.toContain("o=- 77 1");
    expect(mediaLine(medium ?? { lines: [] })).toMatchObject({
      media: "message",
      port: msrp.port,
      protocol: "TCP/MSRP",
    });
    expect(path(medium ?? { lines: [] })).toHaveLength(1);
    expect(endpointOf(message)).toMatchObject({ host: msrp.host, port: msrp.port });
    expect(textOf(message)).not.toContain(world.msrp.uri("originator"));
  }
  const [first, second] = messages.map((message) => endpointOf(message).uri);
  expect(first).not.toBe(second);
});

test("[CPM-038] types, size and unknown lines are kept, and no more is said than allowed", async () => {
  const settings = { allowedTypes: ["message/*", "text/plain"], maxMessageOctets: 5_000 };
  const world = await createWorld({ settings });
  const uri = world.msrp.uri("originator");
  const media = msrpMedia(uri, 9, "active", "a=x-unknown:7\na=max-size:9000\na=msrp-cema")
    .replace(/a=accept-types.*/, "a=accept-types:message/cpim image/png")
    .replace(/a=accept-wrapped-types.*/, "a=accept-wrapped-types:text/plain text/html");
  const [medium] = descriptionOf(await offered(world, media)).media;
  expect(attributes(medium, "accept-types")).toEqual(["message/cpim"]);
  expect(attributes(medium, "accept-wrapped-types")).toEqual(["text/plain"]);
  expect(attributes(medium, "x-unknown")).toEqual(["7"]);
  expect(attributes(medium, "max-size")).toEqual(["5000"]);
  expect(medium?.lines.some((line) => line.value.startsWith("msrp-cema"))).toBe(false);
});

test("[CPM-038] types that are allowed are kept as they are, in their order", async () => {
  const world = await createWorld();
  const [medium] = descriptionOf(await offered(world)).media;
  expect(attributes(medium, "accept-types")).toEqual([
    "message/cpim application/im-iscomposing+xml",
  ]);
  expect(attributes(medium, "accept-wrapped-types")).toEqual(["*"]);
});

test("[CPM-038, CPM-011] media that are not allowed stand with port 0 in their place", async () => {
  const world = await createWorld();
  const message = msrpMedia(world.msrp.uri("originator"), 9);
  const media = message.replace("m=message", "m=audio 4000 RTP/AVP 0\nm=message");
  const { media: made } = descriptionOf(await offered(world, media));
  expect(made.map((medium) => [mediaLine(medium).media, mediaLine(medium).port])).toEqual([
    ["audio", 0],
    ["message", world.fn.addresses.msrp.port],
  ]);
});

test.each(["active", "actpass", "passive"])(
  "[CPM-039] the client is offered passive, whatever the originator said: %s",
  async (role) => {
    const world = await createWorld();
    const media = msrpMedia(world.msrp.uri("originator"), world.msrp.port, role);
    const [medium] = descriptionOf(await offered(world, media)).media;
    expect(attributes(medium, "setup")).toEqual(["passive"]);
  },
);

test("[CPM-039] the client is offered actpass where the provider wants it", async () => {
  const world = await createWorld({ settings: { offerSetup: "actpass" } });
  const [medium] = descriptionOf(await offered(world)).media;
  expect(setup(medium ?? { lines: [] })).toBe("actpass");
});

test("[CPM-040] the INVITE goes to the core, and not straight to the contact", async () => {
  const phone = await createSipPeer({ name: "phone" });
  const { host, port } = phone.address("tcp");
  const contact = `sip:bob@${host}:${port};transport=tcp`;
  const world = await createWorld({ clients: [{ contact }, { contact, pubGruu: undefined }] });
  await world.invite();
  const core = world.core.address("tcp");
  for (const client of [1, 2]) {
    const { message } = await world.takeInvite(client);
    expect(readHeader(message, "Route")?.map(({ uri }) => uri)).toEqual([
      `sip:${core.host}:${core.port};transport=tcp;lr`,
    ]);
  }
  await phone.expectNone("INVITE", 100);
  await phone.close();
});
