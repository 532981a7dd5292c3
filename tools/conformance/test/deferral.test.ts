import { setTimeout as sleep } from "node:timers/promises";
import { readChatContent, type Received } from "@callingcard/lab";
import { headerValue } from "@callingcard/msrp";
import { createRequest, findHeader, type SipMessage, type SipRequest } from "@callingcard/sip";
import { expect, test } from "vitest";
import { answerSend, bodyText, chatOf, notify, say, statusOf, type } from "./world/chat.ts";
import { ALICE, ALL_FEATURES, BOB, GROUP_SESSION, SESSION } from "./world/invitation.ts";
import { endpointOf, type Leg, uriOf } from "./world/leg.ts";
import { createWorld, type World } from "./world/world.ts";

/** A session with somebody who has no client now. */
interface Deferred {
  readonly world: World;
  readonly invite: SipRequest;
  readonly originator: Leg;
}

async function deferred(headers: Readonly<Record<string, string>> = {}): Promise<Deferred> {
  const world = await createWorld({
    clients: 0,
    settings: { deferral: true },
    options: { pushDelayMs: 20 },
  });
  const invite = await world.invite({ headers });
  return { world, invite, originator: await world.accepted(invite) };
}

function value(message: SipMessage, name: string): string | undefined {
  return findHeader(message, name)?.value;
}

/** What waits in the store for Bob. */
async function waiting({ store }: World): Promise<readonly string[]> {
  const messages = await store.deferred.list(BOB, { nowMs: Date.now(), limit: 100 });
  return messages.map(({ octets }) => new TextDecoder().decode(octets));
}

/** Refuses an INVITE, and takes the ACK. */
async function refuse(world: World, invite: Received<SipRequest>, status: number): Promise<void> {
  await world.core.respond(invite, status);
  await world.core.takeRequest("ACK", {
    where: (ack) => value(ack, "Call-ID") === value(invite.message, "Call-ID"),
  });
}

test("[CPM-082] what is stored goes to the client that registers, octet for octet and in order", async () => {
  const { world, invite, originator } = await deferred();
  const texts = [chatOf("first"), chatOf("second"), chatOf("third")];
  for (const octets of texts) {
    expect(await statusOf(originator, originator.send("message/cpim", octets))).toBe(200);
  }
  const kept = texts.map((octets) => new TextDecoder().decode(octets));
  expect(await waiting(world)).toEqual(kept);
  world.register([{}]);
  const received = await world.takeInvite(1);
  const { message } = received;
  expect(value(message, "Contribution-ID")).toBe(value(invite, "Contribution-ID"));
  expect(value(message, "Conversation-ID")).toBe(value(invite, "Conversation-ID"));
  expect(value(message, "Referred-By")).toBe(`<${ALICE}>`);
  expect(value(message, "P-Asserted-Service")).toBe(SESSION);
  expect(value(message, "From")).toMatch(new RegExp(`^<${ALICE}>;tag=`));
  expect(endpointOf(message).setup).toBe("passive");
  const client = await world.answer(received);
  for (const text of kept) {
    const { frame } = await client.takeSend();
    expect(bodyText(frame)).toBe(text);
    expect(headerValue(frame.head, "Content-Type")).toBe("message/cpim");
  }
  expect(value(await client.takeBye(), "Reason")).toBe('SIP;cause=200;text="Call completed"');
  expect(await waiting(world)).toEqual([]);
  // What was delivered is not delivered again.
  world.register([{}]);
  await world.core.expectNone("INVITE", 150);
});

test("[CPM-082] who types is answered and not stored", async () => {
  const { world, originator } = await deferred();
  expect(await statusOf(originator, type(originator))).toBe(200);
  expect(await waiting(world)).toEqual([]);
});

test("[CPM-082] what comes before the last client has refused is stored too", async () => {
  const world = await createWorld({ settings: { deferral: true } });
  const invite = await world.invite();
  await refuse(world, await world.takeInvite(1), 480);
  const originator = await world.accepted(invite);
  expect(await statusOf(originator, say(originator, "early"))).toBe(200);
  expect(await waiting(world)).toEqual([expect.stringContaining("early")]);
});

test("[CPM-082] what no client took that answered is stored", async () => {
  const world = await createWorld({ settings: { deferral: true } });
  const { originator, legs } = await world.connect();
  const sent = say(originator, "lost on the way");
  expect(await statusOf(originator, sent)).toBe(200);
  await legs[0]?.takeSend("none");
  await legs[0]?.request("BYE");
  await originator.takeBye();
  expect(await waiting(world)).toEqual([expect.stringContaining("lost on the way")]);
});

test("[CPM-082] what comes while a client takes what waited goes to it, too", async () => {
  const { world, originator } = await deferred();
  await statusOf(originator, say(originator, "before"));
  world.register([{}]);
  const client = await world.answer(await world.takeInvite(1));
  const first = await client.takeSend("none");
  await statusOf(originator, say(originator, "meanwhile"));
  answerSend(client, first);
  await client.takeBye();
  const again = await world.answer(await world.takeInvite(1));
  expect(bodyText((await again.takeSend()).frame)).toContain("meanwhile");
  await again.takeBye();
  await statusOf(originator, say(originator, "after"));
  const last = await world.answer(await world.takeInvite(1));
  expect(bodyText((await last.takeSend()).frame)).toContain("after");
});

test("[CPM-082] a client that refuses with another status leaves what waits", async () => {
  const { world, originator } = await deferred();
  await statusOf(originator, say(originator, "for later"));
  world.register([{}]);
  await refuse(world, await world.takeInvite(1), 486);
  await world.core.expectNone("BYE", 100);
  expect(await waiting(world)).toHaveLength(1);
  // The next registration tries again.
  world.register([{}]);
  const client = await world.answer(await world.takeInvite(1));
  expect(bodyText((await client.takeSend()).frame)).toContain("for later");
});

test("[CPM-082] what waited too long goes nowhere", async () => {
  const world = await createWorld({
    clients: 0,
    settings: { deferral: true, deferredExpiresMs: 100 },
    options: { pushDelayMs: 20 },
  });
  const originator = await world.accepted(await world.invite());
  expect(await statusOf(originator, say(originator, "of its time"))).toBe(200);
  await sleep(120);
  world.register([{}]);
  await world.core.expectNone("INVITE", 100);
});

const MALLORY = "sip:mallory@example.com";
const PAGER = "urn:urn-7:3gpp-service.ims.icsi.oma.cpm.msg";

/** Takes a MESSAGE of the function to Alice in the name of Bob, answers it, and gives what it says. */
async function takePager(world: World): Promise<ReturnType<typeof readChatContent>> {
  const received = await world.core.takeRequest("MESSAGE");
  const { message } = received;
  expect(message.requestUri).toBe(ALICE);
  expect(value(message, "From")).toMatch(new RegExp(`^<${BOB}>;tag=`));
  expect(value(message, "P-Asserted-Identity")).toBe(`<${BOB}>`);
  expect(value(message, "P-Asserted-Service")).toBe(PAGER);
  expect(value(message, "Content-Type")).toBe("message/cpim");
  await world.core.respond(received, 202);
  return readChatContent("message/cpim", message.body);
}

test("[CPM-082, CPM-D10] what clients tell of what was brought to them goes to who wrote, once", async () => {
  const { world, originator } = await deferred();
  await statusOf(originator, say(originator, "hi", { messageId: "m-1", wanting: ["delivery"] }));
  world.register([{}, {}]);
  const first = await world.answer(await world.takeInvite(1));
  const second = await world.answer(await world.takeInvite(2));
  const brought = await first.takeSend("none");
  const copy = await second.takeSend("none");
  expect(await statusOf(first, notify(first, "m-1", "delivered"))).toBe(200);
  const told = await takePager(world);
  expect(told).toMatchObject({ kind: "notification", status: "delivered", messageId: "m-1" });
  expect(await statusOf(second, notify(second, "m-1", "delivered"))).toBe(200);
  await world.core.expectNone("MESSAGE", 100);
  answerSend(first, brought);
  answerSend(second, copy);
  await first.takeBye();
  expect(await waiting(world)).toEqual([]);
});

test("[CPM-082] what comes while a client still has to tell goes to it, too", async () => {
  const { world, originator } = await deferred();
  await statusOf(originator, say(originator, "one", { messageId: "m-1", wanting: ["delivery"] }));
  world.register([{}]);
  const client = await world.answer(await world.takeInvite(1));
  await client.takeSend();
  await statusOf(originator, say(originator, "meanwhile"));
  const again = await world.answer(await world.takeInvite(1));
  expect(bodyText((await again.takeSend()).frame)).toContain("meanwhile");
  notify(client, "m-1", "delivered");
  await takePager(world);
  await client.takeBye();
});

test("[CPM-082] who asked is told that what waited too long went nowhere", async () => {
  const world = await createWorld({
    clients: 0,
    settings: { deferral: true, deferredExpiresMs: 200 },
    options: { expiryIntervalMs: 50 },
  });
  const originator = await world.accepted(await world.invite());
  await statusOf(originator, say(originator, "quiet", { messageId: "m-1" }));
  await statusOf(originator, say(originator, "hi", { messageId: "m-2", wanting: ["failure"] }));
  const told = await takePager(world);
  expect(told).toMatchObject({ kind: "notification", status: "failed", messageId: "m-2" });
  await world.core.expectNone("MESSAGE", 200);
  expect(await world.store.deferred.nextExpiryMs()).toBeUndefined();
});

test("[CPM-082] what others send by the same Contribution-ID goes in their own name", async () => {
  const { world, invite, originator } = await deferred();
  await statusOf(originator, originator.send("text/plain", new TextEncoder().encode("from Alice")));
  const headers = { "Contribution-ID": value(invite, "Contribution-ID") ?? "" };
  const mallory = await world.accepted(await world.invite({ from: MALLORY, headers }));
  const words = new TextEncoder().encode("from Mallory");
  expect(await statusOf(mallory, mallory.send("text/plain", words))).toBe(200);
  world.register([{}]);
  const invites = [await world.takeInvite(1), await world.takeInvite(1)];
  const named = new Map(invites.map((one) => [value(one.message, "Referred-By"), one]));
  const [fromMallory, fromAlice] = [named.get(`<${MALLORY}>`), named.get(`<${ALICE}>`)];
  if (fromMallory === undefined || fromAlice === undefined) throw new Error("one is missing");
  // Who declines the one has not declined the other.
  await refuse(world, fromMallory, 603);
  await mallory.takeBye();
  expect(await waiting(world)).toEqual(["from Alice"]);
  const client = await world.answer(fromAlice);
  expect(bodyText((await client.takeSend()).frame)).toBe("from Alice");
  await client.takeBye();
  expect(await waiting(world)).toEqual([]);
});

test("[CPM-083] of a group the participants are subscribed to, on behalf of the user", async () => {
  const focus = "sip:conference7@127.0.0.1:9;transport=tcp";
  const { world, originator } = await deferred({
    "P-Asserted-Service": GROUP_SESSION,
    Contact: `<${focus}>;isfocus;${ALL_FEATURES}`,
  });
  const received = await world.core.takeRequest("SUBSCRIBE");
  const { message } = received;
  expect(message.requestUri).toBe(focus);
  expect(value(message, "Event")).toBe("conference");
  expect(value(message, "Accept")).toBe("application/conference-info+xml");
  expect(value(message, "From")).toMatch(new RegExp(`^<${BOB}>;tag=`));
  expect(value(message, "P-Asserted-Identity")).toBe(`<${BOB}>`);
  const core = world.core.address("tcp");
  expect(value(message, "Route")).toBe(`<sip:${core.host}:${core.port};transport=tcp;lr>`);
  const accepted = await world.core.respond(received, 200, {
    headers: [
      { name: "Expires", value: "3600" },
      { name: "Contact", value: `<sip:focus@${core.host}:${core.port};transport=tcp>` },
    ],
  });
  const notify = createRequest("NOTIFY", uriOf(message, "Contact"), {
    headers: [
      { name: "Via", value: `SIP/2.0/TCP ${core.host}:${core.port};branch=z9hG4bKnotify` },
      { name: "Max-Forwards", value: "70" },
      { name: "From", value: value(accepted, "To") ?? "" },
      { name: "To", value: value(message, "From") ?? "" },
      { name: "Call-ID", value: value(message, "Call-ID") ?? "" },
      { name: "CSeq", value: "1 NOTIFY" },
      { name: "Contact", value: `<sip:focus@${core.host}:${core.port};transport=tcp>` },
      { name: "Event", value: "conference" },
      { name: "Subscription-State", value: "active;expires=3600" },
    ],
    contentType: "application/conference-info+xml",
    body: new TextEncoder().encode(
      `<conference-info xmlns="urn:ietf:params:xml:ns:conference-info" entity="${focus}" version="1" state="full"><users><user entity="${ALICE}"/></users></conference-info>`,
    ),
  });
  await world.core.send(notify, world.target);
  const { message: answer } = await world.core.takeResponse(200, {
    where: (response) => value(response, "CSeq") === "1 NOTIFY",
  });
  expect(value(answer, "Call-ID")).toBe(value(message, "Call-ID"));
  // The end of the session is that of the subscription.
  await originator.request("BYE");
  const ended = await world.core.takeRequest("SUBSCRIBE");
  expect(value(ended.message, "Expires")).toBe("0");
});

test("[CPM-083] of a session of two nobody is subscribed to", async () => {
  const { world, originator } = await deferred();
  await statusOf(originator, say(originator, "for later"));
  await expect(world.core.expectNone("SUBSCRIBE", 100)).resolves.toBeUndefined();
});

test("[CPM-050, CPM-051] what the user declines is discarded, and the originator gets BYE", async () => {
  const { world, originator } = await deferred();
  await statusOf(originator, say(originator, "one"));
  await statusOf(originator, say(originator, "two"));
  world.register([{}]);
  await refuse(world, await world.takeInvite(1), 603);
  const bye = await originator.takeBye();
  expect(value(bye, "Reason")).toBe('SIP;cause=200;text="Call completed"');
  expect(await waiting(world)).toEqual([]);
  world.register([{}]);
  await world.core.expectNone("INVITE", 150);
});

test("[CPM-050] one client that declines ends what goes to the others, and other sessions stay", async () => {
  const { world, originator } = await deferred();
  await statusOf(originator, say(originator, "unwanted"));
  const other = await world.accepted(await world.invite());
  await statusOf(other, say(other, "wanted"));
  world.register([{}, {}]);
  const invites: Received<SipRequest>[] = [];
  for (let count = 0; count < 4; count += 1) invites.push(await world.takeInvite());
  const id = value(invites[0]?.message as SipRequest, "Contribution-ID");
  const same = invites.filter(({ message }) => value(message, "Contribution-ID") === id);
  expect(same).toHaveLength(2);
  const [first, second] = same as [Received<SipRequest>, Received<SipRequest>];
  await world.core.respond(second, 180, { toTag: "ring" });
  await refuse(world, first, 603);
  const cancel = await world.core.takeRequest("CANCEL");
  expect(value(cancel.message, "Call-ID")).toBe(value(second.message, "Call-ID"));
  expect(await waiting(world)).toHaveLength(1);
});
