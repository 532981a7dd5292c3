import { setTimeout as sleep } from "node:timers/promises";
import { composeComposing, COMPOSING_TYPE } from "@callingcard/lab";
import type { MsrpFrame } from "@callingcard/msrp";
import type { SipRequest } from "@callingcard/sip";
import { expect, test } from "vitest";
import { bodyText, chatOf, notify, say, statusOf, type } from "./world/chat.ts";
import { createChunk, field, joinedText, sendApart, sendChunk, takeWhole } from "./world/chunk.ts";
import { value } from "./world/header.ts";
import { ALICE, BOB } from "./world/invitation.ts";
import type { Leg } from "./world/leg.ts";
import { createWorld, type World } from "./world/world.ts";

const ELSEWHERE = 'SIP;cause=200;text="Call completed elsewhere"';
const OWN = { from: BOB, to: ALICE } as const;
const UNTIL_USE = { multiDevice: "until-use" } as const;

/** A message with Message-Direction behind its last header field. */
function marked(text: string, direction: string): string {
  return text.replace("\r\n\r\n", `\r\nMessage-Direction: ${direction}\r\n\r\n`);
}

/** BYE requests that the function sent so far, by their Call-ID. */
function ended(world: World): readonly (string | undefined)[] {
  return world.core.requests("BYE").map((bye) => value(bye, "Call-ID"));
}

/** Who is typing, within message/cpim. */
function wrappedComposing(): Uint8Array {
  const text = new TextDecoder().decode(chatOf("", OWN));
  const document = new TextDecoder().decode(composeComposing(true));
  const type = `Content-Type: ${COMPOSING_TYPE}`;
  return new TextEncoder().encode(text.replace(/Content-Type: [^\r]*/, type) + document);
}

test("[CPM-102, CPM-106] what a client says goes to the originator, and as a copy with Message-Direction: sent to the user's others", async () => {
  const world = await createWorld({ clients: 3 });
  const { originator, legs } = await world.connect();
  const [sender, ...others] = legs as [Leg, Leg, Leg];
  const sent = say(sender, "I am here", OWN);
  expect(bodyText((await originator.takeSend()).frame)).toBe(bodyText(sent));
  for (const leg of others) {
    const received = await leg.takeSend();
    expect(bodyText(received.frame)).toBe(marked(bodyText(sent), "sent"));
    expect(field(received, "To-Path")).toBe(leg.localUri);
    expect(field(received, "From-Path")).toBe(leg.remoteUri);
    expect(field(received, "Message-ID")).toBe(sent.head.headers[2]?.value);
    const octets = (sent.body?.length ?? 0) + "Message-Direction: sent\r\n".length;
    expect(field(received, "Byte-Range")).toBe(`1-${octets}/${octets}`);
  }
  await sender.expectNoSend(50);
  expect(ended(world)).toEqual([]);
});

test("[CPM-102] what the far side says gets no Message-Direction", async () => {
  const world = await createWorld({ clients: 2 });
  const { originator, legs } = await world.connect();
  const sent = say(originator, "from afar");
  for (const leg of legs) expect(bodyText((await leg.takeSend()).frame)).toBe(bodyText(sent));
});

test("[CPM-102] by the letter of the text what the far side says gets it too, if that is set", async () => {
  const world = await createWorld({ settings: { directionOnIncoming: "sent" } });
  const { originator, legs } = await world.connect();
  const sent = say(originator, "from afar");
  const received = await legs[0]?.takeSend();
  expect(bodyText(received?.frame ?? {})).toBe(marked(bodyText(sent), "sent"));
});

test("[CPM-106] without direct delivery there are no copies", async () => {
  const world = await createWorld({ clients: 2, settings: { directDelivery: false } });
  const { originator, legs } = await world.connect();
  const [sender, other] = legs as [Leg, Leg];
  const sent = say(sender, "for one alone", OWN);
  expect(bodyText((await originator.takeSend()).frame)).toBe(bodyText(sent));
  await other.expectNoSend(100);
});

test("[CPM-106] who is typing, and that something was delivered, is not copied; that it was displayed is", async () => {
  const world = await createWorld({ clients: 2 });
  const { originator, legs } = await world.connect();
  const [sender, other] = legs as [Leg, Leg];
  type(sender);
  notify(sender, "m1", "delivered");
  const displayed = notify(sender, "m1", "displayed");
  for (let count = 0; count < 3; count += 1) await originator.takeSend();
  const { frame } = await other.takeSend();
  expect(bodyText(frame)).toBe(marked(bodyText(displayed), "sent"));
  await other.expectNoSend(50);
});

test.each<[string, (leg: Leg) => MsrpFrame]>([
  ["a chat message", (leg) => say(leg, "mine", OWN)],
  ["isComposing", (leg) => type(leg)],
  ["isComposing in message/cpim", (leg) => leg.send("message/cpim", wrappedComposing())],
])(
  "[CPM-103, CPM-104] with policy B %s of a client ends the others, and goes to the originator",
  async (_name, act) => {
    const world = await createWorld({ clients: 3, settings: UNTIL_USE });
    const { originator, legs } = await world.connect();
    const [first, winner, third] = legs as [Leg, Leg, Leg];
    const sent = act(winner);
    for (const leg of [first, third]) expect(value(await leg.takeBye(), "Reason")).toBe(ELSEWHERE);
    expect(bodyText((await originator.takeSend()).frame)).toBe(bodyText(sent));
    await sleep(50);
    expect(ended(world)).toHaveLength(2);
    say(originator, "and on it goes");
    expect(bodyText((await winner.takeSend()).frame)).toContain("and on it goes");
  },
);

test.each<[string, (leg: Leg) => MsrpFrame]>([
  ["that a message was delivered", (leg) => notify(leg, "m2", "delivered")],
  ["that a message was displayed", (leg) => notify(leg, "m3", "displayed")],
  ["that nobody is typing", (leg) => type(leg, false)],
])("[CPM-103] with policy B a client that says %s ends nobody", async (_name, act) => {
  const world = await createWorld({ clients: 2, settings: UNTIL_USE });
  const { originator, legs } = await world.connect();
  const sent = act(legs[0] as Leg);
  expect(bodyText((await originator.takeSend()).frame)).toBe(bodyText(sent));
  await world.core.expectNone("BYE", 100);
});

test("[CPM-103] with policy B a SEND without octets ends nobody", async () => {
  const world = await createWorld({ clients: 2, settings: UNTIL_USE });
  const { legs } = await world.connect();
  const [first] = legs as [Leg];
  const range = "1-0/0";
  const kept = sendChunk(first, { messageId: "alive1", range, body: undefined, flag: "$" });
  expect(await statusOf(first, kept)).toBe(200);
  await world.core.expectNone("BYE", 100);
});

test("[CPM-105] the 200 to that BYE frees the media of its leg: connection closed, session-id unknown", async () => {
  const world = await createWorld({ clients: 2, settings: UNTIL_USE });
  const { originator, legs } = await world.connect();
  const [winner, loser] = legs as [Leg, Leg];
  say(winner, "mine", OWN);
  await originator.takeSend();
  const bye = await takeByeOf(world, loser);
  await sleep(100);
  const { log } = world.msrp;
  const isClosed = (): boolean =>
    log.ofKind("closed").some(({ connection }) => connection === loser.connection);
  expect(isClosed()).toBe(false);
  await world.core.respond(bye, 200);
  await log.waitFor((event) => event.kind === "closed" && event.connection === loser.connection);
  const late = createChunk(loser, { messageId: "late1", range: "1-4/4", body: chatOf("late") });
  expect(await sendApart(loser, late)).toMatchObject({ status: 481 });
  say(winner, "goes on", OWN);
  await originator.takeSend();
});

test("[CPM-D12] a client that is in the middle of a message when another has won finishes it, and it arrives", async () => {
  const world = await createWorld({ clients: 2, settings: UNTIL_USE });
  const { originator, legs } = await world.connect();
  const [winner, loser] = legs as [Leg, Leg];
  const octets = chatOf("the one that began first", OWN);
  const total = octets.length;
  const half = total - 10;
  const messageId = "began1";
  const part = { messageId, range: `1-${half}/${total}`, body: octets.subarray(0, half) };
  expect(await statusOf(loser, sendChunk(loser, part))).toBe(200);
  const started = await originator.takeSend();
  expect(field(started, "Message-ID")).toBe(messageId);
  const won = say(winner, "the one that was whole first", OWN);
  const bye = await takeByeOf(world, loser);
  expect(value(bye.message, "Reason")).toBe(ELSEWHERE);
  const rest = { messageId, range: `${half + 1}-${total}/${total}`, body: octets.subarray(half) };
  expect(await statusOf(loser, sendChunk(loser, { ...rest, flag: "$" }))).toBe(200);
  await world.core.respond(bye, 200);
  const heard = [started, ...(await takeWhole(originator)), ...(await takeWhole(originator))];
  const of = (id: string | undefined) => heard.filter((one) => field(one, "Message-ID") === id);
  expect(joinedText(of(messageId))).toBe(new TextDecoder().decode(octets));
  expect(joinedText(of(won.head.headers[2]?.value))).toBe(bodyText(won));
  expect(ended(world)).toEqual([loser.dialog.callId]);
});

test("[CPM-D12] of two clients that speak at once one wins, and both messages arrive", async () => {
  const world = await createWorld({ clients: 2, settings: UNTIL_USE });
  const { originator, legs } = await world.connect();
  const said = legs.map((leg, index) => say(leg, `at once ${index}`, OWN));
  const heard = [await originator.takeSend(), await originator.takeSend()];
  expect(new Set(heard.map(({ frame }) => bodyText(frame)))).toEqual(
    new Set(said.map((frame) => bodyText(frame))),
  );
  for (const [index, leg] of legs.entries()) {
    expect(await statusOf(leg, said[index] as MsrpFrame)).toBe(200);
  }
  await sleep(100);
  expect(ended(world)).toHaveLength(1);
  const winner = said.findIndex((frame) => bodyText(frame) === bodyTextOfFirst(heard));
  expect(ended(world)).toEqual([legs[1 - winner]?.dialog.callId]);
});

function bodyTextOfFirst([first]: readonly { readonly frame: MsrpFrame }[]): string {
  return bodyText(first?.frame ?? {});
}

function takeByeOf(world: World, { dialog }: Leg) {
  const where = (bye: SipRequest): boolean => value(bye, "Call-ID") === dialog.callId;
  return world.core.takeRequest("BYE", { where });
}
