import { parseAddress, readFeatures } from "@callingcard/sip";
import { expect, test } from "vitest";
import { isOf, value } from "./world/header.ts";
import { ALICE, BOB, GROUP_SESSION, type Invitation, SESSION } from "./world/invitation.ts";
import { createWorld, type World, type WorldOptions } from "./world/world.ts";
import { listDocument, policyDocument } from "./world/xcap-peer.ts";

const LISTS = "resource-lists";
const POLICY = "org.openmobilealliance.access-rules";
const MMTEL = "urn:urn-7:3gpp-service.ims.icsi.mmtel";

/** The status and the warning of the response to an INVITE. */
async function refusal(
  world: World,
  invitation: Invitation,
): Promise<readonly [number, string | undefined]> {
  const invite = await world.invite(invitation);
  const { message } = await world.core.takeResponse((status) => status >= 200, {
    where: isOf(invite),
  });
  const warning = value(message, "Warning");
  return [message.statusCode, warning && /"(.*)"/.exec(warning)?.[1]];
}

test("[CPM-001, CPM-002, CPM-004, CPM-007, CPM-010, CPM-012, CPM-015, CPM-020] the first step that fails decides, in the order of the text", async () => {
  const settings = {
    requiredUserAgent: ["CPM-client/OMA2.2"],
    allowAnonymity: false,
    noClient: "reject",
  } as const;
  const world = await createWorld({ settings, clients: 0 });
  world.xcap.put(LISTS, BOB, "index", listDocument("oma_blockedcontacts", [ALICE]));
  world.xcap.put(POLICY, BOB, "rules", policyDocument("allow-do-not-disturb"));
  const headers: Record<string, string> = {
    "User-Agent": "CPM-client/OMA1.0",
    Privacy: "id",
    "P-Asserted-Service": MMTEL,
  };
  let media: Pick<Invitation, "media"> = {
    media: "c=IN IP4 127.0.0.1\nt=0 0\nm=audio 9 RTP/AVP 0\n",
  };
  const next = (): Promise<readonly [number, string | undefined]> =>
    refusal(world, { headers, ...media });

  expect(await next()).toEqual([403, "132 Version not supported"]);
  headers["User-Agent"] = "CPM-client/OMA2.2";
  expect(await next()).toEqual([403, "119 Anonymity not allowed"]);
  headers["Privacy"] = "none";
  expect(await next()).toEqual([403, "122 Function not allowed"]);
  world.xcap.put(LISTS, BOB, "index", undefined);
  expect(await next()).toEqual([480, undefined]);
  world.xcap.put(POLICY, BOB, "rules", undefined);
  expect(await next()).toEqual([488, undefined]);
  media = {};
  expect(await next()).toEqual([480, undefined]);
  world.register([{}]);
  expect(await next()).toEqual([403, "122 Function not allowed"]);
  expect(world.core.requests("INVITE")).toEqual([]);
});

test("[CPM-020] a service that nobody serves here is refused where a client would have it", async () => {
  const world = await createWorld({ settings: { services: [SESSION] } });
  const headers = { "P-Asserted-Service": GROUP_SESSION };
  expect(await refusal(world, { headers })).toEqual([403, "122 Function not allowed"]);
});

test("[CPM-020] another preferred service is refused, too", async () => {
  const world = await createWorld();
  const headers = { "P-Asserted-Service": "", "P-Preferred-Service": MMTEL };
  expect(await refusal(world, { headers })).toEqual([403, "122 Function not allowed"]);
});

test("[CPM-020] where the provider takes other services, it goes to the clients that have it", async () => {
  const tag = `+g.3gpp.icsi-ref="${encodeURIComponent(MMTEL)}"`;
  const features = readFeatures(parseAddress(`<sip:c@127.0.0.1>;${tag}`).parameters);
  const settings = { rejectUnknownService: false };
  const world = await createWorld({ settings, clients: [{}, { features }] });
  await world.invite({ headers: { "P-Asserted-Service": MMTEL, "Accept-Contact": "" } });
  const { message } = await world.takeInvite(2);
  expect(value(message, "P-Asserted-Service")).toBe(MMTEL);
  await world.core.expectNone("INVITE", 50);
});

const OF_THE_USER: readonly (readonly [string, string, WorldOptions, Invitation, number])[] = [
  [
    "CPM-004",
    "anonymity",
    { subscriber: { allowAnonymity: false } },
    { headers: { Privacy: "id" } },
    403,
  ],
  ["CPM-011", "types", { subscriber: { allowedTypes: ["image/*"] } }, {}, 488],
  ["CPM-011", "media", { subscriber: { allowedMedia: ["audio"] } }, {}, 488],
  ["CPM-014", "missing clients", { subscriber: { noClient: "reject" }, clients: 0 }, {}, 480],
];

test.each(OF_THE_USER)("[%s] what a subscriber decides of %s holds", async (...row) => {
  const [, , options, invitation, status] = row;
  expect((await refusal(await createWorld(options), invitation))[0]).toBe(status);
});

test.each([
  ["without the service", { features: [] }, {}],
  [
    "that Reject-Contact names",
    {},
    { "Reject-Contact": '*;+sip.instance="<urn:uuid:00000000-0000-4000-8000-000000000001>"' },
  ],
  ["without what Accept-Contact requires", {}, { "Accept-Contact": "*;video;require;explicit" }],
])("[CPM-013, CPM-014] a client %s is none", async (_, client, headers) => {
  const world = await createWorld({ settings: { noClient: "reject" }, clients: [client] });
  expect(await refusal(world, { headers })).toEqual([480, undefined]);
  await world.core.expectNone("INVITE", 50);
});
