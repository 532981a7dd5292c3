import { setTimeout as sleep } from "node:timers/promises";
import { StoreError } from "@callingcard/cpm-server/store";
import { openCpmStore } from "@callingcard/store-sqlite/cpm";
import { expect, onTestFinished, test } from "vitest";
import { chatOf, notify, say, sendChunks, statusOf, type } from "./world/chat.ts";
import { createImapPeer, type ImapPeer } from "./world/imap-peer.ts";
import { ALICE, BOB, GROUP_SESSION, type Invitation } from "./world/invitation.ts";
import { createWorld, type World, type WorldOptions } from "./world/world.ts";
import { policyDocument } from "./world/xcap-peer.ts";

const POLICY = "org.openmobilealliance.access-rules";

/** A world whose message store is an IMAP server. */
async function recordingWorld(
  options: WorldOptions = {},
  imapOptions: Parameters<typeof createImapPeer>[0] = {},
): Promise<{ readonly world: World; readonly imap: ImapPeer }> {
  const imap = await createImapPeer(imapOptions);
  const { settings = { recording: true } } = options;
  return { imap, world: await createWorld({ ...options, settings, messages: imap.messages }) };
}

const IDS = { "Conversation-ID": "conversation-of-two", "Contribution-ID": "session-of-two" };
const GROUP: Invitation = {
  from: "sip:conference7@ims.example",
  headers: {
    "P-Asserted-Service": GROUP_SESSION,
    "Conversation-ID": "conversation-7",
    "Contribution-ID": "contribution-7",
    Subject: "Lunch",
  },
};
const GROUP_FOLDER = ["Default", "conversation-7", "contribution-7"];
const MAILBOX = GROUP_FOLDER.join("/");

/** That so many objects are all that come. */
async function expectNoMore(imap: ImapPeer, count: number): Promise<void> {
  await sleep(150);
  expect(await imap.appended(0)).toHaveLength(count);
}

test("[CPM-061] allow-offline-storage is read from the preferences of the user", async () => {
  const { world } = await recordingWorld({ settings: {} });
  await world.connect();
  expect(world.xcap.requests).toContain(`GET /${POLICY}/users/${BOB}/rules`);
});

test("[CPM-062, CPM-098] where the user allows it, messages of both sides are recorded", async () => {
  const { world, imap } = await recordingWorld({ settings: {} });
  world.xcap.put(POLICY, BOB, "rules", policyDocument("allow-offline-storage"));
  const { originator, legs } = await world.connect({ invitation: { headers: IDS } });
  const received = chatOf("hello Bob", { messageId: "m-1" });
  const sent = chatOf("hello Alice", { messageId: "m-2", from: BOB, to: ALICE });
  expect(await statusOf(originator, originator.send("message/cpim", received))).toBe(200);
  const client = legs[0];
  if (client === undefined) throw new Error("no client");
  expect(await statusOf(client, client.send("message/cpim", sent))).toBe(200);
  const [first, second] = await imap.appended(2);
  expect(first).toMatchObject({
    mailbox: `Default/${ALICE}`,
    flags: [],
    body: new TextDecoder().decode(received),
  });
  const fields = Object.fromEntries(first?.fields ?? []);
  expect(fields).toMatchObject({
    from: ALICE,
    to: BOB,
    "conversation-id": IDS["Conversation-ID"],
    "contribution-id": IDS["Contribution-ID"],
    "imdn-message-id": "m-1",
    "message-direction": "received",
    "content-type": "message/cpim",
    "mime-version": "1.0",
  });
  expect(fields["date"]).toMatch(/^\w{3}, \d{1,2} \w{3} \d{4} \d\d:\d\d:\d\d \+0000$/);
  expect(second).toMatchObject({
    mailbox: `Default/${ALICE}`,
    flags: ["\\Seen"],
    body: new TextDecoder().decode(sent),
  });
  expect(Object.fromEntries(second?.fields ?? [])).toMatchObject({
    from: BOB,
    to: ALICE,
    "imdn-message-id": "m-2",
    "message-direction": "sent",
  });
});

test.each([
  ["the user's document says nothing of it", undefined],
  ["the user allows something else", policyDocument("allow-invite")],
])("[CPM-061, CPM-062] where %s, nothing is recorded", async (_, document) => {
  const { world, imap } = await recordingWorld({ settings: {} });
  world.xcap.put(POLICY, BOB, "rules", document);
  const { originator, legs } = await world.connect();
  say(originator, "hello");
  await legs[0]?.takeSend();
  await sleep(150);
  expect(imap.commands).toEqual([]);
});

test("[CPM-062] where the user allows it to proxies, the function stays in the media path", async () => {
  const settings = { mode: "proxy", multiDevice: "first", directDelivery: false } as const;
  const { world, imap } = await recordingWorld({ settings });
  world.xcap.put(POLICY, BOB, "rules", policyDocument("allow-offline-storage"));
  const { originator } = await world.connect();
  expect(await statusOf(originator, say(originator, "hello"))).toBe(200);
  expect(await imap.appended(1)).toHaveLength(1);
});

test("[CPM-098] disposition notifications are recorded, who types is not", async () => {
  const { world, imap } = await recordingWorld();
  const { originator, legs } = await world.connect();
  const client = legs[0];
  if (client === undefined) throw new Error("no client");
  await statusOf(originator, type(originator));
  await statusOf(client, type(client));
  await statusOf(client, notify(client, "m-1", "displayed"));
  const [object] = await imap.appended(1);
  expect(object?.fields.get("message-direction")).toBe("sent");
  expect(object?.body).toContain("message/imdn+xml");
  expect(object?.body).toContain("<displayed");
  await expectNoMore(imap, 1);
});

test("[CPM-098] a message of several chunks is recorded as one", async () => {
  const { world, imap } = await recordingWorld();
  const { originator } = await world.connect();
  const octets = chatOf("x".repeat(5_000));
  expect(await statusOf(originator, sendChunks(originator, octets, 2_048))).toBe(200);
  const [object] = await imap.appended(1);
  expect(object?.body).toBe(new TextDecoder().decode(octets));
  await expectNoMore(imap, 1);
});

test.each([
  ["refuse", 408],
  ["continue", 200],
] as const)(
  "[CPM-098] where nothing can be kept and the policy is %s, the answer is %i",
  async (storeDown, status) => {
    const store = openCpmStore({ file: ":memory:" });
    onTestFinished(() => store.close());
    const put = () => Promise.reject(new StoreError("unavailable", "disk full"));
    const settings = { recording: true, storeDown };
    const { world } = await recordingWorld({
      settings,
      options: { outbox: { ...store.outbox, put } },
    });
    const { originator, legs } = await world.connect();
    const sent = say(originator, "not kept");
    await legs[0]?.takeSend();
    expect(await statusOf(originator, sent)).toBe(status);
  },
);

test("[CPM-098] what was answered 200 reaches a store that was away, once", async () => {
  const { world, imap } = await recordingWorld();
  imap.fault = () => "drop";
  const { originator, legs } = await world.connect();
  expect(await statusOf(originator, say(originator, "kept", { messageId: "m-9" }))).toBe(200);
  await legs[0]?.takeSend();
  await imap.take("AUTHENTICATE");
  imap.fault = undefined;
  const [object] = await imap.appended(1);
  expect(object?.fields.get("imdn-message-id")).toBe("m-9");
  await expectNoMore(imap, 1);
});

test("[CPM-098] what may be in the store already is looked for before it is written again", async () => {
  const { world, imap } = await recordingWorld();
  await imap.createFolder(BOB, ["Default", ALICE]);
  let faults = 0;
  imap.fault = ({ name }) => {
    if (name !== "APPEND" || faults > 0) return undefined;
    faults += 1;
    return "drop";
  };
  const { originator } = await world.connect();
  await statusOf(originator, say(originator, "perhaps", { messageId: "m-7" }));
  await imap.appended(1);
  const names = imap.commands.map(({ name }) => name);
  const between = names.slice(names.indexOf("APPEND") + 1, names.lastIndexOf("APPEND"));
  expect(between).toContain("UID SEARCH");
  const [search] = await imap.take("UID SEARCH");
  expect(search?.words.join(" ")).toBe(
    "HEADER IMDN-MESSAGE-ID m-7 HEADER MESSAGE-DIRECTION received HEADER CONTENT-TYPE message/cpim",
  );
});

test("[CPM-063, CPM-065] a new folder is made for a group, then a session info object in it", async () => {
  const { world, imap } = await recordingWorld();
  const { originator } = await world.connect({ invitation: GROUP });
  await statusOf(originator, say(originator, "hello all", { messageId: "m-1" }));
  const [info, message] = await imap.appended(2);
  const made = imap.commands.filter(({ name }) => name === "CREATE" || name === "APPEND");
  expect(made.map(({ name, words }) => `${name} ${words[0]}`)).toEqual([
    "CREATE Default",
    "CREATE Default/conversation-7",
    `CREATE ${MAILBOX}`,
    `APPEND ${MAILBOX}`,
    `APPEND ${MAILBOX}`,
  ]);
  expect(Object.fromEntries(info?.fields ?? [])).toMatchObject({
    from: "sip:conference7@ims.example",
    to: BOB,
    subject: "Lunch",
    "p-asserted-service": GROUP_SESSION,
    "conversation-id": "conversation-7",
    "contribution-id": "contribution-7",
    "content-type": "application/x-cpm-session",
  });
  expect(info?.body).toMatch(/<session-type>\s*Group\s*</i);
  expect(info?.body).toContain("m=message");
  expect(message?.fields.get("imdn-message-id")).toBe("m-1");
});

test("[CPM-064] a folder that is there gets no session info object", async () => {
  const { world, imap } = await recordingWorld();
  await imap.createFolder(BOB, GROUP_FOLDER);
  const { originator } = await world.connect({ invitation: GROUP });
  await statusOf(originator, say(originator, "hello all"));
  const [message] = await imap.appended(1);
  expect(message?.fields.get("content-type")).toBe("message/cpim");
  expect(imap.commands.some(({ name, words }) => name === "CREATE" && words[0] === MAILBOX)).toBe(
    true,
  );
  await expectNoMore(imap, 1);
});

test("[CPM-065] the UID is looked for where the server does not tell it", async () => {
  const { world, imap } = await recordingWorld({}, { capabilities: ["NAMESPACE"] });
  await world.connect({ invitation: GROUP });
  await imap.appended(1);
  const search = await imap.take("UID SEARCH");
  expect(search[0]?.words.join(" ")).toContain("application/x-cpm-session");
});

test("[CPM-063] a session of two has no session folder and no session info object", async () => {
  const { world, imap } = await recordingWorld();
  const { originator } = await world.connect({ invitation: { headers: IDS } });
  await statusOf(originator, say(originator, "hello"));
  const [message] = await imap.appended(1);
  expect(message?.mailbox).toBe(`Default/${ALICE}`);
  const made = imap.commands.filter(({ name }) => name === "CREATE").map(({ words }) => words[0]);
  expect(made).not.toContainEqual(expect.stringContaining(IDS["Contribution-ID"]));
  await expectNoMore(imap, 1);
});
