import { connect, type Socket } from "node:net";
import { createResponse, createSend, type MsrpFrame, type RequestHead } from "@callingcard/msrp";
import { onTestFinished } from "vitest";
import {
  createMsrpTransport,
  type MsrpAddress,
  type MsrpPeer,
  type MsrpTransport,
  type MsrpTransportError,
  type MsrpTransportOptions,
} from "../src/index.ts";

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
  readonly transport: MsrpTransport;
  readonly address: MsrpAddress;
  readonly frames: Inbox<{ readonly connection: string; readonly frame: MsrpFrame }>;
  readonly opened: Inbox<{ readonly connection: string; readonly peer: MsrpPeer }>;
  readonly closed: Inbox<{ readonly connection: string; readonly code: string | undefined }>;
  readonly problems: Inbox<MsrpTransportError>;
}

/** Opens a transport on loopback; it closes when the test ends. */
export async function openStation(
  options: Partial<MsrpTransportOptions> & { readonly isTls?: boolean } = {},
): Promise<Station> {
  const { isTls = false, ...others } = options;
  const inboxes = {
    frames: new Inbox<{ connection: string; frame: MsrpFrame }>(),
    opened: new Inbox<{ connection: string; peer: MsrpPeer }>(),
    closed: new Inbox<{ connection: string; code: string | undefined }>(),
    problems: new Inbox<MsrpTransportError>(),
  };
  const transport = await createMsrpTransport({
    listen: [{ host: "127.0.0.1", port: 0, tls: isTls }],
    onConnection: (connection, peer) => inboxes.opened.add({ connection, peer }),
    onFrame: (connection, frame) => inboxes.frames.add({ connection, frame }),
    onClose: (connection, reason) => inboxes.closed.add({ connection, code: reason?.code }),
    onProblem: (problem) => inboxes.problems.add(problem),
    ...others,
  });
  onTestFinished(() => transport.shutdown());
  const [address] = transport.addresses();
  if (address === undefined) throw new Error("not listening");
  return { transport, address, ...inboxes };
}

/** A SEND with a body. */
export function createFrame(id: string, body: string | Uint8Array): MsrpFrame<RequestHead> {
  const octets = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const paths = { toPath: "msrp://127.0.0.1:9/to;tcp", fromPath: "msrp://127.0.0.1:9/from;tcp" };
  const fields = { ...paths, messageId: id, contentType: "text/plain" };
  return createSend(fields, octets, (size) => crypto.getRandomValues(new Uint8Array(size)));
}

/** The 200 to a frame. */
export function createOk({ head }: MsrpFrame): MsrpFrame {
  if (head.kind !== "request") throw new Error("a response");
  return createResponse(head, 200);
}

/** A raw TCP connection and the text it has read. */
export interface RawStream {
  readonly socket: Socket;
  text(): string;
  readonly closed: Promise<void>;
}

export function openRaw({ host, port }: MsrpAddress): RawStream {
  const socket = connect({ host, port });
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk.toString();
  });
  socket.on("error", () => socket.destroy());
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  onTestFinished(() => void socket.destroy());
  return { socket, text: () => text, closed };
}

/** The code of the error that a promise is rejected with. */
export async function codeOf(promise: Promise<unknown>): Promise<string | undefined> {
  try {
    await promise;
    return undefined;
  } catch (error) {
    return (error as MsrpTransportError).code;
  }
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
