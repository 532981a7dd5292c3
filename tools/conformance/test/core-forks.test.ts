import type { SipRequest } from "@callingcard/sip";
import { expect, test } from "vitest";
import { bodyText, say } from "./world/chat.ts";
import { tagOf, value, values } from "./world/header.ts";
import { BOB } from "./world/invitation.ts";
import type { Leg } from "./world/leg.ts";
import { createWorld } from "./world/world.ts";

const ELSEWHERE = 'SIP;cause=200;text="Call completed elsewhere"';

/** The tag of the client of a leg. */
function tagOfLeg({ dialog }: Leg): string | undefined {
  return /;tag=(.*)/.exec(dialog.from)?.[1];
}

function isFor(leg: Leg): (request: SipRequest) => boolean {
  return (request) => tagOf(request, "To") === tagOfLeg(leg);
}

test("[CPM-027, CPM-028] where the core forks, the INVITE names no client", async () => {
  const world = await createWorld({ clients: 2, settings: { forkBy: "core" } });
  const invite = await world.invite();
  const { message } = await world.takeInvite();
  expect(message.requestUri).toBe(BOB);
  expect(values(message, "Accept-Contact")).toEqual(values(invite, "Accept-Contact"));
  expect(value(message, "Call-ID")).not.toBe(value(invite, "Call-ID"));
  await world.core.expectNone("INVITE", 100);
});

test("[CPM-071, CPM-073] several answers to one INVITE are several clients, with policy B until one is used", async () => {
  const settings = { forkBy: "core", multiDevice: "until-use" } as const;
  const world = await createWorld({ clients: 2, settings });
  const invite = await world.invite();
  const received = await world.takeInvite();
  const first = await world.answer(received);
  const originator = await world.accepted(invite);
  const second = await world.answer(received);
  expect(second.dialog.callId).toBe(first.dialog.callId);
  say(originator, "to both");
  for (const leg of [first, second]) {
    expect(bodyText((await leg.takeSend()).frame)).toContain("to both");
  }
  say(second, "here");
  expect(bodyText((await originator.takeSend()).frame)).toContain("here");
  const { message } = await world.core.takeRequest("BYE");
  expect([isFor(first)(message), value(message, "Reason")]).toEqual([true, ELSEWHERE]);
  await world.core.expectNone("BYE", 100);
});

test("[CPM-074] several answers to one INVITE are several clients, with policy C to the end", async () => {
  const settings = { forkBy: "core", multiDevice: "all" } as const;
  const world = await createWorld({ clients: 2, settings });
  const invite = await world.invite();
  const received = await world.takeInvite();
  const legs = [await world.answer(received), await world.answer(received)];
  const originator = await world.accepted(invite);
  for (const leg of legs) {
    say(leg, "here");
    expect(bodyText((await originator.takeSend()).frame)).toContain("here");
  }
  say(originator, "to both");
  for (const leg of legs) {
    const texts = [bodyText((await leg.takeSend()).frame), bodyText((await leg.takeSend()).frame)];
    expect(texts.filter((text) => text.includes("to both"))).toHaveLength(1);
  }
  await world.core.expectNone("BYE", 100);
});

test("[CPM-069] with policy A another answer to the same INVITE gets ACK and BYE", async () => {
  const settings = { forkBy: "core", multiDevice: "first" } as const;
  const world = await createWorld({ clients: 2, settings });
  await world.invite();
  const received = await world.takeInvite();
  const first = await world.answer(received);
  const late = await world.answer(received, { connects: false });
  const { message } = await world.core.takeRequest("BYE");
  expect([isFor(late)(message), value(message, "Reason")]).toEqual([true, ELSEWHERE]);
  expect(isFor(first)(message)).toBe(false);
  await world.core.expectNone("BYE", 50);
});
