import type { HeaderField, SipMessage } from "@callingcard/sip";
import type { SipTarget } from "@callingcard/sip-transaction";

/** What a call is told by its owner: what came from the network and from clocks, and what its user wants. */
export type CallEvent = MessageEvent | TimerEvent | TransportErrorEvent | CallCommand;

/** What the user of a call wants. */
export type CallCommand =
  | InviteCommand
  | CancelCommand
  | AcknowledgeCommand
  | AnswerProvisionalCommand
  | RespondCommand
  | ByeCommand
  | OfferCommand
  | AnswerCommand
  | RequestCommand;

/** A message of the call came. */
export interface MessageEvent {
  readonly kind: "message";
  readonly message: SipMessage;
  readonly source: SipTarget;
}

/** A timer fired. One that was stopped is disregarded. */
export interface TimerEvent {
  readonly kind: "timer";
  readonly timer: string;
}

/** A message could not be sent. */
export interface TransportErrorEvent {
  readonly kind: "transport-error";
  readonly message: SipMessage;
}

/** What the user puts into a message. */
export interface Content {
  /**
   * Header fields. Those that the call writes by itself (Contact, Allow, Supported, Session-Expires, Min-SE,
   * User-Agent, Server, Max-Forwards) are the user's where they are here. Via, From, To, Call-ID, CSeq and
   * Content-Length are not taken. Default none.
   */
  readonly headers?: readonly HeaderField[];

  /** Default empty. */
  readonly body?: Uint8Array;

  /** Value of Content-Type. */
  readonly contentType?: string;
}

/** Content of a response. */
export interface ResponseContent extends Content {
  /** From 101 to 699. */
  readonly status: number;

  /** Default the one of RFC 3261 section 21. */
  readonly reasonPhrase?: string;
}

/**
 * Send the INVITE of an outgoing call. It may be sent again after it was refused, also when the call was over by that: in
 * the same call, with the next CSeq.
 */
export interface InviteCommand extends Content {
  readonly kind: "invite";
  readonly requestUri: string;

  /** Address for From, without tag. */
  readonly from: string;

  /** Address for To, without tag. */
  readonly to: string;
  readonly target: SipTarget;
}

/** Cancel the INVITE of an outgoing call (RFC 3261 section 9.1). */
export interface CancelCommand {
  readonly kind: "cancel";

  /** Such as Reason. Default none. */
  readonly headers?: readonly HeaderField[];
}

/** Acknowledge a 2xx: one to the INVITE, or to an offerless re-INVITE. */
export interface AcknowledgeCommand extends Content {
  readonly kind: "acknowledge";
  readonly dialog: string;
}

/** Answer the offer in a reliable provisional response, by its PRACK (RFC 3262 section 5). */
export interface AnswerProvisionalCommand extends Content {
  readonly kind: "answer-provisional";
  readonly dialog: string;
}

/** Answer the INVITE of an incoming call. */
export interface RespondCommand extends ResponseContent {
  readonly kind: "respond";

  /**
   * Whether a provisional response is sent reliably (RFC 3262) if the other side supports it. Default: if it
   * requires it.
   */
  readonly reliable?: boolean;
}

/** End a dialog. Before the ACK of a 2xx of ours came, the BYE waits for it (RFC 3261 section 15). */
export interface ByeCommand {
  readonly kind: "bye";
  readonly dialog: string;

  /** Such as Reason. Default none. */
  readonly headers?: readonly HeaderField[];
}

/** Offer another session within a dialog; it waits while another exchange is under way. */
export interface OfferCommand extends Content {
  readonly kind: "offer";
  readonly dialog: string;

  /** A re-INVITE, without a body to ask the other side for an offer; or an UPDATE. */
  readonly method: "INVITE" | "UPDATE";
}

/** Answer a request that was reported with a key. */
export interface AnswerCommand extends ResponseContent {
  readonly kind: "answer";
  readonly key: string;
}

/** Send another request within a dialog. */
export interface RequestCommand extends Content {
  readonly kind: "request";
  readonly dialog: string;

  /** Any but INVITE, ACK, CANCEL, BYE, PRACK and UPDATE. */
  readonly method: string;

  /** Comes back with the response. */
  readonly reference?: string;
}
