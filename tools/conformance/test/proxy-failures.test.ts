import { expect, test } from "vitest";
import { isOf, tagOf, value } from "./world/header.ts";
import { answerAs, createProxyWorld, forwarded } from "./world/proxied.ts";
import { createWorld } from "./world/world.ts";

test("[CPM-041] an INVITE that comes again is not forwarded again, and answered as before", async () => {
  const world = await createProxyWorld();
  const { invite, copy } = await forwarded(world);
  await world.core.respond(copy, 180, { toTag: "phone" });
  await world.core.takeResponse(180);
  await world.core.send(invite, world.target);
  const { message } = await world.core.takeResponse(180);
  expect([isOf(invite)(message), tagOf(message, "To")]).toEqual([true, "phone"]);
  await world.core.expectNone("INVITE", 100);
});

test("[CPM-026] in the media path an INVITE that comes again makes no other session", async () => {
  const world = await createWorld();
  const invite = await world.invite();
  await world.core.respond(await world.takeInvite(1), 180, { toTag: "phone" });
  const { message: ringing } = await world.core.takeResponse(180);
  await world.core.send(invite, world.target);
  const { message } = await world.core.takeResponse(180);
  expect(tagOf(message, "To")).toBe(tagOf(ringing, "To"));
  await world.core.expectNone("INVITE", 100);
});

test("[CPM-085] who rings too long is cancelled, and what follows is forwarded", async () => {
  const world = await createProxyWorld({ inviteTimeoutMs: 200, t1Ms: 100 });
  const { invite, copy } = await forwarded(world);
  await world.core.respond(copy, 180, { toTag: "phone" });
  const cancel = await world.core.takeRequest("CANCEL", { where: isOf(copy.message) });
  expect(value(cancel.message, "Via")).toBe(value(copy.message, "Via"));
  await world.core.respond(cancel, 200);
  await world.core.respond(copy, 487, { toTag: "phone" });
  const { message } = await world.core.takeResponse((status) => status >= 200);
  expect([message.statusCode, isOf(invite)(message)]).toEqual([487, true]);
});

test("[CPM-085] a challenge of a client goes to the originator as it is", async () => {
  const world = await createProxyWorld();
  const { copy } = await forwarded(world);
  const challenge = 'Digest realm="ims.example", nonce="n1"';
  await answerAs(world, copy, 407, { "Proxy-Authenticate": challenge });
  const { message } = await world.core.takeResponse(407);
  expect(value(message, "Proxy-Authenticate")).toBe(challenge);
});

test("[CPM-075] a 200 that comes behind another one is forwarded, too (RFC 3261 section 16.7)", async () => {
  const world = await createProxyWorld();
  const { copy } = await forwarded(world);
  await answerAs(world, copy, 200, {}, "phone");
  await answerAs(world, copy, 200, {}, "tablet");
  const tags = [await world.core.takeResponse(200), await world.core.takeResponse(200)];
  expect(tags.map(({ message }) => tagOf(message, "To"))).toEqual(["phone", "tablet"]);
});
