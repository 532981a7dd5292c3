import {
  encodeMessage,
  parseMessage,
  SipError,
  type SipMessage,
  type SipRequest,
} from "@callingcard/sip";
import { createDatagrams } from "./datagrams.ts";
import { type SipTransportLimits, withDefaults } from "./limits.ts";
import { createLongRequests } from "./long-request.ts";
import { noteSource, responseTarget } from "./received.ts";
import { createRefusal, routingProblem, salvageRequest, statusOf } from "./refusal.ts";
import { candidates, createLookup, type Resolve } from "./resolve.ts";
import { createStreams } from "./streams.ts";
import type { SipListenAddress, SipTarget } from "./target.ts";
import type { SipTlsOptions } from "./tls-options.ts";
import { SipTransportError } from "./transport-error.ts";

/** What a transport is made from. */
export interface SipTransportOptions {
  /** Own addresses; none is needed to connect. */
  readonly listen: readonly SipListenAddress[];

  /** Certificates of TLS listeners and connections. */
  readonly tls?: SipTlsOptions;

  /** Limits that differ from the defaults. */
  readonly limits?: SipTransportLimits;

  /**
   * Called for each message that can be routed. Its start line, Via, From, To, Call-ID, CSeq, Max-Forwards,
   * Route, Record-Route and Contact can be read, as far as they are there; the first five are, in requests and
   * responses. The top Via of a request tells where it came from. What this throws nobody catches.
   */
  readonly onMessage: (message: SipMessage, source: SipTarget) => void;

  /** Called for what was refused, dropped or closed, to be logged. */
  readonly onProblem?: (problem: SipTransportError) => void;

  /** Called when a connection closes, in either direction: its flow is gone. */
  readonly onFlowClosed?: (flow: string) => void;

  /** Resolves names (RFC 3263). Default: the address records that `node:dns` finds, remembered for 10 s. */
  readonly resolve?: Resolve;
}

/** Sockets for messages. */
export interface SipTransport {
  /**
   * Sends a message. With the flow of an open connection it goes there, else to the target by a connection that is open
   * or that is opened; where the flow is gone, not by one that somebody else has opened. A response whose connection is gone goes where its top Via says
   * (RFC 3261 section 18.2.2). A request that is too long for UDP goes by TCP, with its Via changed; by UDP
   * after all where TCP is refused (section 18.1.1).
   *
   * @param message The message, or its octets.
   * @param target Where to.
   * @returns Resolves when the octets are with the operating system.
   * @throws SipTransportError when they cannot be sent; `RangeError` for a message that cannot be written.
   */
  send(message: SipMessage | Uint8Array, target: SipTarget): Promise<void>;

  /**
   * Sends a keep-alive on an open connection (RFC 5626 section 4.4.1).
   *
   * @param flow The flow of the connection.
   * @returns Resolves when it is answered.
   * @throws SipTransportError `unknown-flow`, `ping-timeout`, or why the connection has closed.
   */
  ping(flow: string): Promise<void>;

  /** Own addresses with their ports, in the order in which they were given. */
  addresses(): readonly SipListenAddress[];

  /**
   * Takes no new connections, waits until what is queued is written, and closes.
   *
   * @param graceMs Longest time that it waits for peers, in milliseconds.
   */
  drain(graceMs: number): Promise<void>;

  /** Closes at once. */
  close(): Promise<void>;
}

/**
 * Opens sockets for messages (RFC 3261 section 18).
 *
 * @param options Own addresses, limits, and who is told.
 * @returns The transport, listening.
 * @throws SipTransportError `listen-failed`; nothing is open then. RangeError for a limit that is negative or no
 *   number.
 */
export async function createSipTransport(options: SipTransportOptions): Promise<SipTransport> {
  const limits = withDefaults(options.limits ?? {});
  const { tls, onMessage, onProblem = ignore, onFlowClosed = ignore } = options;
  const { resolve = createLookup() } = options;
  const bound: SipListenAddress[] = [];

  const datagrams = createDatagrams((octets, source) => {
    if (isBlank(octets)) return;
    const message = read(octets, source);
    if (message !== undefined) receive(message, source);
  }, onProblem);

  const streams = createStreams({
    tls,
    limits,
    resolve,
    onProblem,
    onFlowClosed,
    onMessage: (message, { peer }) => {
      receive(message, peer);
    },
    onMalformed: (error, octets, { peer }) => {
      refuse(error, octets, peer);
    },
  });

  const long = createLongRequests(limits.maxUdpRequestOctets, (octets, target) =>
    streams.sendOut(octets, target),
  );

  function read(octets: Uint8Array, source: SipTarget): SipMessage | undefined {
    try {
      return parseMessage(octets, limits);
    } catch (error) {
      if (!(error instanceof SipError)) throw error;
      onProblem(new SipTransportError("malformed-message", error.message, source, error));
      refuse(error, octets, source);
      return undefined;
    }
  }

  function receive(message: SipMessage, source: SipTarget): void {
    const problem = routingProblem(message);
    if (problem === undefined) {
      onMessage(message.kind === "request" ? noteSource(message, source) : message, source);
      return;
    }
    const { header = "start line", reason, statusCode } = problem;
    const text = `${header}: ${reason}`;
    onProblem(new SipTransportError("malformed-message", text, source));
    if (message.kind === "request") answer(message, statusCode, text, source);
  }

  function refuse(error: SipError, octets: Uint8Array, source: SipTarget): void {
    const request = salvageRequest(octets, limits.maxHeadOctets);
    if (request !== undefined) answer(request, statusOf(error), error.message, source);
  }

  function answer(request: SipRequest, status: number, reason: string, source: SipTarget): void {
    const refusal = refusalTo(request, status, reason, source);
    if (refusal !== undefined) transport.send(refusal.octets, refusal.target).catch(ignore);
  }

  async function sendByUdp(octets: Uint8Array, target: SipTarget): Promise<void> {
    const [candidate] = await candidates(target, resolve);
    await datagrams.send(octets, candidate);
  }

  const transport: SipTransport = {
    async send(message, target) {
      const octets = message instanceof Uint8Array ? message : encodeMessage(message);
      if (target.transport === "udp") {
        if (long.concerns(octets, target) && (await long.send(message, target))) return;
        return sendByUdp(octets, target);
      }
      const open = target.flow === undefined ? undefined : streams.byFlow(target.flow);
      if (open !== undefined) return open.send(octets);
      if (isResponse(octets)) return streams.sendOut(octets, answerTarget(message, target));
      // Where the flow is gone, another device may have come to the same address.
      return target.flow === undefined
        ? streams.send(octets, target)
        : streams.sendOut(octets, target);
    },
    async ping(flow) {
      const connection = streams.byFlow(flow);
      if (connection === undefined) {
        throw new SipTransportError("unknown-flow", `no connection is open as ${flow}`);
      }
      return connection.ping();
    },
    addresses: () => bound,
    async drain(graceMs) {
      await streams.close(graceMs);
      await datagrams.close();
    },
    close: () => transport.drain(0),
  };

  try {
    for (const address of options.listen) {
      const isUdp = address.transport === "udp";
      const port = await (isUdp ? datagrams.bind(address) : streams.listen(address));
      bound.push({ ...address, port });
    }
  } catch (error) {
    await transport.close();
    throw error;
  }
  return transport;
}

// Where a response goes whose connection is gone.
function answerTarget(message: SipMessage | Uint8Array, target: SipTarget): SipTarget {
  try {
    const response = message instanceof Uint8Array ? parseMessage(message) : message;
    return responseTarget(response, target.transport) ?? target;
  } catch (error) {
    if (error instanceof SipError) return target;
    throw error;
  }
}

function refusalTo(
  request: SipRequest,
  statusCode: number,
  reason: string,
  source: SipTarget,
): { readonly octets: Uint8Array; readonly target: SipTarget } | undefined {
  try {
    const noted = noteSource(request, source);
    const response = createRefusal(noted, statusCode, reason);
    if (response === undefined) return undefined;
    const target = source.transport === "udp" ? responseTarget(noted, "udp") : source;
    return { octets: encodeMessage(response), target: { ...source, ...target } };
  } catch (error) {
    // A Via that is none, or a field that cannot be repeated.
    if (error instanceof SipError || error instanceof RangeError) return undefined;
    throw error;
  }
}

const RESPONSE = [83, 73, 80, 47];

// A response begins with "SIP/", in any case.
function isResponse(octets: Uint8Array): boolean {
  return RESPONSE.every((upper, index) => ((octets[index] ?? 0) & 0xdf) === (upper & 0xdf));
}

// A keep-alive is as empty by UDP as by TCP, and is not answered there (RFC 5626 section 4.4.2).
function isBlank(octets: Uint8Array): boolean {
  return octets.length <= 8 && octets.every((octet) => octet <= 32);
}

function ignore(): void {
  // Nobody has asked to be told.
}
