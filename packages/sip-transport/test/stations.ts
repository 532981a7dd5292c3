import { createSocket } from "node:dgram";
import { connect, type Socket } from "node:net";
import type { SipMessage, SipRequest, SipResponse } from "@callingcard/sip";
import { onTestFinished } from "vitest";
import {
  createSipTransport,
  type SipTarget,
  type SipTransport,
  type SipTransportError,
  type SipTransportName,
  type SipTransportOptions,
} from "../src/index.ts";

/** A message and where it came from. */
export interface Received {
  readonly message: SipMessage;
  readonly source: SipTarget;
}

/** Keeps what comes until somebody asks for it. */
export class Inbox<Item> {
  readonly all: Item[] = [];
  #taken = 0;
  #waiting: (() => void)[] = [];

  add(item: Item): void {
    this.all.push(item);
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** The next one that nobody has taken. */
  async next(): Promise<Item> {
    while (this.#taken >= this.all.length) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    return this.all[this.#taken++] as Item;
  }
}

/** A transport and what it told. */
export interface Station {
  readonly transport: SipTransport;
  readonly inbox: Inbox<Received>;
  readonly problems: Inbox<SipTransportError>;
  readonly closedFlows: Inbox<string>;
  target(transport: SipTransportName): SipTarget;
}

/** Opens a transport on loopback; it closes when the test ends. */
export async function openStation(
  names: readonly SipTransportName[],
  options: Partial<SipTransportOptions> = {},
): Promise<Station> {
  const inbox = new Inbox<Received>();
  const problems = new Inbox<SipTransportError>();
  const closedFlows = new Inbox<string>();
  const transport = await createSipTransport({
    listen: names.map((name) => ({ transport: name, host: "127.0.0.1", port: 0 })),
    onMessage: (message, source) => inbox.add({ message, source }),
    onProblem: (problem) => problems.add(problem),
    onFlowClosed: (flow) => closedFlows.add(flow),
    ...options,
  });
  onTestFinished(() => transport.close());
  return {
    transport,
    inbox,
    problems,
    closedFlows,
    target(name) {
      const address = transport.addresses().find((one) => one.transport === name);
      if (address === undefined) throw new Error(`no ${name}`);
      return address;
    },
  };
}

/** A raw TCP connection and the text it has read. */
export interface RawStream {
  readonly socket: Socket;
  text(): string;
  /** Waits until the text matches. */
  until(pattern: RegExp): Promise<string>;
  readonly closed: Promise<void>;
}

export function openRaw(target: SipTarget): RawStream {
  const socket = connect({ host: target.host, port: target.port });
  let text = "";
  const changes = new Inbox<string>();
  socket.on("data", (chunk) => {
    text += chunk.toString();
    changes.add(text);
  });
  socket.on("error", () => socket.destroy());
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  onTestFinished(() => void socket.destroy());
  return {
    socket,
    text: () => text,
    async until(pattern) {
      while (!pattern.test(text)) await changes.next();
      return text;
    },
    closed,
  };
}

/** A raw UDP socket. */
export interface RawDatagrams {
  readonly port: number;
  readonly inbox: Inbox<string>;
  send(text: string, target: SipTarget): void;
}

export async function openRawDatagrams(): Promise<RawDatagrams> {
  const socket = createSocket("udp4");
  const inbox = new Inbox<string>();
  socket.on("message", (octets) => inbox.add(octets.toString()));
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  onTestFinished(() => void socket.close());
  return {
    port: socket.address().port,
    inbox,
    send: (text, target) => socket.send(text.replaceAll("\n", "\r\n"), target.port, target.host),
  };
}

/** A request with some more lines, each with an LF behind it, as text with LF for line ends. */
export function requestText(lines = "Content-Length: 0\n", via = "SIP/2.0/UDP a.example"): string {
  return `OPTIONS sip:bob@example.com SIP/2.0
Via: ${via};branch=z9hG4bK1
From: <sip:alice@example.com>;tag=1
To: <sip:bob@example.com>
Call-ID: 1@a.example
CSeq: 1 OPTIONS
Max-Forwards: 70
${lines}
`;
}

/** With CRLF for line ends. */
export function crlf(text: string): string {
  return text.replaceAll("\n", "\r\n");
}

/** A request as data, with a body of a size. */
export function createOptions(via: string, size = 0, callId = "1"): SipRequest {
  return {
    kind: "request",
    method: "OPTIONS",
    requestUri: "sip:bob@example.com",
    version: "SIP/2.0",
    headers: [
      { name: "Via", value: `${via};branch=z9hG4bK1` },
      { name: "From", value: "<sip:alice@example.com>;tag=1" },
      { name: "To", value: "<sip:bob@example.com>" },
      { name: "Call-ID", value: callId },
      { name: "CSeq", value: "1 OPTIONS" },
      { name: "Max-Forwards", value: "70" },
      { name: "Content-Type", value: "text/plain" },
      { name: "Content-Length", value: String(size) },
    ],
    body: new Uint8Array(size).fill(97),
  };
}

/** The response to a request as it came. */
export function asRequest(message: SipMessage): SipRequest {
  if (message.kind !== "request") throw new Error("a response");
  return message;
}

/** Its status, of what should be a response. */
export function statusOf(message: SipMessage): SipResponse["statusCode"] {
  if (message.kind !== "response") throw new Error("a request");
  return message.statusCode;
}

/** The code of the error that a promise is rejected with. */
export async function codeOf(promise: Promise<unknown>): Promise<string | undefined> {
  try {
    await promise;
    return undefined;
  } catch (error) {
    return (error as SipTransportError).code;
  }
}
