import { expect, test } from "vitest";
import { isOf, tagOf, value } from "./world/header.ts";
import { createWorld } from "./world/world.ts";

test.each([
  [[486, 486], 486],
  [[500, 404], 404],
  [[486, 415], 415],
  [[503, 503], 500],
  [[486, 603], 603],
  [[407, 500], 480],
])("[CPM-085] where clients answer %j the originator gets %i", async (statuses, expected) => {
  const world = await createWorld({ clients: statuses.length });
  const invite = await world.invite();
  const invites = [await world.takeInvite(1), await world.takeInvite(2)];
  for (const [index, status] of statuses.entries()) {
    const headers = [{ name: "X-Why", value: "no" }];
    const received = invites[index] ?? (await world.takeInvite());
    await world.core.respond(received, status, { headers, toTag: `client${index}` });
    await world.core.takeRequest("ACK", { where: isOf(received.message) });
  }
  const { message } = await world.core.takeResponse((status) => status >= 200);
  expect([message.statusCode, isOf(invite)(message)]).toEqual([expected, true]);
  // The response is the function's own.
  expect(value(message, "X-Why")).toBeUndefined();
  expect(tagOf(message, "To")).not.toMatch(/^client/);
  expect(value(message, "Server")).toBe("CPM-serv/OMA2.2");
});

test("[CPM-085] the answer waits for the last client", async () => {
  const world = await createWorld({ clients: 2 });
  await world.invite();
  await world.core.respond(await world.takeInvite(1), 486);
  const second = await world.takeInvite(2);
  const early = world.core.takeResponse((status) => status >= 200, { timeoutMs: 100 });
  await expect(early).rejects.toThrow("no response");
  await world.core.respond(second, 486);
  expect((await world.core.takeResponse(486)).message.statusCode).toBe(486);
});

test("[CPM-086] in the media path the ACK of the originator ends at the function", async () => {
  const world = await createWorld();
  const invite = await world.invite();
  const leg = await world.answer(await world.takeInvite(1));
  const before = world.core.requests("ACK").length;
  const originator = await world.accepted(invite);
  await world.core.expectNone("ACK", 100);
  expect(world.core.requests("ACK").length).toBe(before);
  expect(originator.dialog.callId).not.toBe(leg.dialog.callId);
});
