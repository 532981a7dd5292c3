import type { SipMessage, SipRequest, SipResponse } from "@callingcard/sip";
import type { SipTarget } from "./target.ts";

/** What a transaction, or a table of them, asks its owner to do, or tells its user. */
export type TransactionAction =
  | SendAction
  | StartTimerAction
  | StopTimerAction
  | RequestAction
  | CancelAction
  | AckAction
  | ResponseAction
  | StrayResponseAction
  | RefusedAction
  | DiscardedAction
  | TimeoutAction
  | TransportErrorAction
  | EndedAction;

/** Send a message. When it cannot be sent, call `failTransport` with the key. */
export interface SendAction {
  readonly kind: "send";

  /** The transaction it belongs to. */
  readonly key: string;
  readonly message: SipMessage;

  /** The octets of the message; those of a retransmission are those of the first transmission. */
  readonly octets: Uint8Array;
  readonly target: SipTarget;
}

/** Call `fireTimer` after some time. A timer of the same name that runs already is replaced. */
export interface StartTimerAction {
  readonly kind: "start-timer";

  /** Names one timer of one transaction; `isTransactionTimer` knows it. */
  readonly timer: string;
  readonly afterMs: number;
}

/** Forget a timer. One that fires nevertheless is ignored. */
export interface StopTimerAction {
  readonly kind: "stop-timer";
  readonly timer: string;
}

/** A request came, for the first time. The user answers it by `sendResponse`. */
export interface RequestAction {
  readonly kind: "request";

  /** The server transaction. */
  readonly key: string;
  readonly request: SipRequest;
  readonly source: SipTarget;
}

/**
 * A CANCEL came, for the first time (RFC 3261 section 9.2). The user answers it by `sendResponse`: 200 when
 * there is an INVITE that it matches, which gets its 487 by another call, else 481.
 */
export interface CancelAction {
  readonly kind: "cancel";

  /** The server transaction of the CANCEL. */
  readonly key: string;

  /** The server transaction of the INVITE that is to be cancelled, whatever its state. */
  readonly inviteKey: string | undefined;
  readonly request: SipRequest;
  readonly source: SipTarget;
}

/** The ACK of a 2xx came; it is no transaction and may come again. */
export interface AckAction {
  readonly kind: "ack";
  readonly request: SipRequest;
  readonly source: SipTarget;
}

/**
 * A response came: provisional ones as they come, a final one once, but a 2xx of an INVITE each time it
 * comes (RFC 6026 section 7.2).
 */
export interface ResponseAction {
  readonly kind: "response";

  /** The client transaction. */
  readonly key: string;
  readonly response: SipResponse;
}

/** A response came that belongs to no transaction. A proxy may not forward it (RFC 6026 section 7.3). */
export interface StrayResponseAction {
  readonly kind: "stray-response";
  readonly response: SipResponse;
  readonly source: SipTarget;
}

/** Why a request that came is no transaction. */
export type RefusalCode =
  /** Its top Via is missing or cannot be read. */
  | "invalid-via"
  /** Its branch does not begin with `z9hG4bK`: it is of a client from before RFC 3261. */
  | "no-magic-cookie"
  /** The table is full. */
  | "too-many-transactions";

/** A request came that is no transaction here. The owner may answer it without one, to `responseTarget`. */
export interface RefusedAction {
  readonly kind: "refused";
  readonly code: RefusalCode;
  readonly request: SipRequest;
  readonly source: SipTarget;
}

/**
 * A response of the user is not sent, because its transaction is over or has sent another final one, or
 * because RFC 4320 forbids it.
 */
export interface DiscardedAction {
  readonly kind: "discarded";
  readonly key: string;
  readonly response: SipResponse;
}

/**
 * A client got no final response in time, or a server no ACK of its response (Timer H), or its user did not
 * answer as long as the client waits.
 */
export interface TimeoutAction {
  readonly kind: "timeout";
  readonly key: string;
}

/** A message of a transaction could not be sent. */
export interface TransportErrorAction {
  readonly kind: "transport-error";
  readonly key: string;
}

/** A transaction is over; none of its timers runs. */
export interface EndedAction {
  readonly kind: "ended";
  readonly key: string;
}
