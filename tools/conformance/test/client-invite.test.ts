import { createSipPeer } from "@callingcard/lab";
import { parseAddress, readFeatures, type SipRequest } from "@callingcard/sip";
import { expect, test } from "vitest";
import { say } from "./world/chat.ts";
import { isOf, tagOf, value, values } from "./world/header.ts";
import { BOB, SESSION_FEATURE } from "./world/invitation.ts";
import { uriOf } from "./world/leg.ts";
import { createWorld, instanceOf, type World } from "./world/world.ts";

/** Features of a binding, as parameters of a Contact. */
function features(text: string) {
  return readFeatures(parseAddress(`<sip:c@127.0.0.1>;${text}`).parameters);
}

/** The INVITEs for Bob's clients: those that have come some time after the first one did. */
async function invitesWithin(world: World, forMs: number): Promise<readonly SipRequest[]> {
  if (world.core.requests("INVITE").length === 0) await world.takeInvite();
  await new Promise((resolve) => setTimeout(resolve, forMs));
  return world.core.requests("INVITE");
}

/** A session with clients 1 and 2 of three; the third declines. */
async function sessionOfTwo(world: World): Promise<SipRequest> {
  const invite = await world.invite();
  const third = await world.takeInvite(3);
  await world.core.respond(third, 486);
  await world.answer(await world.takeInvite(1));
  await world.answer(await world.takeInvite(2));
  await world.accepted(invite);
  return invite;
}

test("[CPM-021, CPM-022] an INVITE that replaces a session goes to the clients in it alone", async () => {
  const world = await createWorld({ clients: 3 });
  const old = await sessionOfTwo(world);
  const before = world.core.requests("INVITE").length;
  const replaced = value(old, "Contribution-ID") ?? "";
  const invite = await world.invite({ headers: { "Session-Replaces": replaced } });
  const first = await world.takeInvite(1);
  const second = await world.takeInvite(2);
  await world.core.expectNone("INVITE", 100);
  expect(world.core.requests("INVITE").length).toBe(before + 2);
  // What else holds for the INVITE to a client holds for these.
  for (const { message } of [first, second]) {
    expect(message.requestUri).toContain(`${BOB};gr=`);
    expect(value(message, "Call-ID")).not.toBe(value(invite, "Call-ID"));
    expect(value(message, "Session-Replaces")).toBe(replaced);
  }
  await world.answer(first);
  expect((await world.core.takeResponse(200, { where: isOf(invite) })).message.statusCode).toBe(
    200,
  );
});

test("[CPM-022] a client that left the session that is replaced is not invited", async () => {
  const world = await createWorld({ clients: 2 });
  const { invite, legs } = await world.connect();
  await legs[1]?.request("BYE");
  await world.core.takeResponse(200);
  const replaced = value(invite, "Contribution-ID") ?? "";
  await world.invite({ headers: { "Session-Replaces": replaced } });
  const { message } = await world.takeInvite(1);
  expect(message.requestUri).toContain(instanceOf(1));
  await world.core.expectNone("INVITE", 100);
});

test("[CPM-022] of a session that nobody knows all suitable clients are invited", async () => {
  const world = await createWorld({ clients: 2 });
  await world.invite({ headers: { "Session-Replaces": "nobody-knows" } });
  await world.takeInvite(1);
  await world.takeInvite(2);
  expect(world.core.requests("INVITE")).toHaveLength(2);
});

test("[CPM-022] a session of another user is not replaced", async () => {
  const world = await createWorld({ clients: 2 });
  const { invite } = await world.connect({ answering: 1 });
  await world.takeInvite(2);
  // Carol has no client, and Bob's are not hers.
  const headers = { "Session-Replaces": value(invite, "Contribution-ID") ?? "" };
  const other = await world.invite({ to: "sip:carol@ims.example", headers });
  const where = isOf(other);
  expect((await world.core.takeResponse(480, { where })).message.statusCode).toBe(480);
  await world.core.expectNone("INVITE", 50);
});

test.each([
  ["has not the service", { features: [] }, {}],
  ["has another service", { features: features('+g.3gpp.icsi-ref="urn%3Aother"') }, {}],
  [
    "takes no messages",
    { features: features(`${SESSION_FEATURE};+sip.message="FALSE"`) },
    { headers: { "Accept-Contact": "" } },
  ],
  ["is not registered any more", { expiresMs: Date.now() - 1 }, {}],
  ["is rejected", {}, { headers: { "Reject-Contact": `*;+sip.instance="<${instanceOf(2)}>"` } }],
  [
    "has not what is required",
    {},
    { headers: { "Accept-Contact": `*;+sip.instance="<${instanceOf(1)}>";require;explicit` } },
  ],
])("[CPM-023] a client that %s is not invited", async (_, second, invitation) => {
  const world = await createWorld({ clients: [{}, second] });
  await world.invite(invitation);
  const { message } = await world.takeInvite(1);
  expect(message.requestUri).toContain(instanceOf(1));
  await world.core.expectNone("INVITE", 100);
});

test("[CPM-024] without a suitable client deferral accepts the session", async () => {
  const settings = { deferral: true, interworking: true, isfUri: "sip:127.0.0.1:9;transport=tcp" };
  const world = await createWorld({ clients: [{ features: [] }], settings });
  const originator = await world.accepted(await world.invite());
  say(originator, "for later");
  expect(originator.dialog.remoteTarget).toContain(`@${world.fn.addresses.host}:`);
  await world.core.expectNone("INVITE", 50);
});

test("[CPM-024] without a suitable client and deferral the ISF is invited", async () => {
  const isf = await createSipPeer({ name: "isf" });
  const { host, port } = isf.address("tcp");
  const settings = { interworking: true, isfUri: `sip:isf@${host}:${port};transport=tcp` };
  const world = await createWorld({ clients: [{ features: [] }], settings });
  const invite = await world.invite();
  const { message } = await isf.takeRequest("INVITE");
  expect(message.requestUri).toBe(BOB);
  expect(value(message, "Contribution-ID")).toBe(value(invite, "Contribution-ID"));
  await world.core.expectNone("INVITE", 50);
  await isf.close();
});

test("[CPM-025] without a suitable client, deferral and interworking the answer is 480", async () => {
  const world = await createWorld({ clients: [{ features: [] }] });
  const invite = await world.invite();
  const { message } = await world.core.takeResponse((status) => status >= 200);
  expect(message.statusCode).toBe(480);
  expect(value(message, "Call-ID")).toBe(value(invite, "Call-ID"));
  await world.core.expectNone("INVITE", 50);
});

test("[CPM-026] the legs have nothing of a dialog in common, for the whole session", async () => {
  const world = await createWorld({ clients: 2 });
  const invite = await world.invite();
  const invites = [await world.takeInvite(1), await world.takeInvite(2)];
  const messages = [invite, ...invites.map(({ message }) => message)];
  expect(new Set(messages.map((message) => value(message, "Call-ID"))).size).toBe(3);
  expect(new Set(messages.map((message) => tagOf(message, "From"))).size).toBe(3);
  expect(new Set(messages.map((message) => value(message, "Contact"))).size).toBe(3);
  for (const { message } of invites) {
    expect(values(message, "Record-Route")).toEqual([]);
    expect(values(message, "Via")).toHaveLength(1);
    expect(tagOf(message, "To")).toBeUndefined();
  }
  const leg = await world.answer(invites[0] ?? (await world.takeInvite()));
  const originator = await world.accepted(invite);
  // The numbers of one side are nothing to the other.
  await originator.request("INFO", { sequence: 70 });
  const info = await world.core.takeRequest("INFO");
  expect(value(info.message, "CSeq")).not.toBe("70 INFO");
  expect(value(info.message, "Call-ID")).toBe(leg.dialog.callId);
  expect(values(info.message, "Via")).toHaveLength(1);
});

test("[CPM-027] each suitable client gets an INVITE of its own", async () => {
  const world = await createWorld({ clients: 4 });
  await world.invite();
  for (let client = 1; client <= 4; client += 1) await world.takeInvite(client);
  expect(await invitesWithin(world, 100)).toHaveLength(4);
});

test("[CPM-027] several flows of a client make one INVITE", async () => {
  const flow = { instance: instanceOf(1), pubGruu: `${BOB};gr=${instanceOf(1)}` };
  const world = await createWorld({ clients: [flow, flow] });
  await world.invite();
  expect(await invitesWithin(world, 150)).toHaveLength(1);
});

test("[CPM-027] where the core forks, one INVITE for the user leaves the function", async () => {
  const world = await createWorld({ clients: 3, settings: { forkBy: "core" } });
  await world.invite();
  const [invite, ...others] = await invitesWithin(world, 150);
  expect(others).toEqual([]);
  expect(invite?.requestUri).toBe(BOB);
});

test("[CPM-028, CPM-029] the Request-URI is the public GRUU, which needs no Accept-Contact", async () => {
  const world = await createWorld();
  const invite = await world.invite();
  const { message } = await world.takeInvite(1);
  expect(message.requestUri).toBe(`${BOB};gr=${instanceOf(1)}`);
  expect(uriOf(message, "To")).toBe(BOB);
  expect(values(message, "Accept-Contact")).toEqual(values(invite, "Accept-Contact"));
});

test("[CPM-028, CPM-029] without a public GRUU it is the user's address, and a new Accept-Contact", async () => {
  const world = await createWorld({ clients: [{ pubGruu: undefined }, {}] });
  const invite = await world.invite();
  const { message } = await world.takeInvite(1);
  expect(message.requestUri).toBe(BOB);
  const own = `*;+sip.instance="<${instanceOf(1)}>";require;explicit`;
  expect(values(message, "Accept-Contact").toSorted()).toEqual(
    [own, ...values(invite, "Accept-Contact")].toSorted(),
  );
  expect((await world.takeInvite(2)).message.requestUri).toBe(`${BOB};gr=${instanceOf(2)}`);
});
