import type { SipMessage } from "@callingcard/sip";
import type { SipTarget } from "@callingcard/sip-transaction";
import type { RequirementId } from "../requirement.ts";
import type { Question } from "./question.ts";

/** What a session asks its owner to do, in this order. */
export type SessionAction =
  | {
      readonly kind: "send";
      readonly message: SipMessage;
      readonly target: SipTarget;
      /** The octets of the message where it was encoded before, as a retransmission is. */
      readonly octets?: Uint8Array;
    }
  /** Starts a timer, or starts it anew. */
  | { readonly kind: "start-timer"; readonly timer: string; readonly afterMs: number }
  | { readonly kind: "stop-timer"; readonly timer: string }
  /** From now on, frames whose leftmost To-Path has this session-id are for this leg. */
  | { readonly kind: "listen-msrp"; readonly leg: string; readonly sessionId: string }
  | { readonly kind: "unlisten-msrp"; readonly sessionId: string }
  | {
      readonly kind: "connect-msrp";
      readonly leg: string;
      readonly host: string;
      readonly port: number;
      readonly isSecure: boolean;
      /** Values of a=fingerprint, one of which the certificate of the peer must have. */
      readonly fingerprints: readonly string[];
    }
  /** The session has no use for the connection; one that others share stays open. */
  | { readonly kind: "close-msrp"; readonly connection: string }
  /** One frame in pieces, which are written one behind the other. Pieces may be shared. */
  | {
      readonly kind: "send-msrp";
      readonly connection: string;
      readonly pieces: readonly Uint8Array[];
    }
  /** `msrp-drained` is wanted when the connection can take octets, now or later. */
  | { readonly kind: "await-drain"; readonly connection: string }
  | { readonly kind: "ask"; readonly ask: number; readonly question: Question }
  /** A decision, for the trace. */
  | {
      readonly kind: "note";
      readonly requirement: RequirementId;
      readonly leg?: string;
      readonly text: string;
    }
  /** Somebody has to look at this; what happens to the session was decided by its settings. */
  | { readonly kind: "alarm"; readonly alarm: AlarmCode; readonly text: string }
  /** Nothing is left: no dialog, no transaction, no timer. */
  | { readonly kind: "over" };

/** What somebody has to look at. */
export type AlarmCode =
  /** No document of XDM could be had. */
  | "xdm-down"
  /** A document of XDM could not be read. */
  | "xdm-document"
  /** Nobody knows who is registered. */
  | "registrations-down"
  /** Nothing could be recorded or deferred. */
  | "store-down"
  /** A message was lost, or left out of what a device gets. */
  | "message-lost";
