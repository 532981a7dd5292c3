import { expect, test } from "vitest";
import { bodyText, chatOf, say, statusOf } from "./world/chat.ts";
import { value } from "./world/header.ts";
import type { Leg } from "./world/leg.ts";
import { createWorld } from "./world/world.ts";

/** Octets of each message, and how many fill all that lies between the function and a client that does not read. */
const OCTETS = 256 * 1024;
const MESSAGES = 64;

test("[CPM-D13] a client that does not read is dropped when too much waits for it, the others go on", async () => {
  const world = await createWorld({
    clients: 2,
    settings: { legQueueBytes: 512 * 1024 },
  });
  const { originator, legs } = await world.connect();
  const [slow, quick] = legs as [Leg, Leg];
  world.msrp.pause(slow.connection);
  const dropped = slow.takeBye(10_000);
  const text = "s".repeat(OCTETS);
  for (let count = 0; count < MESSAGES; count += 1) {
    const sent = say(originator, `${count} ${text}`);
    expect(bodyText((await quick.takeSend()).frame)).toBe(bodyText(sent));
    expect(await statusOf(originator, sent)).toBe(200);
  }
  expect(value(await dropped, "Reason")).toMatch(/^SIP;cause=503\b/);
  expect(world.core.requests("BYE")).toHaveLength(1);
  const back = quick.send("message/cpim", chatOf("we are still here"));
  expect(bodyText((await originator.takeSend()).frame)).toBe(bodyText(back));
  expect(await statusOf(quick, back)).toBe(200);
});

test("[CPM-D13] a client that reads again in time keeps all that it missed", async () => {
  const world = await createWorld({ clients: 2 });
  const { originator, legs } = await world.connect();
  const [slow, quick] = legs as [Leg, Leg];
  world.msrp.pause(slow.connection);
  const sent = Array.from({ length: 5 }, (_, count) =>
    say(originator, `${count} ${"t".repeat(9_000)}`),
  );
  for (const frame of sent) expect(bodyText((await quick.takeSend()).frame)).toBe(bodyText(frame));
  world.msrp.resume(slow.connection);
  for (const frame of sent) expect(bodyText((await slow.takeSend()).frame)).toBe(bodyText(frame));
  expect(world.core.requests("BYE")).toEqual([]);
});
