// The peers of relay.ts: a core that answers for all devices, originators that keep some SENDs on their way, and
// devices that answer each.

import { connect, type Socket } from "node:net";
import {
  createRequest,
  createResponse,
  findHeader,
  readHeader,
  type SipMessage,
  type SipRequest,
} from "@callingcard/sip";
import { createSipTransport, type SipTarget } from "@callingcard/sip-transport";
import type { Binding } from "../src/store/registrations.ts";

/** Clients of the user. */
export const DEVICES = 3;

const SERVICE = "urn:urn-7:3gpp-service.ims.icsi.oma.cpm.session";
const ICSI = `+g.3gpp.icsi-ref="${encodeURIComponent(SERVICE)}"`;
const BOB = "sip:+15550002@ims.example;user=phone";

/** Octets of a message. */
const BODY_OCTETS = 200;

/** SENDs of an originator that are not answered yet. */
const WINDOW = 20;

/** The clients as they are registered. */
export const BENCH_BINDINGS: readonly Binding[] = Array.from({ length: DEVICES }, (_, index) => ({
  aor: "tel:+15550002",
  contact: `sip:bob${index}@192.0.2.1:5060`,
  instance: `urn:uuid:00000000-0000-4000-8000-00000000000${index}`,
  pubGruu: `sip:+15550002@ims.example;gr=d${index}`,
  features: [
    {
      tag: "+g.3gpp.icsi-ref",
      values: [{ kind: "token", isNegated: false, token: encodeURIComponent(SERVICE) }],
    },
  ],
  q: 1,
  expiresMs: 1e15,
}));

if (process.argv[1]?.endsWith("relay-peers.ts") === true) await run(Number(process.argv[2]));

async function run(sessions: number): Promise<void> {
  let delivered = 0;
  const answered = new Set<string>();
  let calls = 0;
  let ready = 0;
  let target: SipTarget | undefined;
  const core = await createSipTransport({
    listen: [{ transport: "tcp", host: "127.0.0.1", port: 0 }],
    onMessage: (message, source) => void take(message, source),
  });
  const own = core.addresses()[0]?.port ?? 0;
  const contact = `<sip:peer@127.0.0.1:${own};transport=tcp>`;

  async function take(message: SipMessage, source: SipTarget): Promise<void> {
    if (message.kind === "request") {
      if (message.method === "INVITE") await acceptInvite(message, source);
      return;
    }
    const isFinal = message.statusCode === 200 && readHeader(message, "CSeq")?.method === "INVITE";
    if (!isFinal || target === undefined) return;
    await core.send(acknowledge(message), target);
    const call = readHeader(message, "Call-ID") ?? "";
    // On a busy machine the 200 may come again before its ACK is read.
    if (answered.has(call)) return;
    answered.add(call);
    await originate(message.body);
    if (++ready === sessions) process.send?.("ready");
  }

  async function acceptInvite(invite: SipRequest, source: SipTarget): Promise<void> {
    const name = `device${++calls}`;
    const headers = [{ name: "Contact", value: contact }];
    const body = new TextEncoder().encode(sdp(name));
    const ok = { toTag: name, headers, body, contentType: "application/sdp" };
    await core.send(createResponse(invite, 200, ok), source);
    const { socket, peer } = await open(invite.body);
    socket.write(greeting(name, peer));
    onRequests(socket, (count) => {
      delivered += count;
    });
  }

  async function originate(description: Uint8Array): Promise<void> {
    const { socket, peer } = await open(description);
    const frame = (id: number): string => sendFrame(`m${id}`, peer);
    let nextId = 1000;
    // Each answer lets one more go.
    onAnswers(socket, (count) => {
      for (let left = count; left > 0; left--) socket.write(frame(nextId++));
    });
    setTimeout(() => {
      for (let left = WINDOW; left > 0; left--) socket.write(frame(nextId++));
    }, 500);
  }

  process.on("message", (message) => {
    if (message === "count") process.send?.(delivered);
    else {
      target = { transport: "tcp", host: "127.0.0.1", port: Number(message) };
      void inviteAll(target);
    }
  });
  process.send?.(own);

  async function inviteAll(to: SipTarget): Promise<void> {
    for (let session = 1; session <= sessions; session++) {
      await core.send(createInvite(session, own, contact), to);
    }
  }
}

function createInvite(session: number, port: number, contact: string): SipRequest {
  const id = `call${session}`;
  return createRequest("INVITE", BOB, {
    headers: [
      { name: "Via", value: `SIP/2.0/TCP 127.0.0.1:${port};branch=z9hG4bK${id}` },
      { name: "Max-Forwards", value: "66" },
      { name: "From", value: "<sip:+15550001@ims.example;user=phone>;tag=a" },
      { name: "To", value: `<${BOB}>` },
      { name: "Call-ID", value: id },
      { name: "CSeq", value: "1 INVITE" },
      { name: "Contact", value: contact },
      { name: "P-Asserted-Identity", value: "<sip:+15550001@ims.example;user=phone>" },
      { name: "P-Asserted-Service", value: SERVICE },
      { name: "Accept-Contact", value: `*;${ICSI};require;explicit` },
      { name: "Conversation-ID", value: id },
      { name: "Contribution-ID", value: id },
    ],
    body: new TextEncoder().encode(sdp("alice")),
    contentType: "application/sdp",
  });
}

function acknowledge(ok: SipMessage): SipRequest {
  const copied = ["From", "To", "Call-ID"].map((name) => ({
    name,
    value: findHeader(ok, name)?.value ?? "",
  }));
  const [contact] = readHeader(ok, "Contact") ?? [];
  return createRequest("ACK", contact?.uri ?? "", {
    headers: [
      { name: "Via", value: `SIP/2.0/TCP 127.0.0.1:9;branch=z9hG4bK${crypto.randomUUID()}` },
      { name: "Max-Forwards", value: "66" },
      ...copied,
      { name: "CSeq", value: "1 ACK" },
    ],
  });
}

function sdp(name: string): string {
  return [
    "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0",
    "m=message 9 TCP/MSRP *\r\na=accept-types:text/plain message/cpim",
    `a=setup:active\r\na=path:msrp://127.0.0.1:9/${name};tcp\r\n`,
  ].join("\r\n");
}

async function open(
  description: Uint8Array,
): Promise<{ readonly socket: Socket; readonly peer: string }> {
  const text = new TextDecoder().decode(description);
  const [, peer = "", port = ""] = /^a=path:(msrp:\/\/[^:]+:(\d+)\/\S+)/m.exec(text) ?? [];
  const socket = connect(Number(port), "127.0.0.1");
  socket.setNoDelay(true);
  await new Promise((resolve) => socket.once("connect", resolve));
  return { socket, peer };
}

function paths(name: string, peer: string): string {
  return `To-Path: ${peer}\r\nFrom-Path: msrp://127.0.0.1:9/${name};tcp\r\n`;
}

function greeting(name: string, peer: string): string {
  return `MSRP greeting SEND\r\n${paths(name, peer)}Message-ID: greeting\r\n-------greeting$\r\n`;
}

function sendFrame(id: string, peer: string): string {
  const range = `Message-ID: ${id}\r\nByte-Range: 1-${BODY_OCTETS}/${BODY_OCTETS}\r\n`;
  const body = `${"a".repeat(BODY_OCTETS)}\r\n-------abcdefgh$\r\n`;
  return `MSRP abcdefgh SEND\r\n${paths("alice", peer)}${range}Content-Type: text/plain\r\n\r\n${body}`;
}

/** Answers each SEND by a 200, and counts them. */
function onRequests(socket: Socket, call: (count: number) => void): void {
  let tail = "";
  const head = /MSRP (\S+) SEND\r\nTo-Path: (\S+)\r\nFrom-Path: (\S+)\r\n/g;
  socket.on("data", (chunk) => {
    const text = tail + chunk.toString("latin1");
    let answers = "";
    let end = 0;
    let count = 0;
    head.lastIndex = 0;
    for (let found = head.exec(text); found !== null; found = head.exec(text)) {
      const [, id = "", to = "", from = ""] = found;
      answers += `MSRP ${id} 200 OK\r\nTo-Path: ${from}\r\nFrom-Path: ${to}\r\n-------${id}$\r\n`;
      end = head.lastIndex;
      count++;
    }
    tail = text.slice(Math.max(end, text.length - 512));
    if (answers !== "") socket.write(answers);
    call(count);
  });
}

/** Counts answers; one that refuses ends it all. */
function onAnswers(socket: Socket, call: (count: number) => void): void {
  let tail = "";
  const line = /MSRP \S+ (\d{3})/g;
  socket.on("data", (chunk) => {
    const text = tail + chunk.toString("latin1");
    let count = 0;
    let end = 0;
    line.lastIndex = 0;
    for (let found = line.exec(text); found !== null; found = line.exec(text)) {
      if (found[1] !== "200") throw new Error(`refused: ${text.slice(found.index)}`);
      end = line.lastIndex;
      count++;
    }
    tail = text.slice(Math.max(end, text.length - 64));
    call(count);
  });
}
