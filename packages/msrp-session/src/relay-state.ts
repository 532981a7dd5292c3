import type { FailureReport, RequestHead } from "@callingcard/msrp";
import type { Chunk, PreparedChunk, Variant } from "./chunk.ts";
import type { BlockSearch } from "./header-block.ts";
import type { RelayAction } from "./relay-action.ts";
import type { RouteEvent } from "./relay-event.ts";
import { RELAY_LIMITS, type RelayLimits, type RelayOptions } from "./relay-options.ts";
import type { Ranges } from "./ranges.ts";
import type { TransactionIds } from "./transaction-id.ts";

/** The state of a relay. Plain data but for `createId`; a step changes it in place. */
export interface Relay {
  readonly createId: () => string;
  readonly limits: Required<RelayLimits>;
  readonly transactionMs: number;
  readonly messageMs: number;
  readonly legs: Map<string, Leg>;

  /** Messages for legs that come later, the oldest first, and the octets of their chunks. */
  readonly late: Message[];
  lateOctets: number;

  /** Steps of the clock of transactions. */
  tick: number;
  isTicking: boolean;
  isSweeping: boolean;
}

/** What the functions of a relay work with during a step. */
export interface RelayStep {
  readonly relay: Relay;
  readonly actions: RelayAction[];

  /** Legs whose queue became too long in this step. */
  readonly overflowed: Leg[];

  /** Deliveries of which a request without response went out in this step. */
  readonly sent: Delivery[];
}

/** One side of a relay: the session with one peer. */
export interface Leg {
  readonly name: string;
  localUri: string;
  remotePath: string;

  /** To-Path and From-Path of what is sent here, as they are written. */
  paths: Uint8Array;
  readonly ids: TransactionIds;
  isConnected: boolean;
  isPaused: boolean;

  /** The leg has overflown or is gone: nothing is sent to it any more. */
  isClosed: boolean;
  queue: Queued[];
  queuedOctets: number;

  /** Requests that wait for their response, the oldest first. */
  readonly transactions: Map<string, Transaction>;

  /** What is on its way to the leg, or was, by the Message-ID that it has there. */
  readonly outgoing: Map<string, Delivery>;

  /** What comes from the leg, by its Message-ID. */
  readonly incoming: Map<string, Message>;

  /** Messages that were told and wait for their route, in their order. */
  readonly asked: Message[];

  /** Complete messages of `incoming`, the oldest first. */
  readonly done: Message[];

  /** Messages of `incoming` that are not done. */
  openMessages: number;

  /** Octets of the chunks that those messages keep. */
  heldOctets: number;
}

/** A frame that waits until its leg can take it: a response or report that is written, or a request of a message. */
export type Queued =
  | { readonly kind: "written"; readonly pieces: readonly Uint8Array[] }
  | {
      readonly kind: "chunk";
      readonly transactionId: string;
      readonly chunk: PreparedChunk;
      readonly delivery: Delivery;
    };

/** A request that waits for its response. */
interface Transaction {
  /** What it is a part of; `undefined` for a SEND without a body. */
  readonly delivery: Delivery | undefined;

  /** The clock when it was sent. */
  readonly tick: number;
}

/** A message on its way to one leg. */
export interface Delivery {
  readonly message: Message;
  readonly leg: Leg;
  readonly variant: Variant;

  /** Message-ID on the leg: that of the message, unless another one on its way there has the same. */
  readonly messageId: string;

  /** Last octet that was sent or queued, as numbered on the leg. */
  position: number;

  /** Requests without their response, or that are not sent yet where none is asked for. */
  pending: number;

  /** Whether all requests were sent or queued. */
  isWhole: boolean;

  /** What the leg has reported as received, as numbered on the leg. */
  readonly reported: Ranges;

  /** Whether it has reported anything: of a message without octets there is nothing else. */
  hasReport: boolean;
  isDelivered: boolean;

  /** Why the leg does not get it. */
  failure: number | undefined;

  /** Sweeps since it began. */
  age: number;
}

/**
 * How far a message has come: its type or header block is not known, or all of it is waited for; it waits for its
 * route; it is on its way; it is over.
 */
type Stage = "reading" | "asked" | "routed" | "over";

/** A message that comes from a leg, or from the owner. */
export interface Message {
  /** `undefined` for one of the owner. */
  readonly from: Leg | undefined;
  readonly messageId: string;
  readonly contentType: string;
  readonly wantsSuccess: boolean;
  readonly wantsFailure: FailureReport;

  /** Head of its first request, or of the first that came. */
  head: RequestHead;
  stage: Stage;

  /** Whether it was told. */
  isTold: boolean;

  /** Whether `collect` was said. */
  isCollected: boolean;

  /** Octets that came. */
  readonly received: Ranges;

  /** Octets of the message, once a request has said it. */
  total: number | undefined;

  /** Whether the request with the end came. */
  isEnded: boolean;
  isComplete: boolean;

  /** Chunks that are held or kept, in the order in which they came, and their octets. */
  chunks: Chunk[];
  chunkOctets: number;

  /** How many of these octets count for the leg. */
  heldOctets: number;

  /** The start of a message/cpim while its block is looked for. */
  prefix: Prefix | undefined;
  block: Uint8Array | undefined;
  route: RouteEvent | undefined;
  deliveries: Delivery[];

  /** Whether it is in the list for later legs. */
  isLate: boolean;

  /** The requests whose responses are kept back, once all octets are there. */
  unanswered: RequestHead[];

  /** What further requests are answered. */
  refusal: number | undefined;
  isSuccessReported: boolean;
  isFailureReported: boolean;

  /** Sweeps without news. */
  age: number;
}

/** The octets at the start of a message, as far as there is no gap. */
export interface Prefix {
  octets: Uint8Array;
  length: number;
  readonly search: BlockSearch;

  /** Chunks behind a gap. */
  detached: Chunk[];
}

/**
 * Makes a relay without legs.
 *
 * @param options Identifiers, limits and times.
 * @returns The relay.
 */
export function createRelay(options: RelayOptions): Relay {
  return {
    createId: options.createId,
    limits: { ...RELAY_LIMITS, ...options.limits },
    transactionMs: options.transactionMs ?? 30_000,
    messageMs: options.messageMs ?? 600_000,
    legs: new Map(),
    late: [],
    lateOctets: 0,
    tick: 0,
    isTicking: false,
    isSweeping: false,
  };
}
