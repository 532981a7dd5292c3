import type { Received } from "@callingcard/lab";
import { createSend } from "@callingcard/msrp";
import { composeComposing, composeChat, COMPOSING_TYPE } from "@callingcard/lab";
import type { SipRequest } from "@callingcard/sip";
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { bodyText, notify, say, statusOf, type } from "./world/chat.ts";
import { isOf, value } from "./world/header.ts";
import { ALICE, BOB } from "./world/invitation.ts";
import { createLeg, type Leg } from "./world/leg.ts";
import { createWorld, type World } from "./world/world.ts";

const ELSEWHERE = 'SIP;cause=200;text="Call completed elsewhere"';

/** The status that a client gets for what it sends by a connection of its own to the path that it was offered. */
async function knock(world: World, leg: Leg): Promise<number> {
  const { host, port } = world.fn.addresses.msrp;
  const connection = await world.msrp.connect({ host, port });
  return statusOf(leg, say(createLeg({ ...leg, connection }), "is anybody there?"));
}

/** Requests that came on a leg, by their methods, in order. */
function methodsOn(world: World, leg: Leg): readonly string[] {
  return world.core.log
    .ofKind("received")
    .flatMap(({ message }) => (message.kind === "request" ? [message] : []))
    .filter((request) => value(request, "Call-ID") === leg.dialog.callId)
    .map(({ method }) => method);
}

async function invites(world: World): Promise<readonly Received<SipRequest>[]> {
  const all: Received<SipRequest>[] = [];
  for (let client = 1; client <= world.clients.length; client += 1) {
    all.push(await world.takeInvite(client));
  }
  return all;
}

/** What the leg's next SEND says. */
async function heard(leg: Leg): Promise<string> {
  return bodyText((await leg.takeSend()).frame);
}

/** A session with policy A that client 1 answered before client 2 did, which did not heed its CANCEL. */
async function lateAnswer(): Promise<{
  readonly world: World;
  readonly originator: Leg;
  readonly winner: Leg;
  readonly late: Leg;
}> {
  const world = await createWorld({ clients: 2, settings: { multiDevice: "first" } });
  const invite = await world.invite();
  const [first, second] = await invites(world);
  if (first === undefined || second === undefined) throw new Error("two clients");
  await world.core.respond(second, 180, { toTag: "late" });
  const winner = await world.answer(first);
  const originator = await world.accepted(invite);
  const late = await world.answer(second, { connects: false });
  return { world, originator, winner, late };
}

test.each([
  ["all", "first", ["BYE"]],
  ["first", "all", []],
] as const)(
  "[CPM-067] where the provider has policy %s and the subscriber %s, the subscriber's holds",
  async (provider, subscriber, expected) => {
    const world = await createWorld({
      clients: 2,
      settings: { multiDevice: provider },
      subscriber: { multiDevice: subscriber },
    });
    await world.invite();
    const [first, second] = await invites(world);
    if (first === undefined || second === undefined) throw new Error("two clients");
    await world.answer(first);
    const leg = await world.answer(second, { connects: false });
    if (expected.length > 0) await leg.takeBye();
    else await sleep(100);
    expect(methodsOn(world, leg).filter((method) => method === "BYE")).toEqual(expected);
  },
);

test("[CPM-068] with policy A media flow with the first client that answered alone", async () => {
  const { originator, winner, late } = await lateAnswer();
  await late.takeBye();
  say(originator, "hello");
  expect(await heard(winner)).toContain("hello");
  say(winner, "hi");
  expect(await heard(originator)).toContain("hi");
  await late.expectNoSend(100);
});

test("[CPM-069] with policy A a later 200 gets its ACK, and then BYE with the reason", async () => {
  const { world, originator, winner, late } = await lateAnswer();
  const bye = await late.takeBye();
  expect(value(bye, "Reason")).toBe(ELSEWHERE);
  expect(methodsOn(world, late).filter((method) => /ACK|BYE/.test(method))).toEqual(["ACK", "BYE"]);
  await sleep(50);
  for (const leg of [originator, winner]) expect(methodsOn(world, leg)).not.toContain("BYE");
});

test("[CPM-070] with policy A a later 200 gets no media: what its client sends is answered 481", async () => {
  const { world, late } = await lateAnswer();
  expect(await knock(world, late)).toBe(481);
  await late.takeBye();
  expect(await knock(world, late)).toBe(481);
});

test("[CPM-070] a client that connected before its 200 gets no media either", async () => {
  const world = await createWorld({ clients: 2, settings: { multiDevice: "first" } });
  const invite = await world.invite();
  const [first, second] = await invites(world);
  if (first === undefined || second === undefined) throw new Error("two clients");
  await world.answer(first);
  await world.accepted(invite);
  const { host, port } = world.fn.addresses.msrp;
  const connection = await world.msrp.connect({ host, port });
  const late = await world.answer(second, { connects: false });
  const paths = { toPath: late.remoteUri, fromPath: late.localUri, messageId: "early1" };
  const early = createSend(paths, undefined, randomBytes);
  world.msrp.send(connection, early);
  expect(await statusOf(late, early)).toBe(481);
});

test.each(["until-use", "all"] as const)(
  "[CPM-071, CPM-072] with policy %s media flow with all clients that answered",
  async (multiDevice) => {
    const world = await createWorld({ clients: 3, settings: { multiDevice } });
    const { originator, legs } = await world.connect();
    expect(new Set(legs.map(({ remoteUri }) => remoteUri)).size).toBe(3);
    for (const text of ["one", "two"]) say(originator, text);
    type(originator);
    for (const leg of legs) {
      expect(await heard(leg)).toContain("one");
      expect(await heard(leg)).toContain("two");
      expect(await heard(leg)).toContain("<state>active</state>");
    }
    await world.core.expectNone("BYE", 50);
  },
);

test("[CPM-071] a client that answers late gets what comes from then on", async () => {
  const world = await createWorld({ clients: 2, settings: { multiDevice: "until-use" } });
  const invite = await world.invite();
  const [first, second] = await invites(world);
  if (first === undefined || second === undefined) throw new Error("two clients");
  const legs = [await world.answer(first)];
  const originator = await world.accepted(invite);
  legs.push(await world.answer(second));
  say(originator, "to both");
  for (const leg of legs) expect(await heard(leg)).toContain("to both");
});

test("[CPM-072] with policy B notifications of any client go to the originator, and end nothing", async () => {
  const world = await createWorld({ clients: 3, settings: { multiDevice: "until-use" } });
  const { originator, legs } = await world.connect();
  for (const [index, leg] of legs.entries()) {
    const messageId = `m${index}`;
    say(originator, `text ${index}`, { messageId, wanting: ["delivery", "display"] });
    for (const each of legs) await each.takeSend();
    notify(leg, messageId, index === 2 ? "displayed" : "delivered");
    const text = await heard(originator);
    expect(text).toContain("message/imdn+xml");
    expect(text).toContain(`<message-id>${messageId}</message-id>`);
  }
  await world.core.expectNone("BYE", 100);
  say(originator, "still all");
  for (const leg of legs) expect(await heard(leg)).toContain("still all");
});

/** What makes a client the one that is used. */
const USES: readonly (readonly [string, (leg: Leg) => unknown])[] = [
  ["a chat message", (leg) => say(leg, "hi", { from: BOB, to: ALICE })],
  ["that somebody types", (leg) => type(leg)],
  [
    "that somebody types, within CPIM",
    (leg) => {
      const composing = new TextDecoder().decode(composeComposing(true));
      const head = `From: <${BOB}>\r\nTo: <${ALICE}>\r\n\r\nContent-Type: ${COMPOSING_TYPE}\r\n\r\n`;
      return leg.send("message/cpim", head + composing);
    },
  ],
];

test.each(USES)(
  "[CPM-073] with policy B %s ends the sessions of the other clients, with the reason",
  async (_, use) => {
    const world = await createWorld({ clients: 3, settings: { multiDevice: "until-use" } });
    const { originator, legs } = await world.connect();
    const [first, winner, third] = legs as [Leg, Leg, Leg];
    use(winner);
    await originator.takeSend();
    for (const leg of [first, third]) expect(value(await leg.takeBye(), "Reason")).toBe(ELSEWHERE);
    await world.core.expectNone("BYE", 100);
    say(originator, "to you");
    expect(await heard(winner)).toContain("to you");
    await first.expectNoSend(50);
    expect(await knock(world, third)).toBe(481);
  },
);

test("[CPM-073] with policy B clients that still ring are cancelled, and a late 200 gets BYE", async () => {
  const world = await createWorld({ clients: 3, settings: { multiDevice: "until-use" } });
  const invite = await world.invite();
  const [first, second, third] = (await invites(world)) as [
    Received<SipRequest>,
    Received<SipRequest>,
    Received<SipRequest>,
  ];
  for (const ringing of [second, third]) await world.core.respond(ringing, 180, { toTag: "r" });
  const winner = await world.answer(first);
  const originator = await world.accepted(invite);
  say(winner, "hi");
  await originator.takeSend();
  for (const ringing of [second, third]) {
    const where = isOf(ringing.message);
    const { message } = await world.core.takeRequest("CANCEL", { where });
    expect(value(message, "Reason")).toBe(ELSEWHERE);
  }
  const late = await world.answer(second, { connects: false });
  expect(value(await late.takeBye(), "Reason")).toBe(ELSEWHERE);
  expect(methodsOn(world, winner)).not.toContain("BYE");
  expect(methodsOn(world, originator)).not.toContain("BYE");
});

test("[CPM-073] an empty SEND, and one that is no chat message, choose nobody", async () => {
  const world = await createWorld({ clients: 2, settings: { multiDevice: "until-use" } });
  const { originator, legs } = await world.connect();
  const [first] = legs as [Leg, Leg];
  notify(first, "nobody-knows", "displayed");
  await originator.takeSend();
  await world.core.expectNone("BYE", 100);
  say(originator, "to both");
  for (const leg of legs) expect(await heard(leg)).toContain("to both");
});

test("[CPM-074] with policy C no client is sent away when another types or sends", async () => {
  const world = await createWorld({ clients: 3, settings: { multiDevice: "all" } });
  const { originator, legs } = await world.connect();
  for (const [index, leg] of legs.entries()) {
    type(leg);
    expect(await heard(originator)).toContain("<state>active</state>");
    const text = `from ${index}`;
    const octets = composeChat({ from: BOB, to: ALICE, text, messageId: `c${index}`, wanting: [] });
    leg.send("message/cpim", octets);
    expect(await heard(originator)).toContain(text);
  }
  await world.core.expectNone("BYE", 100);
  await world.core.expectNone("CANCEL", 0);
  for (const leg of legs) expect(methodsOn(world, leg)).toEqual(["INVITE", "ACK"]);
});
