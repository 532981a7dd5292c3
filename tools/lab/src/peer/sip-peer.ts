import { setTimeout } from "node:timers/promises";
import {
  createResponse,
  type CreateResponseOptions,
  findHeader,
  type SipMessage,
  type SipRequest,
  type SipResponse,
} from "@callingcard/sip";
import type { SipTarget } from "@callingcard/sip-transaction";
import { createSipTransport, type SipTransportOptions } from "@callingcard/sip-transport";
import { createEventLog, type EventLog, type WaitOptions } from "../event-log.ts";
import { newIdentifier } from "../identifier.ts";

/** What a {@link SipPeer} sees. */
export type SipPeerEvent =
  | { readonly kind: "received"; readonly message: SipMessage; readonly source: SipTarget }
  | { readonly kind: "sent"; readonly octets: Uint8Array; readonly target: SipTarget }
  | { readonly kind: "problem"; readonly text: string }
  | { readonly kind: "closed"; readonly flow: string };

/** A message that came. */
export interface Received<Message extends SipMessage> {
  readonly message: Message;
  readonly source: SipTarget;
}

/**
 * A SIP endpoint that does nothing by itself: it answers nothing, acknowledges nothing and sends nothing again. It plays
 * whatever side a test wants: core, gateway, conference focus, a client that misbehaves.
 */
export interface SipPeer {
  readonly log: EventLog<SipPeerEvent>;

  /** Where it listens, by a transport. */
  address(transport: SipTarget["transport"]): SipTarget;

  /** Sends octets, or a message, exactly as they are. */
  send(message: SipMessage | Uint8Array, target: SipTarget): Promise<void>;

  /** Answers a request that came, over the connection that it came by. */
  respond(
    request: Received<SipRequest>,
    statusCode: number,
    options?: CreateResponseOptions,
  ): Promise<SipResponse>;

  /** Takes the first request of a method that nobody took yet, or waits for it. */
  takeRequest(method: string, options?: TakeOptions<SipRequest>): Promise<Received<SipRequest>>;

  /** Takes the first response that nobody took yet, or waits for it; retransmissions of one count each. */
  takeResponse(
    statusCode: number | ((statusCode: number) => boolean),
    options?: TakeOptions<SipResponse>,
  ): Promise<Received<SipResponse>>;

  /** Requests of a method that came so far, taken or not. */
  requests(method: string): readonly SipRequest[];

  /** Fails when a request of a method that nobody took is there, or comes within a time. */
  expectNone(method: string, forMs: number): Promise<void>;

  close(): Promise<void>;
}

/** What else is wanted of a message, and how long it is waited for. */
export interface TakeOptions<Message extends SipMessage> extends WaitOptions {
  readonly where?: (message: Message) => boolean;
}

/** What a peer is made with. */
export interface SipPeerOptions {
  /** Default `peer`. */
  readonly name?: string;

  /** Default UDP and TCP at any free port of 127.0.0.1. */
  readonly listen?: SipTransportOptions["listen"];
  readonly tls?: SipTransportOptions["tls"];
}

const LOOPBACK = "127.0.0.1";

/**
 * Opens a peer.
 *
 * @param options Where it listens.
 * @returns The peer, listening.
 */
export async function createSipPeer(options: SipPeerOptions = {}): Promise<SipPeer> {
  const { name = "peer", tls } = options;
  const listen = options.listen ?? [
    { transport: "udp", host: LOOPBACK, port: 0 },
    { transport: "tcp", host: LOOPBACK, port: 0 },
  ];
  const log = createEventLog<SipPeerEvent>(name, describe);
  const taken = new Set<SipMessage>();
  const transport = await createSipTransport({
    listen,
    ...(tls !== undefined && { tls }),
    onMessage(message, source) {
      log.add({ kind: "received", message, source });
    },
    onProblem(problem) {
      log.add({ kind: "problem", text: `${problem.code}: ${problem.message}` });
    },
    onFlowClosed(flow) {
      log.add({ kind: "closed", flow });
    },
  });

  const take = async <Message extends SipMessage>(
    is: (message: SipMessage) => message is Message,
    what: string,
    { where = () => true, ...wait }: TakeOptions<Message>,
  ): Promise<Received<Message>> => {
    const { message, source } = await log.waitForKind(
      "received",
      (event) => is(event.message) && !taken.has(event.message) && where(event.message),
      { what, ...wait },
    );
    taken.add(message);
    if (!is(message)) throw new TypeError("another message than the one that was looked for");
    return { message, source };
  };
  const isRequest =
    (method: string) =>
    (message: SipMessage): message is SipRequest =>
      message.kind === "request" && message.method === method;

  return {
    log,
    address(wanted) {
      const found = transport.addresses().find((address) => address.transport === wanted);
      if (found === undefined) throw new Error(`${name} does not listen by ${wanted}`);
      return found;
    },
    async send(message, target) {
      await transport.send(message, target);
      if (message instanceof Uint8Array) log.add({ kind: "sent", octets: message, target });
    },
    async respond({ message, source }, statusCode, created = {}) {
      const toTag = created.toTag ?? (statusCode === 100 ? undefined : newIdentifier());
      const all = { ...created, ...(toTag !== undefined && { toTag }) };
      const response = createResponse(message, statusCode, all);
      await transport.send(response, source);
      return response;
    },
    takeRequest: (method, wait = {}) => take(isRequest(method), method, wait),
    takeResponse(statusCode, wait = {}) {
      const isWanted =
        typeof statusCode === "number" ? (code: number) => code === statusCode : statusCode;
      const is = (message: SipMessage): message is SipResponse =>
        message.kind === "response" && isWanted(message.statusCode);
      return take(is, `response ${typeof statusCode === "number" ? statusCode : ""}`, wait);
    },
    requests: (method) =>
      log
        .ofKind("received")
        .flatMap(({ message }) => (isRequest(method)(message) ? [message] : [])),
    async expectNone(method, forMs) {
      const isNew = (message: SipMessage): boolean =>
        isRequest(method)(message) && !taken.has(message);
      await setTimeout(forMs);
      const found = log.ofKind("received").filter(({ message }) => isNew(message));
      if (found.length > 0) throw new Error(`${name}: ${method} where none was expected`);
    },
    close: () => transport.close(),
  };
}

function describe(event: SipPeerEvent): string {
  if (event.kind === "problem") return event.text;
  if (event.kind !== "received") return event.kind;
  const { message } = event;
  if (message.kind === "request") return message.method;
  return `${message.statusCode} of ${findHeader(message, "CSeq")?.value ?? "?"}`;
}
