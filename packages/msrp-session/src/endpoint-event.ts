import type { MsrpFrame, RequestHead } from "@callingcard/msrp";
import type { OwnMessage } from "./relay-event.ts";

/** What happens to an {@link Endpoint}. */
export type EndpointEvent =
  /** The connection is there, or there again. */
  | { readonly kind: "connected" }
  /** The connection is gone. Messages of which nothing was sent wait for another one, others have failed. */
  | { readonly kind: "disconnected" }
  /** A frame of the session, as it was read. */
  | { readonly kind: "frame"; readonly frame: MsrpFrame }
  | { readonly kind: "send"; readonly message: OwnMessage }
  /** A message is not to be sent any more: `failed` with status 0. */
  | { readonly kind: "abort"; readonly messageId: string }
  /** Another session wants to use the connection: a chunk that is open is ended. */
  | { readonly kind: "interrupt" }
  /** The answer to `await-drain`: the connection can take octets. */
  | { readonly kind: "drained" }
  /** With `answersByHand`: the answer to `request`. Without success the request counts as not received. */
  | {
      readonly kind: "respond";
      readonly transactionId: string;
      readonly status: number;
      readonly comment?: string;
    }
  /** A timer that was asked for has run out. */
  | { readonly kind: "timer"; readonly timer: string };

/** What an {@link Endpoint} wants done, or tells. */
export type EndpointAction =
  /**
   * Octets to be written to the connection, the pieces one behind the other. A long chunk comes in several actions:
   * step `interrupt` before another session writes to the same connection.
   */
  | { readonly kind: "send"; readonly pieces: readonly Uint8Array[] }
  /** There is more: step `drained` when the connection's queue is below its mark, or now if it is. */
  | { readonly kind: "await-drain" }
  | { readonly kind: "start-timer"; readonly timer: string; readonly afterMs: number }
  | { readonly kind: "stop-timer"; readonly timer: string }
  /** With `answersByHand`: a SEND that waits for `respond`. */
  | {
      readonly kind: "request";
      readonly head: RequestHead;
      /** Octets of its body; `undefined` without one. */
      readonly octets: number | undefined;
    }
  /** A whole message has come. */
  | {
      readonly kind: "received";
      readonly messageId: string;
      /** Head of the request with its first octets. */
      readonly head: RequestHead;
      readonly contentType: string;
      readonly body: Uint8Array;
      /** One with this Message-ID has come before: it is not to be shown again (RFC 4975 section 5.4). */
      readonly isDuplicate: boolean;
    }
  /** A part of a message has come, and the rest does not. */
  | {
      readonly kind: "abandoned";
      readonly messageId: string;
      readonly reason: "aborted" | "disconnected" | "timeout" | "too-large";
    }
  /** All requests of a message have their 200; without Failure-Report: yes, they were written. */
  | { readonly kind: "sent"; readonly messageId: string }
  /** Reports of success are there for the whole message. */
  | { readonly kind: "delivered"; readonly messageId: string }
  /** A message was not sent, or not received. */
  | {
      readonly kind: "failed";
      readonly messageId: string;
      /** Of the response or the report; 408 without a response in 30 s, 0 after `abort` and `disconnected`. */
      readonly status: number;
    }
  /** The peer says that there is no session (481), or that it is bound to another connection (506). */
  | { readonly kind: "session-failed"; readonly status: number };
