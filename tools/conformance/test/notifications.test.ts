import { readChatContent } from "@callingcard/lab";
import { headerValue } from "@callingcard/msrp";
import { expect, test } from "vitest";
import { notify, say, statusOf } from "./world/chat.ts";
import { createImapPeer } from "./world/imap-peer.ts";
import type { Leg } from "./world/leg.ts";
import { createWorld, type World, type WorldOptions } from "./world/world.ts";

/** A session with two clients, both of which have a message of Alice that wants to be told. */
async function told(options: WorldOptions = {}): Promise<{
  readonly world: World;
  readonly originator: Leg;
  readonly first: Leg;
  readonly second: Leg;
}> {
  const world = await createWorld({ clients: 2, ...options });
  const { originator, legs } = await world.connect();
  const [first, second] = legs;
  if (first === undefined || second === undefined) throw new Error("two clients are missing");
  say(originator, "tell me", { messageId: "m-1", wanting: ["delivery", "display"] });
  await first.takeSend();
  await second.takeSend();
  return { world, originator, first, second };
}

/** The notification that a leg gets, as `displayed m-1`. */
async function takeNotification(leg: Leg): Promise<string> {
  const { head, body = new Uint8Array(0) } = (await leg.takeSend()).frame;
  const content = readChatContent(headerValue(head, "Content-Type"), body);
  return content.kind === "notification" ? `${content.status} ${content.messageId}` : content.kind;
}

test.each(["all", "until-use"] as const)(
  "[CPM-D10] with policy %s one delivered and one displayed of several clients go to the originator",
  async (multiDevice) => {
    const { originator, first, second } = await told({ settings: { multiDevice } });
    for (const status of ["delivered", "displayed"] as const) {
      expect(await statusOf(first, notify(first, "m-1", status))).toBe(200);
      expect(await takeNotification(originator)).toBe(`${status} m-1`);
      expect(await statusOf(second, notify(second, "m-1", status))).toBe(200);
      await originator.expectNoSend(100);
    }
    // Of another message the first one goes again.
    notify(second, "m-2", "delivered");
    expect(await takeNotification(originator)).toBe("delivered m-2");
  },
);

test("[CPM-D10] where the provider wants it, all go", async () => {
  const { originator, first, second } = await told({ settings: { imdnDedup: false } });
  for (const leg of [first, second]) {
    notify(leg, "m-1", "delivered");
    expect(await takeNotification(originator)).toBe("delivered m-1");
  }
});

test("[CPM-D10] that one client displayed it goes to the user's others", async () => {
  const { first, second } = await told();
  notify(first, "m-1", "displayed");
  expect(await takeNotification(second)).toBe("displayed m-1");
  notify(first, "m-1", "delivered");
  await second.expectNoSend(100);
});

test("[CPM-D10] it does not where the user does not want it", async () => {
  const { originator, first, second } = await told({ settings: { syncDisplayed: false } });
  notify(first, "m-1", "displayed");
  expect(await takeNotification(originator)).toBe("displayed m-1");
  await second.expectNoSend(100);
});

test("[CPM-D10] in another session of the same two, it is still told once", async () => {
  const { world, originator, first } = await told();
  notify(first, "m-1", "displayed");
  expect(await takeNotification(originator)).toBe("displayed m-1");
  const later = await world.connect();
  const [again] = later.legs;
  if (again === undefined) throw new Error("no client");
  expect(await statusOf(again, notify(again, "m-1", "displayed"))).toBe(200);
  await later.originator.expectNoSend(100);
});

test("[CPM-D10] those that go nowhere are recorded", async () => {
  const imap = await createImapPeer();
  const settings = { recording: true };
  const { originator, first, second } = await told({ settings, messages: imap.messages });
  notify(first, "m-1", "delivered");
  expect(await takeNotification(originator)).toBe("delivered m-1");
  notify(second, "m-1", "delivered");
  const objects = await imap.appended(3);
  expect(objects.filter(({ body }) => body.includes("<delivered"))).toHaveLength(2);
  await originator.expectNoSend(50);
});
