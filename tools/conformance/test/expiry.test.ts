import { findHeader, type SipMessage } from "@callingcard/sip";
import { expect, onTestFinished, test, vi } from "vitest";
import { bodyText, say, statusOf } from "./world/chat.ts";
import { createImapPeer } from "./world/imap-peer.ts";
import { GROUP_SESSION } from "./world/invitation.ts";
import type { Leg } from "./world/leg.ts";
import { stopTimers } from "./world/stop-timers.ts";
import { type AnswerOptions, createWorld, type World } from "./world/world.ts";

/** Has a client refresh its session, which is given up before it ends. */
const REFRESHED: AnswerOptions = {
  headers: [
    { name: "Session-Expires", value: "90;refresher=uas" },
    { name: "Require", value: "timer" },
  ],
};

/** When a session of {@link REFRESHED} is given up. */
const EXPIRY_MS = 60_000;

const EXPIRED = 'SIP;cause=408;text="Session timer expired"';

function value(message: SipMessage, name: string): string | undefined {
  return findHeader(message, name)?.value;
}

/** A session with clients of which the first, or all, have to refresh, and how time passes in it. */
async function connected(
  world: World,
  which: "first" | "all",
  headers: Readonly<Record<string, string>> = {},
): Promise<{
  readonly originator: Leg;
  readonly legs: readonly [Leg, ...Leg[]];
  readonly pass: (ms: number) => Promise<void>;
}> {
  const pass = stopTimers();
  const invite = await world.invite({ headers });
  const first = await world.answer(await world.takeInvite(1), REFRESHED);
  const others: Leg[] = [];
  for (let client = 2; client <= world.clients.length; client += 1) {
    const options = which === "all" ? REFRESHED : {};
    others.push(await world.answer(await world.takeInvite(client), options));
  }
  return { originator: await world.accepted(invite), legs: [first, ...others], pass };
}

test("[CPM-115, CPM-116] the client that missed the refresh gets BYE, on its leg alone", async () => {
  const world = await createWorld({ clients: 2 });
  const { originator, legs, pass } = await connected(world, "first");
  await pass(EXPIRY_MS);
  const [first, second] = legs;
  const bye = await first.takeBye();
  expect(`<${bye.requestUri}>`).toBe(first.dialog.contact);
  expect(value(bye, "Reason")).toBe(EXPIRED);
  await world.core.expectNone("BYE", 200);
  say(originator, "still here");
  expect(bodyText((await second?.takeSend())?.frame ?? {})).toContain("still here");
});

test("[CPM-115, CPM-D05] a client that refreshes in time stays", async () => {
  const world = await createWorld();
  const { originator, legs, pass } = await connected(world, "first");
  const [client] = legs;
  await vi.advanceTimersByTimeAsync(EXPIRY_MS - 1_000);
  const update = await client.request("UPDATE", {
    headers: [
      { name: "Supported", value: "timer" },
      { name: "Session-Expires", value: "90;refresher=uac" },
    ],
  });
  const { message } = await world.core.takeResponse(200, {
    where: (response) => value(response, "CSeq") === value(update, "CSeq"),
  });
  expect(value(message, "Session-Expires")).toBe("90;refresher=uac");
  await pass(EXPIRY_MS - 1_000);
  await world.core.expectNone("BYE", 50);
  expect(await statusOf(originator, say(originator, "still here"))).toBe(200);
});

test("[CPM-117, CPM-118] where no client is left, the originator gets BYE", async () => {
  const world = await createWorld({ clients: 2 });
  const { originator, legs, pass } = await connected(world, "all");
  await pass(EXPIRY_MS);
  for (const leg of legs) await leg.takeBye();
  const bye = await originator.takeBye();
  expect(originator.dialog.contact).toContain(`<${bye.requestUri}>`);
  expect(value(bye, "Reason")).toBe(EXPIRED);
});

test("[CPM-119] of a group that is recorded, who took part is stored when its last client is gone", async () => {
  const imap = await createImapPeer();
  const world = await createWorld({ settings: { recording: true }, messages: imap.messages });
  const focus = "sip:conference7@127.0.0.1:9;transport=tcp";
  const { legs, pass } = await connected(world, "all", {
    "P-Asserted-Service": GROUP_SESSION,
    "Conversation-ID": "conversation-7",
    "Contribution-ID": "contribution-7",
    Contact: `<${focus}>;isfocus`,
  });
  await pass(EXPIRY_MS);
  await legs[0].takeBye();
  const [info, state] = await imap.appended(2);
  expect(info?.fields.get("content-type")).toBe("application/x-cpm-session");
  expect(state?.mailbox).toBe("Default/conversation-7/contribution-7");
  expect(state?.fields.get("content-type")).toBe("application/group-state-object+xml");
  expect(state?.body).toContain("contribution-7");
  expect(state?.body).toContain(focus);
  expect(state?.body).toContain("sip:bob@ims.example");
});

test.each([
  ["a session of two", { recording: true }, undefined],
  ["a group that is not recorded", {}, GROUP_SESSION],
])("[CPM-119] of %s nothing is stored of who took part", async (_, settings, service) => {
  const imap = await createImapPeer();
  const world = await createWorld({ settings, messages: imap.messages });
  const headers = service === undefined ? {} : { "P-Asserted-Service": service };
  const { originator, legs, pass } = await connected(world, "all", headers);
  await pass(EXPIRY_MS);
  await legs[0].takeBye();
  await originator.takeBye();
  await world.core.expectNone("BYE", 100);
  const types = (await imap.appended(0)).map(({ fields }) => fields.get("content-type"));
  expect(types).not.toContain("application/group-state-object+xml");
});

test("[CPM-120] the answer to a BYE frees the media of its leg, and not before", async () => {
  const world = await createWorld({ clients: 2 });
  const { legs, pass } = await connected(world, "first");
  await pass(EXPIRY_MS);
  const [client] = legs;
  const isOwn = (bye: SipMessage): boolean => value(bye, "Call-ID") === client.dialog.callId;
  const bye = await world.core.takeRequest("BYE", { where: isOwn });
  // What crosses the BYE is still taken (CPM-D12).
  expect(await statusOf(client, say(client, "crossing"))).toBe(200);
  const isClosed = (event: { readonly connection: number }): boolean =>
    event.connection === client.connection;
  expect(world.msrp.log.ofKind("closed").some(isClosed)).toBe(false);
  await world.core.respond(bye, 200);
  await world.msrp.log.waitForKind("closed", isClosed);
  const { msrp } = world.fn.addresses;
  const connection = await world.msrp.connect({ host: msrp.host, port: msrp.port });
  const again = { ...client, connection };
  world.msrp.send(connection, sendOf(again));
  const { frame } = await world.msrp.take("481");
  expect(frame.head.transactionId).toBe("late7");
});

function sendOf({ remoteUri, localUri }: Leg): Uint8Array {
  return new TextEncoder().encode(
    [
      "MSRP late7 SEND",
      `To-Path: ${remoteUri}`,
      `From-Path: ${localUri}`,
      "Message-ID: late8",
      "Byte-Range: 1-2/2",
      "Content-Type: text/plain",
      "",
      "hi",
      "-------late7$",
      "",
    ].join("\r\n"),
  );
}

test.each([
  ["the originator", "90;refresher=uac", "1800;refresher=uas", 60_000],
  ["the originator", "1200;refresher=uac", "1800;refresher=uas", 1_168_000],
  ["a client", "1800;refresher=uac", "90;refresher=uas", 60_000],
  ["a client", "1800;refresher=uac", "1200;refresher=uas", 1_168_000],
])(
  "[CPM-D05] %s is given up 32 seconds or a third before the end: with %s and %s after %i ms",
  async (_, asked, answered, expiryMs) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    onTestFinished(() => void vi.useRealTimers());
    const world = await createWorld();
    const invite = await world.invite({ headers: { "Session-Expires": asked } });
    const headers = [{ name: "Session-Expires", value: answered }];
    const leg = await world.answer(await world.takeInvite(1), { headers });
    await world.accepted(invite);
    await vi.advanceTimersByTimeAsync(expiryMs - 1_000);
    expect(world.core.requests("BYE")).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    const bye = await leg.takeBye();
    expect(value(bye, "Reason")).toBe(EXPIRED);
    const { message } = await world.core.takeRequest("BYE");
    expect(value(message, "Call-ID")).toBe(value(invite, "Call-ID"));
  },
);

test("[CPM-D05] the function refreshes the legs that it is to refresh, at half of their interval", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const world = await createWorld();
  const allow = "INVITE, ACK, CANCEL, BYE, UPDATE";
  const invite = await world.invite({ headers: { "Session-Expires": "600", Allow: allow } });
  const leg = await world.answer(await world.takeInvite(1), {
    headers: [
      { name: "Session-Expires", value: "400;refresher=uac" },
      { name: "Allow", value: allow },
    ],
  });
  await world.accepted(invite);
  for (const [afterMs, callId, expires] of [
    [200_000, leg.dialog.callId, "400;refresher=uac"],
    [100_000, value(invite, "Call-ID"), "600;refresher=uac"],
  ] as const) {
    await vi.advanceTimersByTimeAsync(afterMs - 1);
    await expect(world.core.expectNone("UPDATE", 20)).resolves.toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    const refresh = await world.core.takeRequest("UPDATE");
    expect(value(refresh.message, "Call-ID")).toBe(callId);
    expect(value(refresh.message, "Session-Expires")).toBe(expires);
    await world.core.respond(refresh, 200, {
      headers: [{ name: "Session-Expires", value: expires }],
    });
    await expect(world.core.expectNone("BYE", 20)).resolves.toBeUndefined();
  }
});
