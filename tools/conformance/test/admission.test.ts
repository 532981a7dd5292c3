import { findHeader, findHeaders, type SipResponse } from "@callingcard/sip";
import { expect, test } from "vitest";
import { ALICE, BOB, GROUP_SESSION, msrpMedia, SESSION } from "./world/invitation.ts";
import { createSipPeer } from "@callingcard/lab";
import { createWorld, type World } from "./world/world.ts";
import { listDocument, policyDocument } from "./world/xcap-peer.ts";

const LISTS = "resource-lists";
const POLICY = "org.openmobilealliance.access-rules";

/** The final answer to an INVITE, and that no client was invited. */
async function refusal(world: World): Promise<SipResponse> {
  const { message } = await world.core.takeResponse((status) => status >= 300);
  await world.core.expectNone("INVITE", 100);
  return message;
}

function warningOf(response: SipResponse): string | undefined {
  return findHeader(response, "Warning")?.value;
}

test("[CPM-001] an INVITE of an accepted release goes on", async () => {
  const world = await createWorld({ settings: { requiredUserAgent: ["CPM-client/OMA2.0-2.2"] } });
  await world.invite({ headers: { "User-Agent": "CPM-client/OMA2.1 RCS-client/UP_2.4" } });
  const { message } = await world.takeInvite(1);
  expect(message.method).toBe("INVITE");
});

test.each([
  ["another release", "CPM-client/OMA1.0"],
  ["another product", "IM-client/OMA2.1"],
])("[CPM-002, CPM-003] an INVITE of %s is refused with a warning", async (_, release) => {
  const world = await createWorld({ settings: { requiredUserAgent: ["CPM-client/OMA2.0-2.2"] } });
  await world.invite({ headers: { "User-Agent": release } });
  const response = await refusal(world);
  expect(response.statusCode).toBe(403);
  expect(warningOf(response)).toBe(`399 ${world.fn.addresses.host} "132 Version not supported"`);
});

test("[CPM-002] an INVITE without a release is refused where the provider wants that", async () => {
  const settings = {
    requiredUserAgent: ["CPM-client/OMA2.0"],
    unknownUserAgent: "refuse",
  } as const;
  const world = await createWorld({ settings });
  await world.invite({ headers: { "User-Agent": "" } });
  expect((await refusal(world)).statusCode).toBe(403);
});

test.each([
  ["Privacy: id", { headers: { Privacy: "id" } }],
  ["Privacy: user;header", { headers: { Privacy: "user;header" } }],
  [
    "From of nobody",
    { from: "sip:anonymous@anonymous.invalid", headers: { "P-Asserted-Identity": `<${ALICE}>` } },
  ],
])("[CPM-004, CPM-005] anonymity by %s is refused with a warning", async (_, invitation) => {
  const world = await createWorld({ settings: { allowAnonymity: false } });
  await world.invite(invitation);
  const response = await refusal(world);
  expect(response.statusCode).toBe(403);
  expect(warningOf(response)).toBe(`399 ${world.fn.addresses.host} "119 Anonymity not allowed"`);
});

test("[CPM-006] the blacklist of the user is read", async () => {
  const world = await createWorld();
  await world.invite();
  await world.takeInvite(1);
  expect(world.xcap.requests).toContain(`GET /${LISTS}/users/${BOB}/index`);
});

test.each([
  ["the address", ALICE, ALICE],
  ["the address in other case of the host", ALICE, "sip:alice@IMS.example"],
  ["the number of a telephone", "sip:+15550001@ims.example;user=phone", "tel:+1-555-0001"],
])("[CPM-007, CPM-008] %s in the blacklist is refused with a warning", async (_, from, entry) => {
  const world = await createWorld();
  world.xcap.put(LISTS, BOB, "index", listDocument("oma_blockedcontacts", [entry]));
  await world.invite({ from });
  const response = await refusal(world);
  expect(response.statusCode).toBe(403);
  expect(warningOf(response)).toBe(`399 ${world.fn.addresses.host} "122 Function not allowed"`);
});

test("[CPM-007] somebody in another list of the user goes on", async () => {
  const world = await createWorld();
  world.xcap.put(LISTS, BOB, "index", listDocument("oma_buddylist", [ALICE]));
  await world.invite();
  expect((await world.takeInvite(1)).message.method).toBe("INVITE");
});

test("[CPM-009, CPM-010] a user who may not be disturbed is not, without a warning", async () => {
  const world = await createWorld();
  world.xcap.put(POLICY, BOB, "rules", policyDocument("allow-do-not-disturb"));
  await world.invite();
  const response = await refusal(world);
  expect(response.statusCode).toBe(480);
  expect(warningOf(response)).toBeUndefined();
  expect(world.xcap.requests).toContain(`GET /${POLICY}/users/${BOB}/rules`);
});

test("[CPM-009] a rule that does not hold now does not count", async () => {
  const world = await createWorld();
  const past =
    "<validity><from>2001-01-01T00:00:00Z</from><until>2001-01-02T00:00:00Z</until></validity>";
  world.xcap.put(POLICY, BOB, "rules", policyDocument("allow-do-not-disturb", past));
  await world.invite();
  expect((await world.takeInvite(1)).message.method).toBe("INVITE");
});

test.each([
  ["other media", "c=IN IP4 127.0.0.1\nt=0 0\nm=audio 4000 RTP/AVP 0\n"],
  [
    "types that are not allowed",
    msrpMedia("msrp://127.0.0.1:9/x;tcp", 9).replace(
      /a=accept-types.*/,
      "a=accept-types:image/png",
    ),
  ],
])("[CPM-011, CPM-012] an offer of %s is answered 488", async (_, media) => {
  const world = await createWorld({ settings: { allowedTypes: ["message/cpim", "text/*"] } });
  await world.invite({ media });
  expect((await refusal(world)).statusCode).toBe(488);
});

test("[CPM-012] an INVITE without an offer is answered 488", async () => {
  const world = await createWorld();
  await world.invite({ headers: { "Content-Type": "" }, body: "" });
  expect((await refusal(world)).statusCode).toBe(488);
});

test("[CPM-013, CPM-014, CPM-015] without a client the policy to reject answers 480", async () => {
  const world = await createWorld({ settings: { noClient: "reject", deferral: true }, clients: 0 });
  await world.invite();
  expect((await refusal(world)).statusCode).toBe(480);
});

test("[CPM-014] a client whose registration is over is none", async () => {
  const clients = [{ expiresMs: Date.now() - 1_000 }];
  const world = await createWorld({ settings: { noClient: "reject" }, clients });
  await world.invite();
  expect((await refusal(world)).statusCode).toBe(480);
});

test("[CPM-014, CPM-016] the policy to interwork sends the INVITE to the ISF alone", async () => {
  const isf = await createSipPeer({ name: "isf" });
  const { host, port } = isf.address("tcp");
  const settings = {
    noClient: "interwork",
    isfUri: `sip:isf@${host}:${port};transport=tcp`,
  } as const;
  const world = await createWorld({ settings, clients: 0 });
  const invite = await world.invite();
  const { message } = await isf.takeRequest("INVITE");
  expect(message.requestUri).toBe(BOB);
  expect(findHeader(message, "Route")?.value).toContain(`${host}:${port}`);
  expect(findHeader(message, "Contribution-ID")).toEqual(findHeader(invite, "Contribution-ID"));
  await world.core.expectNone("INVITE", 100);
  await isf.close();
});

test.each([
  ["CPM-018", "a session", SESSION],
  ["CPM-019", "a group session", GROUP_SESSION],
])("[CPM-017, %s] the preferred service of %s becomes the asserted one", async (_, __, service) => {
  const world = await createWorld();
  await world.invite({
    headers: {
      "P-Asserted-Service": "",
      "P-Preferred-Service": `urn:urn-7:3gpp-service.ims.icsi.other, ${service}`,
    },
  });
  const { message } = await world.takeInvite(1);
  expect(findHeader(message, "P-Preferred-Service")).toBeUndefined();
  expect(findHeaders(message, "P-Asserted-Service").map(({ value }) => value)).toEqual([service]);
});

test("[CPM-017] an asserted service wins, and the preferred one is taken away", async () => {
  const world = await createWorld();
  await world.invite({ headers: { "P-Preferred-Service": GROUP_SESSION } });
  const { message } = await world.takeInvite(1);
  expect(findHeader(message, "P-Preferred-Service")).toBeUndefined();
  expect(findHeader(message, "P-Asserted-Service")?.value).toBe(SESSION);
});

test("[CPM-020] another service is refused with a warning", async () => {
  const world = await createWorld();
  await world.invite({
    headers: { "P-Asserted-Service": "urn:urn-7:3gpp-service.ims.icsi.mmtel" },
  });
  const response = await refusal(world);
  expect(response.statusCode).toBe(403);
  expect(warningOf(response)).toBe(`399 ${world.fn.addresses.host} "122 Function not allowed"`);
});

test("[CPM-002, CPM-004] of two reasons to refuse the first step answers", async () => {
  const settings = { requiredUserAgent: ["CPM-client/OMA2.2"], allowAnonymity: false };
  const world = await createWorld({ settings });
  await world.invite({ headers: { "User-Agent": "CPM-client/OMA1.0", Privacy: "id" } });
  expect(warningOf(await refusal(world))).toContain("132 Version not supported");
});
