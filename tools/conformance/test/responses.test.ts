import type { Received } from "@callingcard/lab";
import { findHeader, type SipMessage, type SipRequest, type SipResponse } from "@callingcard/sip";
import { expect, test } from "vitest";
import { bodyText, say, statusOf } from "./world/chat.ts";
import { endpointOf } from "./world/leg.ts";
import { createWorld, type World } from "./world/world.ts";

function value(message: SipMessage, name: string): string | undefined {
  return findHeader(message, name)?.value;
}

/** Takes the final response to an INVITE of the originating side. */
async function finalOf(world: World, invite: SipRequest): Promise<SipResponse> {
  const { message } = await world.core.takeResponse((status) => status >= 200, {
    where: (response) => value(response, "Call-ID") === value(invite, "Call-ID"),
  });
  return message;
}

function hasFinal(world: World, invite: SipRequest): boolean {
  return world.core.log
    .ofKind("received")
    .some(
      ({ message }) =>
        message.kind === "response" &&
        message.statusCode >= 200 &&
        value(message, "Call-ID") === value(invite, "Call-ID"),
    );
}

/** Has a client refuse its INVITE, and takes the ACK. */
async function refuse(
  world: World,
  received: Received<SipRequest>,
  status: number,
  headers: readonly { readonly name: string; readonly value: string }[] = [],
): Promise<void> {
  await world.core.respond(received, status, { headers });
  await world.core.takeRequest("ACK", {
    where: (ack) => value(ack, "Call-ID") === value(received.message, "Call-ID"),
  });
}

test("[CPM-066] with policy A a later 200 gets ACK and BYE, and the originator no other 200", async () => {
  const world = await createWorld({ clients: 2, settings: { multiDevice: "first" } });
  const invite = await world.invite();
  const [first, second] = [await world.takeInvite(1), await world.takeInvite(2)];
  await world.answer(first);
  const originator = await world.accepted(invite);
  const late = await world.answer(second, { connects: false });
  const bye = await late.takeBye();
  expect(value(bye, "Reason")).toBe('SIP;cause=200;text="Call completed elsewhere"');
  say(originator, "hello");
  const { frame } = await world.msrp.take("SEND");
  expect(frame.head.headers[0]?.value).not.toBe(late.localUri);
});

test("[CPM-066] with policy C a later 200 gets ACK, and its client the media", async () => {
  const world = await createWorld({ clients: 2, settings: { multiDevice: "all" } });
  const invite = await world.invite();
  const [first, second] = [await world.takeInvite(1), await world.takeInvite(2)];
  await world.answer(first);
  const originator = await world.accepted(invite);
  const late = await world.answer(second);
  say(originator, "hello");
  expect(bodyText((await late.takeSend()).frame)).toContain("hello");
});

test("[CPM-066] a later refusal says nothing to the originator", async () => {
  const world = await createWorld({ clients: 2 });
  const invite = await world.invite();
  const [first, second] = [await world.takeInvite(1), await world.takeInvite(2)];
  const leg = await world.answer(first);
  const originator = await world.accepted(invite);
  await refuse(world, second, 486);
  await world.core.expectNone("BYE", 100);
  say(originator, "hello");
  expect(bodyText((await leg.takeSend()).frame)).toContain("hello");
});

test("[CPM-078] a 302 sends the invitation to its Contacts, and goes no further", async () => {
  const world = await createWorld();
  const invite = await world.invite();
  const { host, port } = world.core.address("tcp");
  const contact = (user: string): string => `sip:${user}@${host}:${port};transport=tcp`;
  const received = await world.takeInvite(1);
  const contacts = `<${contact("second")}>;q=0.3, <${contact("first")}?Subject=x>;q=0.9`;
  await refuse(world, received, 302, [{ name: "Contact", value: contacts }]);
  const [one, two] = [await world.takeInvite(), await world.takeInvite()];
  expect([one.message.requestUri, two.message.requestUri]).toEqual([
    contact("first"),
    contact("second"),
  ]);
  expect(value(one.message, "Call-ID")).not.toBe(value(received.message, "Call-ID"));
  expect(value(one.message, "Subject")).toBeUndefined();
  for (const name of ["Contribution-ID", "Conversation-ID", "P-Asserted-Service"]) {
    expect(value(one.message, name)).toBe(value(invite, name));
  }
  expect(hasFinal(world, invite)).toBe(false);
  await world.answer(one);
  expect((await finalOf(world, invite)).statusCode).toBe(200);
});

test("[CPM-078] a redirection in a circle ends", async () => {
  const world = await createWorld();
  const invite = await world.invite();
  const received = await world.takeInvite(1);
  const target = received.message.requestUri;
  await refuse(world, received, 302, [{ name: "Contact", value: `<${target}>` }]);
  expect((await finalOf(world, invite)).statusCode).toBe(480);
  await world.core.expectNone("INVITE", 50);
});

test("[CPM-078] two clients that redirect to each other are invited once each", async () => {
  const world = await createWorld({ clients: 2 });
  const invite = await world.invite();
  const [first, second] = [await world.takeInvite(1), await world.takeInvite(2)];
  const other = (to: Received<SipRequest>) => [
    { name: "Contact", value: `<${to.message.requestUri}>` },
  ];
  await refuse(world, first, 302, other(second));
  await refuse(world, second, 302, other(first));
  expect((await finalOf(world, invite)).statusCode).toBe(480);
  expect(world.core.requests("INVITE")).toHaveLength(2);
});

test.each([480, 408, 487, 500, 503, 504])(
  "[CPM-079, CPM-080] with deferral %i of the last client is followed by a 200 of the function's own",
  async (status) => {
    const world = await createWorld({ clients: 2, settings: { deferral: true } });
    const invite = await world.invite();
    const [first, second] = [await world.takeInvite(1), await world.takeInvite(2)];
    await refuse(world, first, status);
    // The other one may still answer.
    await world.core.expectNone("ACK", 60);
    expect(hasFinal(world, invite)).toBe(false);
    await refuse(world, second, status);
    const response = await finalOf(world, invite);
    expect(response.statusCode).toBe(200);
    const { msrp } = world.fn.addresses;
    expect(endpointOf(response)).toMatchObject({
      host: msrp.host,
      port: msrp.port,
      setup: "passive",
    });
    for (const name of ["Conversation-ID", "Contribution-ID"]) {
      expect(value(response, name)).toBe(value(invite, name));
    }
    expect(value(response, "Server")).toBe("CPM-serv/OMA2.2");
    expect(value(response, "Session-Expires")).toBe("1800;refresher=uas");
  },
);

test.each([404, 410, 415, 486, 488, 600, 603, 604])(
  "[CPM-079] %i leads to no deferral, and is the answer",
  async (status) => {
    const world = await createWorld({ settings: { deferral: true } });
    const invite = await world.invite();
    await refuse(world, await world.takeInvite(1), status);
    expect((await finalOf(world, invite)).statusCode).toBe(status);
  },
);

test("[CPM-079] the provider may name others that do", async () => {
  const world = await createWorld({ settings: { deferral: true, deferOn: [486] } });
  const invite = await world.invite();
  await refuse(world, await world.takeInvite(1), 486);
  expect((await finalOf(world, invite)).statusCode).toBe(200);
});

test("[CPM-079] with neither deferral nor interworking the response is the answer", async () => {
  const world = await createWorld();
  const invite = await world.invite();
  await refuse(world, await world.takeInvite(1), 480);
  expect((await finalOf(world, invite)).statusCode).toBe(480);
});

test("[CPM-079] clients that ring too long count as 408", async () => {
  const world = await createWorld({ settings: { deferral: true, inviteTimeoutMs: 150 } });
  const invite = await world.invite();
  const received = await world.takeInvite(1);
  await world.core.respond(received, 180, { toTag: "ring" });
  const cancel = await world.core.takeRequest("CANCEL");
  await world.core.respond(cancel, 200);
  await refuse(world, received, 487);
  expect((await finalOf(world, invite)).statusCode).toBe(200);
});

test("[CPM-080, CPM-081] the function takes part in place of the user, and answers what comes", async () => {
  const world = await createWorld({ settings: { deferral: true } });
  const invite = await world.invite();
  await refuse(world, await world.takeInvite(1), 480);
  const originator = await world.accepted(invite);
  expect(await statusOf(originator, say(originator, "for later"))).toBe(200);
  expect(await statusOf(originator, say(originator, "and this"))).toBe(200);
  await world.core.expectNone("BYE", 50);
});
