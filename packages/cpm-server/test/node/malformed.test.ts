// What strangers and broken peers write to the ports of a function, beside a session that goes on.

import { createSocket } from "node:dgram";
import { once } from "node:events";
import { createConnection } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { encodeMessage, type SipMessage, type SipResponse } from "@callingcard/sip";
import { describe, expect, onTestFinished, test } from "vitest";
import { converse, type Device, type Network, openNetwork } from "./network.ts";

/** A function with a session, and what is told of its peers. */
interface Busy extends Network {
  readonly alice: Device;
  readonly bob: Device;
  readonly ok: SipResponse;
  readonly problems: readonly string[];
}

async function openBusy(transport: "tcp" | "udp" = "tcp"): Promise<Busy> {
  const problems: string[] = [];
  const network = await openNetwork({
    transport,
    onProblem: (problem) => problems.push("code" in problem ? String(problem.code) : ""),
  });
  return { ...network, ...(await converse(network)), problems };
}

/** That the session is as it was: both sides hear each other, and a request within it is answered. */
async function expectUntouched({ alice, bob, fn, alarms }: Busy, sessions = 1): Promise<void> {
  alice.say("still here");
  expect(await bob.hear()).toBe("still here");
  bob.say("I too");
  expect(await alice.hear()).toBe("I too");
  expect(alarms.all).toEqual([]);
  await expect.poll(() => fn.status().sessions).toBe(sessions);
}

/** A connection that writes what it wants. */
async function openRaw(port: number | undefined) {
  const socket = createConnection({ host: "127.0.0.1", port: port ?? 0 });
  onTestFinished(() => void socket.destroy());
  let text = "";
  let isClosed = false;
  socket.on("data", (octets) => void (text += octets.toString("latin1")));
  socket.on("error", () => undefined);
  socket.on("close", () => void (isClosed = true));
  await once(socket, "connect");
  return { socket, text: () => text, isClosed: () => isClosed };
}

function crlf(text: string): string {
  return text.replaceAll("\n", "\r\n");
}

/** Octets of no protocol. */
const NOISE = Buffer.from(Array.from({ length: 4_096 }, (_, index) => (index * 89 + 7) % 256));

describe("SIP", () => {
  /** An INVITE as it should be, to be spoiled. */
  function inviteText(busy: Busy): string {
    const message = busy.invite({
      callId: "spoiled",
      branch: "z9hG4bKspoiled",
      body: busy.alice.sdp,
    });
    return new TextDecoder().decode(encodeMessage(message));
  }

  // Where the next message would begin is not known.
  test.each<[what: string, spoil: (text: string) => string | Buffer, answer: RegExp]>([
    ["octets of no protocol", () => Buffer.concat([NOISE, Buffer.from("\r\n\r\n")]), /^$/],
    ["HTTP", () => crlf("GET / HTTP/1.1\nHost: x\n\n"), /^$/],
    ["no colon", (text) => text.replace("From:", "Nothing\r\nFrom:"), /^SIP\/2.0 400 /],
    ["a length below 0", (text) => text.replace(/Length: \d+/, "Length: -1"), /^SIP\/2.0 400 /],
    ["too many fields", (text) => text.replace("From:", `${many(600)}From:`), /^SIP\/2.0 513 /],
    // What is not read when the connection closes can take the answer away.
    [
      "too long a head",
      (text) => text.replace("From:", `${long(70_000)}From:`),
      /^(SIP\/2.0 513 |$)/,
    ],
  ])("%s closes the connection", async (_what, spoil, answer) => {
    const busy = await openBusy();
    const raw = await openRaw(busy.fn.addresses.ports.tcp);
    raw.socket.write(spoil(inviteText(busy)));
    await expect.poll(raw.isClosed).toBe(true);
    expect(raw.text()).toMatch(answer);
    expect(busy.problems).toEqual(["malformed-message"]);
    await expectUntouched(busy);
  });

  test.each<[what: string, status: number, spoil: (text: string) => string]>([
    ["two Call-IDs", 400, (text) => text.replace("From:", "Call-ID: 2\r\nFrom:")],
    ["no From", 400, (text) => text.replace("From:", "X:")],
    ["another version", 505, (text) => text.replace("SIP/2.0\r", "SIP/7.0\r")],
  ])("%s is answered %i and told", async (_what, status, spoil) => {
    const busy = await openBusy();
    const raw = await openRaw(busy.fn.addresses.ports.tcp);
    raw.socket.write(spoil(inviteText(busy)));
    await expect.poll(raw.text).toContain(`SIP/2.0 ${status} `);
    expect(busy.problems).toEqual(["malformed-message"]);
    await expectUntouched(busy);
  });

  test.each<[what: string, spoil: (text: string) => string]>([
    ["a session description that is none", (text) => text.replace("v=0", "v=x")],
    ["a Session-Expires that is none", (text) => text.replace("Expires: 1800", "Expires: soon")],
    ["an identity that is none", (text) => text.replace("Identity: <sip", "Identity: <,sip")],
  ])("%s is answered 400", async (_what, spoil) => {
    const busy = await openBusy();
    const raw = await openRaw(busy.fn.addresses.ports.tcp);
    raw.socket.write(spoil(inviteText(busy)));
    await expect.poll(raw.text).toContain("SIP/2.0 400 ");
    expect(raw.isClosed()).toBe(false);
    await expectUntouched(busy, 2);
  });

  test.each(["BYE", "INVITE", "UPDATE", "INFO", "CANCEL"])(
    "%s of a stranger for the session of another is answered 481",
    async (method) => {
      const busy = await openBusy();
      const real = busy.within(busy.ok, method, 9);
      const headers = real.headers.map((one) =>
        one.name === "From" ? { ...one, value: "<sip:eve@ims.example>;tag=eve" } : one,
      );
      await busy.send({ ...real, headers });
      const { statusCode } = await busy.response(method, 481);
      expect(statusCode).toBe(481);
      await expectUntouched(busy);
    },
  );

  test("what comes in datagrams is dropped or answered 400", async () => {
    const busy = await openBusy("udp");
    const socket = createSocket("udp4");
    onTestFinished(() => void socket.close());
    const answers: string[] = [];
    socket.on("message", (octets) => void answers.push(octets.toString("latin1")));
    socket.bind(0, "127.0.0.1");
    await once(socket, "listening");
    const text = inviteText(busy).replace(
      /(Via: .*127\.0\.0\.1):\d+/,
      `$1:${socket.address().port}`,
    );
    const port = busy.fn.addresses.ports.udp ?? 0;
    for (const octets of [NOISE.subarray(0, 1_000), text.replace("From:", "X:"), "\r\n\r\n", "x"]) {
      socket.send(octets, port, "127.0.0.1");
    }
    socket.send(text.replace("From:", "Call-ID: 2\r\nFrom:"), port, "127.0.0.1");
    await expect.poll(() => answers.length).toBe(2);
    for (const answer of answers) expect(answer).toMatch(/^SIP\/2\.0 400 /);
    expect(new Set(busy.problems)).toEqual(new Set(["malformed-message"]));
    await expectUntouched(busy);
  });
});

describe("MSRP", () => {
  /** A SEND to the session that the function describes in a message, by somebody else. */
  function sendText({ body }: SipMessage, from = "msrp://127.0.0.1:9/eve;tcp"): string {
    const path = /^a=path:(\S+)/m.exec(new TextDecoder().decode(body))?.[1] ?? "";
    return crlf(`MSRP evil1 SEND
To-Path: ${path}
From-Path: ${from}
Message-ID: evil1
Byte-Range: 1-4/4
Content-Type: text/plain

evil
-------evil1$
`);
  }

  test.each<[what: string, spoil: (text: string) => string | Buffer]>([
    ["octets of no protocol", () => NOISE],
    ["HTTP", () => crlf("GET / HTTP/1.1\nHost: x\n\n")],
    ["no From-Path", (text) => text.replace("From-Path", "X-Path")],
    ["a Byte-Range that is none", (text) => text.replace("1-4/4", "5-3/x")],
    ["a head that is too long", (text) => text.replace("Message-ID", `${long(70_000)}Message-ID`)],
  ])("%s closes its connection", async (_what, spoil) => {
    const busy = await openBusy();
    const raw = await openRaw(busy.fn.addresses.msrp.port);
    raw.socket.write(spoil(sendText(busy.ok)));
    await expect.poll(raw.isClosed).toBe(true);
    expect(raw.text()).not.toContain(" 200 ");
    expect(busy.problems).toEqual(["malformed-frame"]);
    await expectUntouched(busy);
  });

  test.each<[what: string, answer: RegExp, spoil: (text: string, busy: Busy) => string]>([
    ["for the session of another", /^MSRP evil1 506 /, (text) => text],
    [
      "for the session of another, in the name of a peer of it",
      /^MSRP evil1 (?:4|5)\d\d /,
      (text, { alice }) => text.replace(/From-Path: .*/, `From-Path: ${alice.path}`),
    ],
    [
      "for no session",
      /^MSRP evil1 481 /,
      (text) => text.replace(/(To-Path: .*?)\/[^/]*;/, "$1/x;"),
    ],
    ["of another method", /^MSRP evil1 (?:4|5)\d\d /, (text) => text.replace("SEND", "STEAL")],
  ])("a request %s is refused", async (_what, answer, spoil) => {
    const busy = await openBusy();
    const raw = await openRaw(busy.fn.addresses.msrp.port);
    raw.socket.write(spoil(sendText(busy.ok), busy));
    await expect.poll(raw.text).toMatch(answer);
    await expectUntouched(busy);
  });

  test.each<[what: string, spoil: (text: string) => string]>([
    ["an answer that nobody waits for", (text) => withoutBody(text).replace("SEND", "200 OK")],
    ["a report that nobody waits for", (text) => withoutBody(text).replace("SEND", "REPORT")],
    // There is nobody to be answered.
    ["a SEND from nowhere", (text) => text.replace("From-Path: msrp", "From-Path: http")],
  ])("%s is passed over", async (_what, spoil) => {
    const busy = await openBusy();
    const raw = await openRaw(busy.fn.addresses.msrp.port);
    raw.socket.write(spoil(sendText(busy.ok)));
    await sleep(50);
    expect(raw.text()).toBe("");
    await expectUntouched(busy);
  });

  test("a peer that writes octets of no protocol loses its own connection alone", async () => {
    const busy = await openBusy();
    const other = await converse(busy, { callId: "other" });
    other.alice.write(NOISE);
    await other.alice.closed.take((id): id is string => id !== "");
    expect(busy.problems).toEqual(["malformed-frame"]);
    await expectUntouched(busy, 2);
  });

  test.each([
    ["no header of CPIM", "From: <\n\nx"],
    ["a notification that is none", "From: <sip:a@b>\n\nContent-Type: message/imdn+xml\n\n<imdn"],
    ["who types, which is none", "\nContent-Type: application/im-iscomposing+xml\n\n<"],
    ["parts without a boundary", "\nContent-Type: multipart/mixed\n\nx"],
  ])("%s is content like any, and the session goes on", async (_what, content) => {
    const busy = await openBusy();
    const other = await converse(busy, { callId: "other" });
    const ends = [
      { from: other.alice, to: other.bob, via: other.ok },
      { from: other.bob, to: other.alice, via: other.forked },
    ];
    for (const { from, to, via } of ends) {
      const body = crlf(content);
      const text = sendText(via, from.path)
        .replace(/Content-Type[^]*evil\r\n/, `Content-Type: message/cpim\r\n\r\n${body}\r\n`)
        .replace("1-4/4", `1-${body.length}/${body.length}`);
      from.write(new TextEncoder().encode(text));
      expect(await to.hear()).toBe(body);
    }
    expect(busy.problems).toEqual([]);
    await expectUntouched({ ...busy, ...other }, 2);
    await expectUntouched(busy, 2);
  });
});

function withoutBody(text: string): string {
  return text.replace(/Content-Type[^]*evil\r\n/, "");
}

function many(count: number): string {
  return "X: y\r\n".repeat(count);
}

function long(length: number): string {
  return `X: ${"x".repeat(length)}\r\n`;
}
