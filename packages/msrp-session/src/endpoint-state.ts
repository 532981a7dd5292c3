import type { FailureReport, MsrpFrame, RequestHead } from "@callingcard/msrp";
import type { EndpointAction } from "./endpoint-event.ts";
import { ENDPOINT_LIMITS, type EndpointLimits, type EndpointOptions } from "./endpoint-options.ts";
import type { OwnMessage } from "./relay-event.ts";
import type { Ranges } from "./ranges.ts";
import { createTransactionIds, type TransactionIds } from "./transaction-id.ts";

/** The state of an endpoint. Plain data but for `createId`; a step changes it in place. */
export interface Endpoint {
  readonly localUri: string;
  readonly remotePath: string;
  readonly isActive: boolean;
  readonly acceptTypes: readonly string[];
  readonly keepAliveMs: number;
  readonly transactionMs: number;
  readonly messageMs: number;
  readonly pieceOctets: number;
  readonly answersByHand: boolean;
  readonly limits: Required<EndpointLimits>;
  readonly ids: TransactionIds;
  isConnected: boolean;

  /** `await-drain` has no answer yet. */
  isBlocked: boolean;

  /** Whether a frame was sent since the timer for keep-alives was started. */
  hasSent: boolean;

  /** Messages to be sent; the first one has the turn, and perhaps an open chunk. */
  readonly queue: Outgoing[];

  /** Requests that wait for their response, the oldest first; SENDs without a body have no message. */
  readonly transactions: Map<
    string,
    { readonly message: Outgoing | undefined; readonly tick: number }
  >;

  /** Messages that were begun, for reports about them, by Message-ID. */
  readonly sent: Map<string, Outgoing>;

  /** Messages of which a part has come, by Message-ID. */
  readonly incoming: Map<string, Incoming>;

  /** Message-IDs of what has come, the oldest first. */
  readonly known: Set<string>;
  heldOctets: number;

  /** SENDs that wait for `respond`, by transaction. */
  readonly byHand: Map<string, MsrpFrame<RequestHead>>;
  tick: number;
  isTicking: boolean;
  isSweeping: boolean;
}

/** A message that is sent. */
export interface Outgoing {
  readonly message: OwnMessage;
  readonly wantsFailure: FailureReport;
  readonly hasDashes: boolean;

  /** Octets that were written. */
  position: number;

  /** The chunk that is open, and the place in the body where it began. */
  chunk: { readonly transactionId: string; readonly start: number } | undefined;

  /** Requests without their response. */
  pending: number;
  isWritten: boolean;
  isOver: boolean;
  readonly reported: Ranges;
}

/** A message that comes. */
export interface Incoming {
  readonly messageId: string;
  head: RequestHead;
  readonly contentType: string;
  readonly wantsSuccess: boolean;
  readonly chunks: { readonly start: number; readonly body: Uint8Array }[];
  octets: number;
  readonly received: Ranges;

  /** Octets of the message, once its end has come. */
  total: number | undefined;

  /** What further requests are answered. */
  refusal: number | undefined;
  age: number;
}

/** What the functions of an endpoint work with during a step. */
export interface EndpointStep {
  readonly endpoint: Endpoint;
  readonly actions: EndpointAction[];
}

/**
 * Makes an endpoint that is not connected.
 *
 * @param options The session and how it behaves.
 * @returns The endpoint.
 * @throws RangeError for pieces of fewer than 2048 octets.
 */
export function createEndpoint(options: EndpointOptions): Endpoint {
  const { createId, localUri, remotePath, isActive, pieceOctets = 16_384 } = options;
  if (pieceOctets < 2048) throw new RangeError("chunks are interrupted behind 2048 octets");
  return {
    localUri,
    remotePath,
    isActive,
    acceptTypes: (options.acceptTypes ?? ["*"]).map((type) => type.toLowerCase()),
    keepAliveMs: options.keepAliveMs ?? 0,
    transactionMs: options.transactionMs ?? 30_000,
    messageMs: options.messageMs ?? 600_000,
    pieceOctets,
    answersByHand: options.answersByHand ?? false,
    limits: { ...ENDPOINT_LIMITS, ...options.limits },
    ids: createTransactionIds(createId),
    isConnected: false,
    isBlocked: false,
    hasSent: false,
    queue: [],
    transactions: new Map(),
    sent: new Map(),
    incoming: new Map(),
    known: new Set(),
    heldOctets: 0,
    byHand: new Map(),
    tick: 0,
    isTicking: false,
    isSweeping: false,
  };
}
