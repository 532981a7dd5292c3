import { expect, test } from "vitest";
import { isOf } from "./world/header.ts";
import { ALICE, BOB } from "./world/invitation.ts";
import { createWorld, type World } from "./world/world.ts";
import { listDocument, policyDocument } from "./world/xcap-peer.ts";

const LISTS = "resource-lists";
const POLICY = "org.openmobilealliance.access-rules";

/** Whether an INVITE goes on to the client, or the status of its refusal. */
async function verdict(world: World, from: string = ALICE): Promise<number | "invited"> {
  const before = world.core.requests("INVITE").length;
  const invite = await world.invite({ from });
  const refused = world.core
    .takeResponse((status) => status >= 200, { where: isOf(invite) })
    .then(({ message }) => message.statusCode);
  const invited = world.core
    .takeRequest("INVITE", { where: () => world.core.requests("INVITE").length > before })
    .then(() => "invited" as const);
  const first = await Promise.any([refused, invited]);
  for (const other of [refused, invited]) other.catch(() => undefined);
  return first;
}

/** A document of lists. */
function lists(content: string): string {
  return `<?xml version="1.0"?><resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists">${content}</resource-lists>`;
}

function blocked(content: string): string {
  return lists(`<list name="oma_blockedcontacts">${content}</list>`);
}

test("[CPM-007] an address in a list within the blacklist is refused", async () => {
  const world = await createWorld();
  const content = `<list name="a"><list name="b"><entry uri="${ALICE}"/></list></list>`;
  world.xcap.put(LISTS, BOB, "index", blocked(content));
  expect(await verdict(world)).toBe(403);
});

test("[CPM-006, CPM-007] a list of another document that the blacklist refers to is read", async () => {
  const world = await createWorld();
  const anchor = `${world.xcap.root}/${LISTS}/users/${BOB}/pests/~~/resource-lists/list%5B@name=%22pests%22%5D`;
  world.xcap.put(LISTS, BOB, "index", blocked(`<external anchor="${anchor}"/>`));
  world.xcap.put(LISTS, BOB, "pests", listDocument("pests", [ALICE]));
  expect(await verdict(world)).toBe(403);
  expect(world.xcap.requests).toContain(`GET /${LISTS}/users/${BOB}/pests`);
  expect(await verdict(world, "sip:carol@ims.example")).toBe("invited");
});

test("[CPM-007] an entry of another list that the blacklist refers to is read", async () => {
  const world = await createWorld();
  const selector = `resource-lists/list%5B@name=%22all%22%5D/entry%5B@uri=%22${ALICE}%22%5D`;
  const ref = `${LISTS}/users/${BOB}/index/~~/${selector}`;
  const list = `<list name="all"><entry uri="${ALICE}"/><entry uri="sip:carol@ims.example"/></list>`;
  const own = `<list name="oma_blockedcontacts"><entry-ref ref="${ref}"/></list>`;
  world.xcap.put(LISTS, BOB, "index", lists(list + own));
  expect(await verdict(world)).toBe(403);
  expect(await verdict(world, "sip:carol@ims.example")).toBe("invited");
});

test("[CPM-006] a blacklist that refers to itself is read to its end", async () => {
  const world = await createWorld();
  const anchor = `${LISTS}/users/${BOB}/index/~~/resource-lists/list%5B@name=%22oma_blockedcontacts%22%5D`;
  const content = `<external anchor="${anchor}"/><entry uri="${ALICE}"/>`;
  world.xcap.put(LISTS, BOB, "index", blocked(content));
  expect(await verdict(world)).toBe(403);
});

test.each([
  ["cache-then-allow", "invited"],
  ["refuse", 480],
] as const)("[CPM-006] where XDM is away and the policy is %s: %s", async (xdmDown, expected) => {
  const world = await createWorld({ settings: { xdmDown } });
  world.xcap.fail(true);
  expect(await verdict(world)).toBe(expected);
});

test("[CPM-006, CPM-009] where XDM is away, what was read last still holds", async () => {
  const world = await createWorld();
  world.xcap.put(LISTS, BOB, "index", listDocument("oma_blockedcontacts", [ALICE]));
  expect(await verdict(world)).toBe(403);
  world.xcap.fail(true);
  expect(await verdict(world)).toBe(403);
});

test.each([
  ["the originator", ALICE, 480],
  ["somebody else", "sip:carol@ims.example", "invited"],
])("[CPM-009, CPM-010] a rule that is for %s alone", async (_, id, expected) => {
  const world = await createWorld();
  const identity = `<identity><one id="${id}"/></identity>`;
  world.xcap.put(POLICY, BOB, "rules", policyDocument("allow-do-not-disturb", identity));
  expect(await verdict(world)).toBe(expected);
});

test.each([
  ["of another enabler", policyDocument("allow-do-not-disturb").replace('"CPM"', '"PoC"')],
  ["that says false", policyDocument("allow-do-not-disturb").replace(">true<", ">false<")],
  [
    "without an enabler",
    policyDocument("allow-do-not-disturb").replace(/<oxe:service-list>.*<\/oxe:service-list>/, ""),
  ],
])("[CPM-009] a rule %s does not refuse", async (_, document) => {
  const world = await createWorld();
  world.xcap.put(POLICY, BOB, "rules", document);
  expect(await verdict(world)).toBe("invited");
});
