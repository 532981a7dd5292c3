import { parseEntity } from "@callingcard/mime";
import { parseGroupState, parseSessionInfo } from "@callingcard/xdm";
import { fc, test as propertyTest } from "@fast-check/vitest";
import { expect, test } from "vitest";
import {
  folderIdentifier,
  folderName,
  groupStateEntry,
  messageEntry,
  type RecordedMessage,
  type SessionFacts,
  sessionFolder,
  sessionInfoEntry,
  stringifyMailDate,
} from "../src/history.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

const CPIM = [
  "From: <sip:+15550001@ims.example>",
  "To: <sip:+15550002@ims.example>",
  "NS: imdn <urn:ietf:params:imdn>",
  "imdn.Message-ID: a1b2c3",
  "",
  "Content-Type: text/plain;charset=UTF-8",
  "",
  "hello",
].join("\r\n");

const FACTS: SessionFacts = {
  servedUser: "tel:+15550002",
  farUser: "tel:+15550001",
  conversation: { kind: "one-to-one", farUser: "tel:+15550001" },
  conversationId: "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
  contributionId: "0123456789abcdef0123456789abcdef",
  inReplyToContributionId: "abcdef",
  service: "urn:urn-7:3gpp-service.ims.icsi.oma.cpm.session",
  acceptContact: [
    '*;+g.3gpp.icsi-ref="urn%3Aurn-7%3A3gpp-service.ims.icsi.oma.cpm.session"',
    "*;a",
  ],
  subject: "lunch",
};

const GROUP: SessionFacts = {
  ...FACTS,
  farUser: "sip:group@focus.example",
  conversation: { kind: "group", conversationId: "conv", contributionId: "a/b" },
};

const MESSAGE: RecordedMessage = {
  contentType: "Message/CPIM",
  octets: encoder.encode(CPIM),
  direction: "received",
  messageId: "a1b2c3",
  dateMs: Date.UTC(2026, 0, 2, 3, 4, 5, 678),
};

test("a message object is the fields of mail and of OMA before the message as it is", () => {
  const { owner, folder, object, when } = messageEntry(FACTS, MESSAGE);
  expect(decoder.decode(object.octets)).toBe(
    [
      "From: tel:+15550001",
      "To: tel:+15550002",
      "Date: Fri, 2 Jan 2026 03:04:05 +0000",
      "Conversation-ID: f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
      "Contribution-ID: 0123456789abcdef0123456789abcdef",
      'Accept-Contact: *;+g.3gpp.icsi-ref="urn%3Aurn-7%3A3gpp-service.ims.icsi.oma.cpm.session"',
      "Accept-Contact: *;a",
      "IMDN-Message-ID: a1b2c3",
      "Message-Direction: received",
      "MIME-Version: 1.0",
      "Content-Type: message/cpim",
      "",
      CPIM,
    ].join("\r\n"),
  );
  expect({ owner, folder, when }).toEqual({
    owner: "tel:+15550002",
    folder: ["Default", "tel:+15550001"],
    when: undefined,
  });
  expect(object.key).toEqual({
    messageId: "a1b2c3",
    direction: "received",
    type: "message/cpim",
  });
  expect({ flags: object.flags, dateMs: object.dateMs }).toEqual({
    flags: [],
    dateMs: MESSAGE.dateMs,
  });
});

test("what the served user sent goes from it to the other, and is seen", () => {
  const { object } = messageEntry(FACTS, { ...MESSAGE, direction: "sent" });
  const text = decoder.decode(object.octets);
  expect(text).toMatch(/^From: tel:\+15550002\r\nTo: tel:\+15550001\r\n/);
  expect(text).toContain("\r\nMessage-Direction: sent\r\n");
  expect(object.flags).toEqual(["\\Seen"]);
});

test("who does not want to be known is anonymous", () => {
  const { object } = messageEntry({ ...FACTS, farUser: undefined }, MESSAGE);
  expect(decoder.decode(object.octets)).toMatch(/^From: anonymous\r\nTo: tel:\+15550002\r\n/);
});

test("in a group, From and To are those of the message, where it says them", () => {
  const { object, folder } = messageEntry(GROUP, MESSAGE);
  expect(decoder.decode(object.octets)).toMatch(
    /^From: sip:\+15550001@ims\.example\r\nTo: sip:\+15550002@ims\.example\r\n/,
  );
  expect(folder).toEqual(["Default", "conv", "a%2Fb"]);
  for (const octets of ["", "no header", "From: <\r\n\r\n\r\n"]) {
    const entry = messageEntry(GROUP, { ...MESSAGE, octets: encoder.encode(octets) });
    expect(decoder.decode(entry.object.octets)).toMatch(
      /^From: sip:group@focus\.example\r\nTo: tel:\+15550002\r\n/,
    );
  }
});

test("a line break in a value from a peer starts no field", () => {
  const { object } = messageEntry(
    { ...FACTS, contributionId: "x\r\nFrom: sip:mallory@example.com\n\u0000y" },
    { ...MESSAGE, messageId: "z\r\n\r\nbody" },
  );
  const text = decoder.decode(object.octets);
  expect(text).toContain("\r\nContribution-ID: x From: sip:mallory@example.com y\r\n");
  expect(text).toContain("\r\nIMDN-Message-ID: z body\r\n");
  expect(text.indexOf("\r\n\r\n")).toBe(text.indexOf(`\r\n\r\n${CPIM}`));
});

test("a type that is none is that of any octets", () => {
  const { object } = messageEntry(FACTS, { ...MESSAGE, contentType: "cpim" });
  expect(object.key.type).toBe("application/octet-stream");
});

propertyTest.prop([fc.uint8Array({ maxLength: 300 }), fc.boolean()])(
  "the content comes back octet for octet, and a store that only takes lines of text takes it",
  (random, isText) => {
    const octets = isText ? encoder.encode(decoder.decode(random)) : random;
    const { object } = messageEntry(FACTS, { ...MESSAGE, octets });
    const { fields, body = new Uint8Array() } = parseEntity(object.octets);
    const encoding = fields.find(({ name }) => name === "Content-Transfer-Encoding")?.value;
    expect(latin1(object.octets)).not.toMatch(/\0|\r(?!\n)|(?<!\r)\n/);
    const content = encoding === "base64" ? Buffer.from(latin1(body), "base64") : Buffer.from(body);
    expect(content).toEqual(Buffer.from(octets));
    if (encoding === undefined)
      expect(octets.every((octet) => octet > 0 && octet < 128)).toBe(true);
  },
);

test("the session info object is written for a new folder alone", () => {
  const info = {
    type: "Group" as const,
    sdp: "v=0\r\nm=message 9 TCP/MSRP *\r\n",
    invitedParticipants: ["tel:+15550003", "tel:+15550004"],
    extensions: [],
  };
  const entry = sessionInfoEntry(GROUP, info, { messageId: "made-1", dateMs: MESSAGE.dateMs });
  expect(entry.when).toBe("new-folder");
  expect(entry.folder).toEqual(["Default", "conv", "a%2Fb"]);
  expect(entry.object.key).toEqual({
    messageId: "made-1",
    direction: "received",
    type: "application/x-cpm-session",
  });
  const { fields, body } = parseEntity(entry.object.octets);
  expect(fields.map(({ name, value }) => `${name}: ${value}`)).toEqual([
    "From: sip:group@focus.example",
    "To: tel:+15550002",
    "Date: Fri, 2 Jan 2026 03:04:05 +0000",
    "Subject: lunch",
    "P-Asserted-Service: urn:urn-7:3gpp-service.ims.icsi.oma.cpm.session",
    "InReplyTo-Contribution-ID: abcdef",
    `Conversation-ID: ${FACTS.conversationId}`,
    `Contribution-ID: ${FACTS.contributionId}`,
    ...(FACTS.acceptContact ?? []).map((value) => `Accept-Contact: ${value}`),
    "IMDN-Message-ID: made-1",
    "Message-Direction: received",
    "MIME-Version: 1.0",
    "Content-Type: application/x-cpm-session",
    "Content-Transfer-Encoding: 8bit",
  ]);
  const { sdp, ...read } = parseSessionInfo(body ?? new Uint8Array());
  expect(read).toMatchObject({ type: "Group", invitedParticipants: info.invitedParticipants });
  expect(sdp?.split(/\r?\n/)).toEqual(info.sdp.split("\r\n"));
});

test("a group state object holds who is in the group", () => {
  const state = {
    timestamp: "2026-01-02T03:04:05Z",
    lastFocusSessionId: "sip:focus@example",
    groupType: "Closed" as const,
    participants: [{ name: "Grace", commAddr: "tel:+15550003", extensions: [] }],
    extensions: [],
  };
  const { object, when, folder } = groupStateEntry(GROUP, state, { messageId: "s", dateMs: 0 });
  expect(when).toBeUndefined();
  expect(folder).toEqual(["Default", "conv", "a%2Fb"]);
  expect(object.key).toEqual({ messageId: "s", type: "application/group-state-object+xml" });
  const { fields, body } = parseEntity(object.octets);
  expect(fields.find(({ name }) => name === "Message-Direction")).toBeUndefined();
  expect(parseGroupState(body ?? new Uint8Array())).toMatchObject({
    timestamp: "2026-01-02T03:04:05Z",
    participants: [{ commAddr: "tel:+15550003" }],
  });
});

test("names of folders escape what mailboxes cannot be called", () => {
  const names = [
    ["tel:+15550001", "tel:+15550001"],
    ["a/b", "a%2Fb"],
    ["100%", "100%25"],
    ["a%2Fb", "a%252Fb"],
    [".", "%2E"],
    ["..", "%2E%2E"],
    ["...", "..."],
    ["~root", "%7Eroot"],
    ["a~", "a~"],
    ["a*\u0000\r\n", "a%2A%00%0D%0A"],
    ["Grüße", "Grüße"],
    ["a\\b", "a%5Cb"],
  ] as const;
  for (const [identifier, name] of names) expect(folderName(identifier)).toBe(name);
  expect(() => folderName("")).toThrow(RangeError);
});

propertyTest.prop([fc.string({ minLength: 1, unit: "grapheme" })])(
  "the name of a folder says the identifier",
  (identifier) => {
    expect(folderIdentifier(folderName(identifier))).toBe(identifier);
  },
);

test("a conversation between two has one folder, a group one in it for each session", () => {
  expect(sessionFolder({ kind: "one-to-one", farUser: "tel:+1" })).toEqual(["Default", "tel:+1"]);
  expect(sessionFolder({ kind: "group", conversationId: "c", contributionId: "x" })).toEqual([
    "Default",
    "c",
    "x",
  ]);
});

test("dates are those of mail", () => {
  expect(stringifyMailDate(Date.UTC(1999, 11, 31, 23, 59, 59, 999))).toBe(
    "Fri, 31 Dec 1999 23:59:59 +0000",
  );
  expect(() => stringifyMailDate(Date.UTC(10_000, 0, 1))).toThrow(RangeError);
  expect(() => stringifyMailDate(Number.NaN)).toThrow(RangeError);
});
function latin1(octets: Uint8Array): string {
  return Buffer.from(octets).toString("latin1");
}
