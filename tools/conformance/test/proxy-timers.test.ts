import { encodeMessage } from "@callingcard/sip";
import { expect, test } from "vitest";
import { value } from "./world/header.ts";
import { createProxyWorld, forwarded, proxiedSession, requestWithin } from "./world/proxied.ts";
import type { World } from "./world/world.ts";

/** Session timers of the INVITE that the core gets. */
async function limited(
  world: World,
  headers: Readonly<Record<string, string>>,
): Promise<readonly (string | undefined)[]> {
  const { copy } = await forwarded(world, { headers });
  return [value(copy.message, "Session-Expires"), value(copy.message, "Min-SE")];
}

test.each([
  ["is lowered", { "Session-Expires": "1800" }, ["600", undefined]],
  [
    "is lowered, and who refreshes stays",
    { "Session-Expires": "1800;refresher=uac" },
    ["600;refresher=uac", undefined],
  ],
  ["is not raised", { "Session-Expires": "300" }, ["300", undefined]],
  [
    "is not lowered below Min-SE, which stays",
    { "Session-Expires": "1800", "Min-SE": "900" },
    ["900", "900"],
  ],
  ["is added, without a refresher", { "Session-Expires": "" }, ["600", undefined]],
])("[CPM-121] Session-Expires %s", async (_, headers, expected) => {
  const world = await createProxyWorld({ sessionExpires: 600 });
  expect(await limited(world, headers)).toEqual(expected);
});

test("[CPM-121] an interval that is too short for the provider is answered 422 with Min-SE", async () => {
  const world = await createProxyWorld({ minSe: 200 });
  await world.invite({ headers: { "Session-Expires": "120", Supported: "timer" } });
  const { message } = await world.core.takeResponse((status) => status >= 200);
  expect([message.statusCode, value(message, "Min-SE")]).toEqual([422, "200"]);
  await world.core.expectNone("INVITE", 50);
});

test("[CPM-121] of an originator that knows no session timers it is raised instead", async () => {
  const world = await createProxyWorld({ minSe: 200 });
  const headers = { "Session-Expires": "120", Supported: "" };
  expect(await limited(world, headers)).toEqual(["200", "200"]);
});

test("[CPM-121] for a client that knows no session timers the originator refreshes (RFC 4028 section 8.2)", async () => {
  const world = await createProxyWorld({ sessionExpires: 600 });
  const { ok } = await proxiedSession(world);
  expect(value(ok, "Session-Expires")).toBe("600;refresher=uac");
  expect(value(ok, "Require")).toBe("timer");
});

test("[CPM-121] what the client says of it is forwarded as it is", async () => {
  const world = await createProxyWorld({ sessionExpires: 600 });
  const headers = { "Session-Expires": "300;refresher=uas", Require: "timer" };
  const { ok } = await proxiedSession(world, {}, headers);
  expect(value(ok, "Session-Expires")).toBe("300;refresher=uas");
});

test("[CPM-121] an UPDATE is limited, too, and no BYE comes of the function when a session expires", async () => {
  const world = await createProxyWorld({ sessionExpires: 600 });
  const { copy, invite, ok, request } = await proxiedSession(
    world,
    {},
    { "Session-Expires": "1;refresher=uas", Require: "timer" },
  );
  const update = requestWithin(world, { copy, invite, ok }, "client", "UPDATE", 9);
  const timed = { name: "Session-Expires", value: "1800;refresher=uac" };
  await world.core.send(
    encodeMessage({ ...update, headers: [...update.headers, timed] }),
    world.target,
  );
  const received = await world.core.takeRequest("UPDATE");
  expect(value(received.message, "Session-Expires")).toBe("600;refresher=uac");
  await world.core.respond(received, 200, {
    headers: [{ name: "Session-Expires", value: "1;refresher=uac" }],
  });
  await world.core.expectNone("BYE", 1_300);
  // It still forwards what the user agents send.
  await request("originator", "BYE", 4);
  await world.core.takeRequest("BYE");
});
