import { createSipPeer, type SipPeer } from "@callingcard/lab";
import type { SipRequest } from "@callingcard/sip";
import { expect, onTestFinished, test } from "vitest";
import { isOf, value, values } from "./world/header.ts";
import { ALICE, BOB, createInvitation, type Invitation, SESSION } from "./world/invitation.ts";
import { createProxyWorld } from "./world/proxied.ts";
import { createWorld, type World } from "./world/world.ts";
import { listDocument } from "./world/xcap-peer.ts";

const CAROL = "sip:carol@ims.example";
const ASSERTED = { "P-Asserted-Identity": `"Carol" <${CAROL}>, <tel:+15550003>` };

/** Somebody at another address than the core. */
async function createStranger(): Promise<SipPeer> {
  const listen = [{ transport: "udp", host: "127.0.0.2", port: 0 }] as const;
  const stranger = await createSipPeer({ name: "stranger", listen });
  onTestFinished(() => stranger.close());
  return stranger;
}

/** Sends an INVITE for Bob straight to the function. */
async function inviteAs(
  stranger: SipPeer,
  world: World,
  invitation: Invitation,
): Promise<SipRequest> {
  const sip = stranger.address("udp");
  const msrpUri = world.msrp.uri("stranger");
  const via = `SIP/2.0/UDP ${sip.host}:${sip.port};branch=z9hG4bKs${process.pid}x${Date.now()}`;
  const headers = { Via: via, ...invitation.headers };
  const invite = createInvitation({ sip, msrpUri, msrpPort: 9 }, { ...invitation, headers });
  const { host, ports } = world.fn.addresses;
  await stranger.send(invite, { transport: "udp", host, port: ports.udp ?? 0 });
  return invite;
}

test("[CPM-D11] what the core asserts goes to the client as it is", async () => {
  const world = await createWorld();
  await world.invite({ headers: ASSERTED });
  const { message } = await world.takeInvite(1);
  expect(values(message, "P-Asserted-Identity")).toEqual([ASSERTED["P-Asserted-Identity"]]);
});

test.each(["id", "id;critical", "header; id"])(
  "[CPM-D11] with Privacy: %s no client is told who is asserted",
  async (privacy) => {
    const world = await createWorld();
    await world.invite({ headers: { ...ASSERTED, Privacy: privacy } });
    const { message } = await world.takeInvite(1);
    expect(message.headers.filter(({ value: text }) => /carol|15550003/i.test(text))).toEqual([]);
    expect(values(message, "P-Asserted-Service")).toEqual([SESSION]);
    expect(value(message, "Privacy")).toBe(privacy);
  },
);

test("[CPM-D11] what a stranger asserts goes nowhere", async () => {
  const world = await createWorld();
  await inviteAs(await createStranger(), world, { headers: ASSERTED });
  const { message } = await world.takeInvite(1);
  expect(values(message, "P-Asserted-Identity")).toEqual([]);
  expect(values(message, "P-Asserted-Service")).toEqual([]);
  expect(value(message, "From")).toContain(`<${ALICE}>`);
});

test("[CPM-D11] whom a stranger asserts is not who invites", async () => {
  const world = await createWorld();
  world.xcap.put("resource-lists", BOB, "index", listDocument("oma_blockedcontacts", [ALICE]));
  const stranger = await createStranger();
  await inviteAs(stranger, world, { headers: ASSERTED });
  const { message } = await stranger.takeResponse((status) => status >= 200);
  expect(message.statusCode).toBe(403);
  // The core says that the same From is Carol, and she is not in the list.
  await world.invite({ headers: ASSERTED });
  expect(value((await world.takeInvite(1)).message, "P-Asserted-Identity")).toContain(CAROL);
});

test("[CPM-D11] a neighbour that the provider trusts is believed as the core is", async () => {
  const world = await createWorld({ settings: { trustedNeighbours: ["127.0.0.2"] } });
  world.xcap.put("resource-lists", BOB, "index", listDocument("oma_blockedcontacts", [CAROL]));
  const stranger = await createStranger();
  const invite = await inviteAs(stranger, world, { headers: ASSERTED });
  const { message } = await stranger.takeResponse((status) => status >= 200);
  expect([message.statusCode, isOf(invite)(message)]).toEqual([403, true]);
});

test("[CPM-D11] a proxy tells the core nothing that a stranger asserts", async () => {
  const world = await createProxyWorld();
  await inviteAs(await createStranger(), world, { headers: ASSERTED });
  const { message } = await world.core.takeRequest("INVITE");
  expect(values(message, "P-Asserted-Identity")).toEqual([]);
  expect(values(message, "P-Asserted-Service")).toEqual([]);
});

test("[CPM-D11] within a session the identity that a client asserts goes no further", async () => {
  const world = await createWorld();
  const { legs } = await world.connect();
  const headers = [{ name: "P-Asserted-Identity", value: `<${CAROL}>` }];
  await legs[0]?.request("INFO", { headers });
  const { message } = await world.core.takeRequest("INFO");
  expect(values(message, "P-Asserted-Identity")).toEqual([]);
});
