import type { SipMessage, SipRequest, SipResponse } from "@callingcard/sip";
import type { SipTarget } from "@callingcard/sip-transaction";
import type { CallEvent } from "./event.ts";

/** What a call asks its owner to do, or reports to its user. */
export type CallAction = CallSendAction | CallStartTimerAction | CallStopTimerAction | CallReport;

/** Send a message. When it cannot be sent, say so by a `transport-error`. */
export interface CallSendAction {
  readonly kind: "send";
  readonly message: SipMessage;
  readonly target: SipTarget;

  /** The octets of the message, where they are made already. */
  readonly octets?: Uint8Array;
}

/** Send a `timer` event after some time. A timer of the same name that runs already is replaced. */
export interface CallStartTimerAction {
  readonly kind: "start-timer";
  readonly timer: string;
  readonly afterMs: number;
}

/** Forget a timer. */
export interface CallStopTimerAction {
  readonly kind: "stop-timer";
  readonly timer: string;
}

/** What the user of a call is told. Dialogs have the names `d1`, `d2` and so on, in the order in which they came up. */
export type CallReport =
  /** A response from 101 to 199 came; a reliable one once, and its PRACK is sent. */
  | {
      readonly kind: "progress";

      /** Absent for a response without a tag. */
      readonly dialog?: string;
      readonly response: SipResponse;

      /** It has an offer: the PRACK waits for an `answer-provisional`. */
      readonly awaitsAnswer?: true;
    }
  /** A 2xx came, the first one of its dialog. The user acknowledges it. */
  | {
      readonly kind: "answered";
      readonly dialog: string;
      readonly response: SipResponse;

      /** The user had cancelled before: acknowledge it and end the dialog. */
      readonly cancelled?: true;
    }
  /** The INVITE was refused, the early dialogs are gone. Also: what the machine refused in place of the user. */
  | {
      readonly kind: "refused";
      readonly response: SipResponse;

      /** Made here: 408 after a timeout, 503 where it could not be sent, 487 without an answer to CANCEL. */
      readonly local?: true;
    }
  /** The INVITE of an incoming call came again after its refusal, with the next CSeq: as the first one, it wants an answer. */
  | { readonly kind: "invited"; readonly request: SipRequest }
  /** A CANCEL came in time and is answered; 487 was sent to what it cancels. */
  | {
      readonly kind: "cancelled";
      readonly request: SipRequest;

      /** Of the re-INVITE that was cancelled; absent for the INVITE of the call. */
      readonly key?: string;
    }
  /** The PRACK of a provisional response came and is answered, unless it is reported as `offered` too. */
  | {
      readonly kind: "provisional-acknowledged";
      readonly dialog: string;
      readonly request: SipRequest;
    }
  /** The ACK of a 2xx of ours came, the first one. */
  | { readonly kind: "acknowledged"; readonly dialog: string; readonly request: SipRequest }
  /**
   * A re-INVITE, UPDATE or PRACK came with an offer that changes the session, or a re-INVITE without one. The
   * user answers it.
   */
  | {
      readonly kind: "offered";
      readonly dialog: string;
      readonly key: string;
      readonly request: SipRequest;
    }
  /** The session was refreshed, by a request that came and is answered, or by one of ours. */
  | { readonly kind: "refreshed"; readonly dialog: string; readonly request?: SipRequest }
  /** Another request came. The user answers it. */
  | {
      readonly kind: "received";
      readonly dialog: string;
      readonly key: string;
      readonly request: SipRequest;
    }
  /** The final response to an `offer`. Where it is 491, or 500 with Retry-After, the offer was tried again before. */
  | {
      readonly kind: "answered-offer";
      readonly dialog: string;
      readonly response: SipResponse;
      readonly local?: true;
    }
  /** The final response to a `request`. */
  | {
      readonly kind: "responded";
      readonly dialog: string;
      readonly method: string;
      readonly response: SipResponse;
      readonly local?: true;
      readonly reference?: string;
    }
  /** A BYE came and is answered; the dialog is gone. */
  | { readonly kind: "ended"; readonly dialog: string; readonly request: SipRequest }
  /** The BYE of the user was answered, or nobody answered it; the dialog is gone. */
  | { readonly kind: "released"; readonly dialog: string; readonly response?: SipResponse }
  /** The session was not refreshed in time. The dialog is still there: the user ends it. */
  | { readonly kind: "expired"; readonly dialog: string }
  /**
   * The other side does not know the dialog (481), does not answer (408) or never acknowledged our 2xx. The dialog is gone; the
   * machine sends a BYE where there may be somebody to hear it.
   */
  | { readonly kind: "lost"; readonly dialog: string; readonly response?: SipResponse }
  /** Something that belongs to nothing, such as a command that comes too late. */
  | { readonly kind: "ignored"; readonly event: CallEvent; readonly reason: string }
  /** No dialog, transaction or timer is left. */
  | { readonly kind: "over" };
