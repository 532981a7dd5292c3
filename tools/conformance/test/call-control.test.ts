import { setTimeout as sleep } from "node:timers/promises";
import type { Received } from "@callingcard/lab";
import {
  createRequest,
  encodeMessage,
  findHeader,
  readHeader,
  type SipMessage,
  type SipRequest,
  type SipResponse,
} from "@callingcard/sip";
import { expect, test } from "vitest";
import { say } from "./world/chat.ts";
import { createWorld, type World } from "./world/world.ts";

const ELSEWHERE = 'SIP;cause=200;text="Call completed elsewhere"';

function value(message: SipMessage, name: string): string | undefined {
  return findHeader(message, name)?.value;
}

function isOf(message: SipMessage): (other: SipMessage) => boolean {
  return (other) => value(other, "Call-ID") === value(message, "Call-ID");
}

/** Invites so many clients, each of which says that it rings. */
async function ringing(
  world: World,
): Promise<{ readonly invite: SipRequest; readonly invites: readonly Received<SipRequest>[] }> {
  const invite = await world.invite();
  const invites: Received<SipRequest>[] = [];
  for (let client = 1; client <= world.clients.length; client += 1) {
    const received = await world.takeInvite(client);
    await world.core.respond(received, 180, { toTag: `ring${client}` });
    invites.push(received);
  }
  await world.core.takeResponse(180, { where: isOf(invite) });
  return { invite, invites };
}

/** Takes the CANCEL for an INVITE, answers both, and gives the CANCEL. */
async function takeCancel(world: World, invite: Received<SipRequest>): Promise<SipRequest> {
  const cancel = await world.core.takeRequest("CANCEL", { where: isOf(invite.message) });
  await world.core.respond(cancel, 200);
  await world.core.respond(invite, 487);
  await world.core.takeRequest("ACK", { where: isOf(invite.message) });
  return cancel.message;
}

/** What the originating side sends to give its INVITE up. */
function cancelOf(invite: SipRequest): SipRequest {
  const names = ["Via", "From", "To", "Call-ID"];
  return createRequest("CANCEL", invite.requestUri, {
    headers: [
      ...names.map((name) => ({ name, value: value(invite, name) ?? "" })),
      { name: "CSeq", value: "1 CANCEL" },
      { name: "Max-Forwards", value: "66" },
      { name: "Reason", value: 'SIP;cause=487;text="gone"' },
    ],
  });
}

test("[CPM-D01] a 6xx of one client cancels the others, and is the answer", async () => {
  const world = await createWorld({ clients: 3 });
  const { invite, invites } = await ringing(world);
  const [first, second, third] = invites as [
    Received<SipRequest>,
    Received<SipRequest>,
    Received<SipRequest>,
  ];
  await world.core.respond(second, 603);
  const cancel = await takeCancel(world, first);
  expect(value(cancel, "CSeq")).toBe(value(first.message, "CSeq")?.replace("INVITE", "CANCEL"));
  expect(cancel.headers[0]).toEqual(first.message.headers[0]);
  await takeCancel(world, third);
  const { message } = await world.core.takeResponse((status) => status >= 200, {
    where: isOf(invite),
  });
  expect(message.statusCode).toBe(603);
});

test("[CPM-D01] with policy A the first 200 cancels the others, completed elsewhere", async () => {
  const world = await createWorld({ clients: 2, settings: { multiDevice: "first" } });
  const { invites } = await ringing(world);
  const [first, second] = invites as [Received<SipRequest>, Received<SipRequest>];
  await world.answer(first);
  expect(value(await takeCancel(world, second), "Reason")).toBe(ELSEWHERE);
});

test.each(["until-use", "all"] as const)(
  "[CPM-D01] with policy %s the others may answer until the time for it is over",
  async (multiDevice) => {
    const world = await createWorld({ clients: 3, settings: { multiDevice, forkWindowMs: 800 } });
    const { invites } = await ringing(world);
    const [first, second, third] = invites as [
      Received<SipRequest>,
      Received<SipRequest>,
      Received<SipRequest>,
    ];
    await world.answer(first);
    await world.core.expectNone("CANCEL", 150);
    await world.answer(second);
    const cancel = await takeCancel(world, third);
    expect(value(cancel, "Reason")).toBe(ELSEWHERE);
    await world.core.expectNone("CANCEL", 50);
  },
);

test("[CPM-D01] clients that ring too long are cancelled, and the answer is 408", async () => {
  const world = await createWorld({ settings: { inviteTimeoutMs: 200 } });
  const { invite, invites } = await ringing(world);
  await takeCancel(world, invites[0] as Received<SipRequest>);
  const { message } = await world.core.takeResponse((status) => status >= 200, {
    where: isOf(invite),
  });
  expect(message.statusCode).toBe(408);
});

test("[CPM-D02] a CANCEL of the originator is answered 200, its INVITE 487, and all legs cancelled", async () => {
  const world = await createWorld({ clients: 2 });
  const { invite, invites } = await ringing(world);
  await world.core.send(cancelOf(invite), world.target);
  const answer = await world.core.takeResponse(200, { where: isOf(invite) });
  expect(value(answer.message, "CSeq")).toBe("1 CANCEL");
  const refused = await world.core.takeResponse(487, { where: isOf(invite) });
  expect(value(refused.message, "CSeq")).toBe("1 INVITE");
  for (const received of invites) {
    expect(value(await takeCancel(world, received), "Reason")).toBe('SIP;cause=487;text="gone"');
  }
});

test("[CPM-D02] a leg that has not said anything is cancelled when it does (RFC 3261 section 9.1)", async () => {
  const world = await createWorld();
  const invite = await world.invite();
  const received = await world.takeInvite(1);
  await world.core.send(cancelOf(invite), world.target);
  await world.core.takeResponse(487);
  await world.core.expectNone("CANCEL", 100);
  await world.core.respond(received, 180, { toTag: "late" });
  const cancel = await takeCancel(world, received);
  expect(cancel.headers[0]).toEqual(received.message.headers[0]);
});

test("[CPM-D02] a BYE of the originator ends all legs, and is answered", async () => {
  const world = await createWorld({ clients: 2 });
  const { originator, legs } = await world.connect();
  const headers = [{ name: "Reason", value: 'SIP;cause=200;text="bye"' }];
  const sent = await originator.request("BYE", { headers });
  await world.core.takeResponse(200, {
    where: (response) => value(response, "CSeq") === value(sent, "CSeq") && isOf(sent)(response),
  });
  for (const leg of legs) expect(value(await leg.takeBye(), "Reason")).toBe(headers[0]?.value);
  await world.core.expectNone("BYE", 50);
});

test("[CPM-D02] a client that ends its leg leaves the others; the last one ends the session", async () => {
  const world = await createWorld({ clients: 2 });
  const { originator, legs } = await world.connect();
  await legs[0]?.request("BYE");
  await world.core.expectNone("BYE", 100);
  say(originator, "still here");
  await legs[1]?.takeSend();
  await legs[1]?.request("BYE");
  const bye = await originator.takeBye();
  expect(value(bye, "Reason")).toBe('SIP;cause=200;text="Call completed"');
});

test("[CPM-D03] the 200 is sent again until its ACK comes, octet for octet", async () => {
  const world = await createWorld({ settings: { t1Ms: 40 } });
  const invite = await world.invite();
  await world.answer(await world.takeInvite(1));
  const isOwn = (response: SipResponse): boolean => isOf(invite)(response);
  const { message } = await world.core.takeResponse(200, { where: isOwn });
  for (let count = 0; count < 3; count += 1) {
    const again = await world.core.takeResponse(200, { where: isOwn });
    expect(encodeMessage(again.message)).toEqual(encodeMessage(message));
  }
  // Takes one more, and acknowledges it.
  await world.accepted(invite);
  await sleep(100);
  const before = world.core.log.ofKind("received").length;
  await sleep(400);
  expect(world.core.log.ofKind("received").length).toBe(before);
});

test("[CPM-D03] without an ACK the session ends with BYE on all legs", async () => {
  const world = await createWorld({ settings: { t1Ms: 10 } });
  const invite = await world.invite();
  const leg = await world.answer(await world.takeInvite(1));
  await leg.takeBye();
  const { message } = await world.core.takeRequest("BYE", { where: isOf(invite) });
  expect(readHeader(message, "CSeq")?.method).toBe("BYE");
});

test("[CPM-D03] a 200 of a client that comes again is acknowledged again", async () => {
  const world = await createWorld();
  await world.invite();
  const received = await world.takeInvite(1);
  const leg = await world.answer(received);
  const [ack] = world.core.requests("ACK");
  const toTag = readHeader(received.message, "To") && leg.dialog.from.split("tag=")[1];
  const { host, port } = world.core.address("tcp");
  await world.core.respond(received, 200, {
    ...(toTag !== undefined && { toTag }),
    headers: [{ name: "Contact", value: `<sip:c@${host}:${port};transport=tcp>` }],
  });
  const { message } = await world.core.takeRequest("ACK");
  expect(value(message, "CSeq")).toBe(ack && value(ack, "CSeq"));
  expect(value(message, "To")).toBe(leg.dialog.from);
});
