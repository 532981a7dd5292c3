import type { MsrpFrame } from "@callingcard/msrp";
import type { SipMessage, SipRequest } from "@callingcard/sip";
import type { SipTarget } from "@callingcard/sip-transaction";
import type { Settings } from "../settings.ts";
import type { StoredDeferredMessage } from "../store/deferred-messages.ts";
import type { Binding } from "../store/registrations.ts";
import type { Answer } from "./question.ts";

/** What makes a session. */
export type SessionStart =
  /** An INVITE for a user that is served here. */
  | { readonly kind: "invited"; readonly request: SipRequest; readonly source: SipTarget }
  /** A device registered, and messages of one session wait for its user (8.3.2.9). */
  | {
      readonly kind: "push";
      readonly servedUser: string;
      /** All of one Contribution-ID, in the order they came; at least one. */
      readonly messages: readonly StoredDeferredMessage[];
      readonly bindings: readonly Binding[];
    }
  /** Messages of one session have expired, and who wrote them asked to be told (digest 9.4). */
  | {
      readonly kind: "expired";
      readonly servedUser: string;
      /** All of one Contribution-ID; at least one. */
      readonly messages: readonly StoredDeferredMessage[];
    };

/** What happens to a session. */
export type SessionEvent =
  | { readonly kind: "sip"; readonly message: SipMessage; readonly source: SipTarget }
  /** A message could not be sent. */
  | {
      readonly kind: "sip-failed";
      readonly message: SipMessage;
      readonly target: SipTarget;
      readonly reason: string;
    }
  /** A timer that was started and not stopped; one that was stopped is ignored. */
  | { readonly kind: "timer"; readonly timer: string }
  /** A frame for a session-id that this session listens for: the leg is the one that listens. */
  | {
      readonly kind: "msrp-frame";
      readonly leg: string;
      readonly connection: string;
      readonly frame: MsrpFrame;

      /**
       * The certificate of the peer, as values of a=fingerprint: one for each hash function, names in lower
       * case and digits in upper case. `undefined` without TLS; none where the peer has shown none.
       */
      readonly certificate?: readonly string[];
    }
  /** The connection that was asked for by `connect-msrp` is there. */
  | { readonly kind: "msrp-connected"; readonly leg: string; readonly connection: string }
  /** The connection that was asked for by `connect-msrp` could not be made. */
  | { readonly kind: "msrp-unreachable"; readonly leg: string; readonly reason: string }
  | { readonly kind: "msrp-closed"; readonly connection: string }
  /** What waits to be written to the connection is above its mark. */
  | { readonly kind: "msrp-paused"; readonly connection: string }
  /** The connection can take octets again; also the answer to `await-drain` when it can at once. */
  | { readonly kind: "msrp-drained"; readonly connection: string }
  /** The answer to an `ask`. */
  | { readonly kind: "told"; readonly ask: number; readonly answer: Answer }
  /** The settings were changed while the session lives. */
  | { readonly kind: "policy"; readonly settings: Settings }
  /** The user declined the deferred messages of this session elsewhere (CPM-050, CPM-051); one that is not deferring goes on. */
  | { readonly kind: "declined" }
  /** The owner wants to end: all dialogs are ended with this text in their Reason. */
  | { readonly kind: "drain"; readonly reason: string };
