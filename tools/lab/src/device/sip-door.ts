import {
  createResponse,
  encodeMessage,
  type SipMessage,
  type SipRequest,
  type SipResponse,
} from "@callingcard/sip";
import {
  clientKeyOf,
  createTransactions,
  fireTimer,
  failTransport,
  receiveMessage,
  sendRequest,
  sendResponse,
  type SipTarget,
  type TransactionAction,
  type TransactionStep,
} from "@callingcard/sip-transaction";
import { createSipTransport, type SipTransport } from "@callingcard/sip-transport";
import type { EventLog } from "../event-log.ts";
import { newIdentifier } from "../identifier.ts";
import { createTimers } from "../timers.ts";
import type { DeviceEvent } from "./device-event.ts";
import type { AllDeviceOptions } from "./device-options.ts";

/** Who takes the messages of a call. */
export interface MessageTaker {
  /** Whether a message is one of its own. */
  takes(message: SipMessage): boolean;
  receive(message: SipMessage, source: SipTarget): void;
}

/** A device's way out and in by SIP, and its transactions beside all calls. */
export interface SipDoor {
  /** Host and port, as they stand in URIs and in Via. */
  readonly hostPort: string;

  /** Takers of messages, asked in their order; each that takes a message gets it. */
  readonly takers: Set<MessageTaker>;

  /** Whether refreshes of sessions go out. True at first. */
  refreshes: boolean;

  /** The Via of a request to a target, without branch. */
  via(target: SipTarget): string;

  /** Where a request goes that is not within a dialog. */
  next(uriTarget: () => SipTarget): SipTarget;

  /** Sends a message. */
  send(message: SipMessage, octets: Uint8Array | undefined, target: SipTarget): Promise<void>;

  /** Sends a request beside all calls, whose Via it adds, and gives its final response; 408 and 503 where none came. */
  request(request: SipRequest, target: SipTarget): Promise<SipResponse>;
  close(): Promise<void>;
}

/**
 * Opens a door.
 *
 * @param options The device.
 * @param log Where messages are noted.
 * @param onInvite Called for an INVITE of no call.
 * @returns The door, listening.
 */
export async function createSipDoor(
  options: AllDeviceOptions,
  log: EventLog<DeviceEvent>,
  onInvite: (request: SipRequest, source: SipTarget) => void,
): Promise<SipDoor> {
  const { host, transport: by, tls } = options;
  const takers = new Set<MessageTaker>();
  const timers = createTimers();
  const waiting = new Map<string, (response: SipResponse) => void>();
  let table = createTransactions(options.transactions);

  const transport: SipTransport = await createSipTransport({
    listen: [{ transport: by, host, port: 0 }],
    ...(tls !== undefined && { tls }),
    onMessage: (message, source) => {
      log.add({ kind: "sip", way: "in", message, target: source });
      receive(message, source);
    },
    onProblem(problem) {
      log.add({ kind: "problem", text: `SIP: ${problem.code}: ${problem.message}` });
    },
  });
  const port = transport.addresses()[0]?.port ?? 0;
  const hostPort = `${host.includes(":") ? `[${host}]` : host}:${port}`;

  const receive = (message: SipMessage, source: SipTarget): void => {
    const own = [...takers].filter((taker) => taker.takes(message));
    for (const taker of own) taker.receive(message, source);
    if (own.length > 0) return;
    const isInvite = message.kind === "request" && message.method === "INVITE";
    if (isInvite) onInvite(message, source);
    else step(receiveMessage(table, message, source));
  };
  const step = ([next, actions]: TransactionStep): void => {
    table = next;
    for (const action of actions) obey(action);
  };
  const obey = (action: TransactionAction): void => {
    switch (action.kind) {
      case "send":
        send(action.message, action.octets, action.target).catch(() => {
          step(failTransport(table, action.key));
        });
        break;
      case "start-timer":
        timers.start(action.timer, action.afterMs, () => {
          step(fireTimer(table, action.timer));
        });
        break;
      case "stop-timer":
        timers.stop(action.timer);
        break;
      case "request":
      case "cancel":
        answer(action.key, action.request);
        break;
      case "response":
        if (action.response.statusCode >= 200) waiting.get(action.key)?.(action.response);
        break;
      case "timeout":
      case "transport-error":
        fail(action.key, action.kind === "timeout" ? 408 : 503);
        break;
      case "ack":
      case "discarded":
      case "ended":
      case "refused":
      case "stray-response":
        break;
    }
  };
  const answer = (key: string, request: SipRequest): void => {
    log.add({ kind: "asked", request });
    const isKnown = /^(?:MESSAGE|NOTIFY|OPTIONS|INFO)$/.test(request.method);
    const isWithin = request.method === "CANCEL" || request.method === "BYE";
    const status = isKnown ? 200 : isWithin ? 481 : 405;
    step(sendResponse(table, key, createResponse(request, status, { toTag: newIdentifier() })));
  };
  const asked = new Map<string, SipRequest>();
  const fail = (key: string, status: number): void => {
    const request = asked.get(key);
    if (request !== undefined) waiting.get(key)?.(createResponse(request, status));
  };
  const send: SipDoor["send"] = async (message, octets, target) => {
    log.add({ kind: "sip", way: "out", message, target });
    await transport.send(octets ?? encodeMessage(message), target);
  };
  const via = (target: SipTarget): string =>
    `SIP/2.0/${target.transport.toUpperCase()} ${hostPort};rport`;

  return {
    hostPort,
    takers,
    refreshes: true,
    via,
    next: (uriTarget) => options.core ?? uriTarget(),
    send,
    async request(bare, target) {
      const value = `${via(target)};branch=z9hG4bK${newIdentifier()}`;
      const request = { ...bare, headers: [{ name: "Via", value }, ...bare.headers] };
      const key = clientKeyOf(request);
      const { promise, resolve } = Promise.withResolvers<SipResponse>();
      waiting.set(key, resolve);
      asked.set(key, request);
      step(sendRequest(table, request, target));
      try {
        return await promise;
      } finally {
        waiting.delete(key);
        asked.delete(key);
      }
    },
    async close() {
      timers.stopAll();
      takers.clear();
      await transport.close();
    },
  };
}
