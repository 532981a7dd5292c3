import { messageDirection, parseCpim } from "@callingcard/cpim";
import { createDevice, readChatContent } from "@callingcard/lab";
import { startEnvironment } from "@callingcard/lab/environment";
import { expect, onTestFinished, test } from "vitest";
import { bodyText, chatOf } from "./world/chat.ts";
import type { Leg } from "./world/leg.ts";
import { createWorld } from "./world/world.ts";

const LAST = "Subject: which way?";

/** The octets of a chat message whose last header fields are these, as they are written. */
const chat = new TextDecoder().decode(chatOf("which way?"));
function withLines(...lines: readonly string[]): string {
  return chat.replace("\r\n\r\n", `\r\n${lines.map((line) => `${line}\r\n`).join("")}\r\n`);
}

test("[CPM-122, CPM-123] the function writes Message-Direction once, in one way, whatever was there", async () => {
  const world = await createWorld({ clients: 2 });
  const { originator, legs } = await world.connect();
  const [sender, other] = legs as [Leg, Leg];
  const twice = ["Message-Direction: received", LAST, "Message-Direction:   SENT"];
  sender.send("message/cpim", withLines(...twice));
  const { frame } = await other.takeSend();
  expect(bodyText(frame)).toBe(withLines(LAST, "Message-Direction: sent"));
  expect(bodyText((await originator.takeSend()).frame)).toBe(withLines(LAST));
});

test("[CPM-123] what the far side says gets Message-Direction: received where that is wanted", async () => {
  const world = await createWorld({ settings: { markReceived: true } });
  const { originator, legs } = await world.connect();
  originator.send("message/cpim", withLines(LAST));
  const { frame } = await (legs[0] as Leg).takeSend();
  expect(bodyText(frame)).toBe(withLines(LAST, "Message-Direction: received"));
});

test("[CPM-123] it has a namespace where that is wanted", async () => {
  const namespace = "http://www.openmobilealliance.org/cpm/";
  const world = await createWorld({ clients: 2, settings: { cpimDirectionNamespace: namespace } });
  const { legs } = await world.connect();
  const [sender, other] = legs as [Leg, Leg];
  sender.send("message/cpim", withLines(LAST));
  const { frame } = await other.takeSend();
  expect(bodyText(frame)).toBe(
    withLines(LAST, `NS: cpm <${namespace}>`, "cpm.Message-Direction: sent"),
  );
});

test.each([
  { what: "it", lines: ["Message-Direction: sent"] },
  { what: "an unknown value", lines: ["Message-Direction: archived; x=1"] },
  { what: "one of two", lines: ["Message-Direction: sent", "Message-Direction: received"] },
  {
    what: "one with a prefix",
    lines: ["NS: o <http://www.openmobilealliance.org/cpm/>", "o.Message-Direction: received"],
  },
])("[CPM-122] of the far side, which is not trusted, $what does not arrive", async ({ lines }) => {
  const world = await createWorld();
  const { originator, legs } = await world.connect();
  originator.send("message/cpim", withLines(...lines, LAST));
  const { frame } = await (legs[0] as Leg).takeSend();
  const kept = lines.filter((line) => !line.includes("Message-Direction"));
  expect(bodyText(frame)).toBe(withLines(...kept, LAST));
});

test.each([
  { lines: ["Message-Direction: sent"], direction: "sent" },
  { lines: ["Message-Direction: ReceiveD "], direction: "received" },
  { lines: ["Message-Direction: sent", "Message-Direction: received"], direction: "sent" },
  { lines: ["Message-Direction: received", LAST, "Message-Direction: x"], direction: "received" },
])(
  "[CPM-122] of a trusted function $lines passes as it is, and a client reads $direction",
  async ({ lines, direction }) => {
    const world = await createWorld({ settings: { trustDirection: true } });
    const { originator, legs } = await world.connect();
    originator.send("message/cpim", withLines(...lines));
    const { frame } = await (legs[0] as Leg).takeSend();
    expect(bodyText(frame)).toBe(withLines(...lines));
    const octets = frame.body ?? new Uint8Array(0);
    expect(readChatContent("message/cpim", octets)).toMatchObject({ kind: "chat", direction });
    const problems: string[] = [];
    const onProblem = ({ code }: { readonly code: string }): void => void problems.push(code);
    const { headers } = parseCpim(octets, { onProblem });
    const isRepeated = lines.filter((line) => line.startsWith("Message-Direction")).length > 1;
    expect(problems).toEqual(isRepeated ? ["repeated-header"] : []);
    expect(messageDirection(headers, { onProblem })).toEqual({ known: direction });
  },
);

test.each(["archived", "sent-by-me; device=2", "sent received", "Ünbekannt"])(
  "[CPM-124, CPM-125] the value %j is kept as it is, and a client takes the message as if there were none",
  async (extension) => {
    const world = await createWorld({ settings: { trustDirection: true } });
    const { originator, legs } = await world.connect();
    const text = withLines(`Message-Direction: ${extension}`, LAST);
    originator.send("message/cpim", text);
    const { frame } = await (legs[0] as Leg).takeSend();
    expect(bodyText(frame)).toBe(text);
    const octets = frame.body ?? new Uint8Array(0);
    const known = undefined;
    expect(messageDirection(parseCpim(octets).headers)).toEqual({ known, extension });
    const without = readChatContent("message/cpim", new TextEncoder().encode(withLines(LAST)));
    const read = readChatContent("message/cpim", octets);
    expect({ ...read, cpim: undefined }).toEqual({ ...without, cpim: undefined });
    expect(read).toMatchObject({ kind: "chat", text: "which way?", direction: undefined });
  },
);

test("[CPM-125] a device shows a message of another value like any other, and says that it has it", async () => {
  const environment = await startEnvironment({ settings: { trustDirection: true } });
  const devices = await Promise.all(
    ["alice", "bob"].map((name) =>
      createDevice({ name, user: `sip:${name}@ims.example`, core: environment.core }),
    ),
  );
  onTestFinished(async () => {
    for (const one of [...devices, environment]) await one.close();
  });
  const [alice, bob] = devices as [(typeof devices)[0], (typeof devices)[0]];
  for (const device of devices) await device.register();
  bob.answerNext({ kind: "accept" });
  const call = alice.invite(bob.user);
  await alice.log.waitForKind("accepted");
  const headers = [["Message-Direction", "archived"]] as const;
  const messageId = call.say("which way?", { headers, wanting: ["delivery"] });
  const shown = await bob.log.waitForKind("chat");
  expect(shown).toMatchObject({ text: "which way?", messageId, direction: undefined });
  expect(new TextDecoder().decode(shown.body)).toContain("\r\nMessage-Direction: archived\r\n");
  const told = await alice.log.waitForKind("notification");
  expect(told).toMatchObject({ messageId, status: "delivered" });
  // What the user has sent is known as that, and needs no notification.
  call.say("from the other device", {
    headers: [["Message-Direction", "sent"]],
    wanting: ["delivery"],
  });
  const own = await bob.log.waitForKind("chat", ({ direction }) => direction === "sent");
  expect(own.text).toBe("from the other device");
  expect(alice.log.ofKind("notification")).toHaveLength(1);
});

/** A message of which no octet may change: order, spaces, unknown and repeated header fields. */
const ODD = [
  "subject:  lower case is another name ",
  "To: <sip:alice@ims.example>",
  "From: Bob \\u0042 <sip:bob@ims.example>",
  "NS: x <urn:x:features>",
  "x.Unknown:;lang=fr a;b = \\t c",
  "Subject:;lang=fr un",
  "Subject:;lang=de  eins",
  "DateTime: 2026-01-02T03:04:05.678-03:00",
  "",
  "content-type:text/plain;charset=utf-8",
  "X-Inner:   kept",
  "",
  "Message-Direction: not a header here\r\n\r\nthe end\r\n",
].join("\r\n");

test("[CPM-D09] header fields pass octet for octet in their order, the new one behind the last", async () => {
  const world = await createWorld({ clients: 2 });
  const { originator, legs } = await world.connect();
  const [sender, other] = legs as [Leg, Leg];
  sender.send("message/cpim", ODD);
  expect(bodyText((await originator.takeSend()).frame)).toBe(ODD);
  const line = "\r\nMessage-Direction: sent\r\n\r\n";
  expect(bodyText((await other.takeSend()).frame)).toBe(ODD.replace("\r\n\r\n", line));
  originator.send("message/cpim", ODD);
  for (const leg of legs) expect(bodyText((await leg.takeSend()).frame)).toBe(ODD);
});

test.each([
  'multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256; boundary=b',
  "application/pkcs7-mime; smime-type=enveloped-data",
  'multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b',
])("[CPM-D09] a copy of %s is without Message-Direction, and untouched", async (contentType) => {
  const world = await createWorld({ clients: 2 });
  const { originator, legs } = await world.connect();
  const [sender, other] = legs as [Leg, Leg];
  const text = ODD.replace("content-type:text/plain;charset=utf-8", `Content-Type: ${contentType}`);
  sender.send("message/cpim", text);
  for (const leg of [originator, other]) expect(bodyText((await leg.takeSend()).frame)).toBe(text);
});
