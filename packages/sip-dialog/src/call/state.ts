import type { SipRequest, SipResponse } from "@callingcard/sip";
import type { SipTarget, Transactions } from "@callingcard/sip-transaction";
import type { Dialog } from "../dialog.ts";
import type { Negotiation } from "../offer-answer.ts";
import type { SessionTimer } from "../session-timer.ts";
import type { ByeCommand, InviteCommand, OfferCommand, RespondCommand } from "./event.ts";
import type { CallSettings } from "./options.ts";

/** A call: an INVITE and the dialogs that come of it. Plain data but for the functions of its options. */
export interface Call {
  readonly settings: CallSettings;
  readonly callId: string;
  readonly localTag: string;

  /** Those of the call alone. */
  readonly transactions: Transactions;

  /** In the order in which they came up. */
  readonly dialogs: readonly CallDialog[];

  /** How many dialogs there were. */
  readonly dialogCount: number;

  /** The INVITE that the call is about: absent before the `invite` of an outgoing call. */
  readonly invite: OutgoingInvite | IncomingInvite | undefined;

  /** Requests of ours, by the key of their transaction. */
  readonly clients: ReadonlyMap<string, ClientRequest>;

  /** Requests of theirs within dialogs, by the key of their transaction. */
  readonly servers: ReadonlyMap<string, ServerRequest>;

  /** Timers of the call that run; those of transactions are not among them. */
  readonly timers: ReadonlySet<string>;

  /** Whether `over` was reported. */
  readonly isOver: boolean;
}

/** The INVITE of an outgoing call. */
export interface OutgoingInvite {
  readonly side: "caller";
  readonly key: string;
  readonly command: InviteCommand;
  readonly request: SipRequest;

  /** Its CSeq. */
  readonly sequence: number;
  readonly target: SipTarget;

  /** Offers and answers of a dialog that is to begin. */
  readonly negotiation: Negotiation;

  /**
   * `calling` before any response; `proceeding` after a provisional one; `answered` after a 2xx; `refused`
   * after any other final response.
   */
  readonly state: "calling" | "proceeding" | "answered" | "refused";

  /** Whether the user cancelled it, whether or not the CANCEL could be sent yet. */
  readonly isCancelled: boolean;

  /** Of the CANCEL. */
  readonly cancelHeaders: readonly { readonly name: string; readonly value: string }[];

  /** The largest Min-SE of a 422, in seconds; 0 without one. */
  readonly minSeconds: number;

  /** 422 responses that were followed. */
  readonly retries: number;
}

/** The INVITE of an incoming call. */
export interface IncomingInvite {
  readonly side: "callee";
  readonly key: string;
  readonly request: SipRequest;

  /** Its CSeq. */
  readonly sequence: number;
  readonly source: SipTarget;

  /** `answered` after a 2xx, `refused` after any other final response. */
  readonly state: "proceeding" | "answered" | "refused";

  /** Whether a response went out that tells the other side of the dialog. */
  readonly hasResponded: boolean;

  /** The reliable provisional response that waits for its PRACK (RFC 3262 section 3). */
  readonly provisional: ReliableProvisional | undefined;

  /** RSeq of the last reliable one; 0 before. */
  readonly rseq: number;

  /** RSeqs that were acknowledged or need not be any more. */
  readonly pastRseqs: readonly number[];

  /** Responses that wait for that PRACK. */
  readonly waiting: readonly RespondCommand[];
}

/** A reliable provisional response without PRACK. */
export interface ReliableProvisional {
  readonly rseq: number;
  readonly response: SipResponse;
  readonly hasDescription: boolean;
  readonly intervalMs: number;
  readonly elapsedMs: number;
}

/** A dialog of a call. */
export interface CallDialog {
  /** `d1` and so on. */
  readonly id: string;

  /**
   * `early`; `answered` between a 2xx of theirs and our ACK; `confirmed`; `ending` with a BYE of ours under way;
   * `gone`, kept while copies of its 2xx may come.
   */
  readonly stage: "early" | "answered" | "confirmed" | "ending" | "gone";
  readonly dialog: Dialog;
  readonly negotiation: Negotiation;

  /** The last ACK, for copies of the 2xx. */
  readonly ack: SentAck | undefined;

  /** CSeq of a re-INVITE without offer whose 2xx the user acknowledges. */
  readonly awaitedAck: number | undefined;

  /** Our 2xx that waits for its ACK. */
  readonly success: PendingSuccess | undefined;

  /** What the other side allows, if it said so. */
  readonly allowsUpdate: boolean | undefined;

  /** The largest Min-SE that the dialog saw, in seconds; 0 without one. */
  readonly minSeconds: number;
  readonly timer: SessionTimer | undefined;

  /** The last reliable provisional response of theirs. */
  readonly reliable: { readonly sequence: number; readonly rseq: number } | undefined;

  /** The reliable provisional response whose offer the user answers, by the PRACK. */
  readonly awaitedPrack: { readonly sequence: number; readonly rseq: number } | undefined;

  /** An offer that cannot be sent yet. */
  readonly waitingOffer: WaitingOffer | undefined;

  /** A BYE that waits for the ACK. */
  readonly waitingBye: ByeCommand | undefined;
}

/** An ACK that was sent. */
export interface SentAck {
  readonly sequence: number;
  readonly request: SipRequest;
  readonly target: SipTarget;
}

/** A 2xx of ours without ACK (RFC 3261 section 13.3.1.4). */
export interface PendingSuccess {
  readonly key: string;
  readonly sequence: number;
  readonly response: SipResponse;
  readonly intervalMs: number;
  readonly elapsedMs: number;

  /** Whether the machine answered by itself, so that the ACK is not reported. */
  readonly isSilent: boolean;
}

/** An offer that waits for another exchange, or for the time after a collision. */
export interface WaitingOffer {
  readonly command: OfferCommand;

  /** Exchanges before the first try: another one since makes the offer stale. */
  readonly exchanges: number | undefined;

  /** Tries that met with 491, 500 or 422. */
  readonly retries: number;

  /** The last response to it. */
  readonly response: SipResponse | undefined;

  /** Whether its timer runs. */
  readonly isDelayed: boolean;

  /** Whether it is a session refresh of the machine, which the user knows nothing of. */
  readonly isRefresh: boolean;
}

/** A request of ours. */
export interface ClientRequest {
  readonly purpose: "invite" | "cancel" | "bye" | "silent-bye" | "offer" | "prack" | "request";

  /** Absent for `invite` and `cancel`. */
  readonly dialog: string | undefined;
  readonly request: SipRequest;

  /** Whether its final response came. */
  readonly isDone: boolean;

  /** Of `offer`. */
  readonly offer?: WaitingOffer;

  /** Of `request`. */
  readonly reference?: string | undefined;
}

/** A request of theirs within a dialog, without a final response. */
export interface ServerRequest {
  readonly dialog: string;
  readonly request: SipRequest;
}
