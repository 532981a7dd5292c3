import type { RequestHead } from "@callingcard/msrp";

/** What a {@link Relay} wants done, or tells. */
export type RelayAction =
  /** Octets of one frame to be written to a leg's connection, the pieces one behind the other. Pieces may be shared. */
  | { readonly kind: "send"; readonly leg: string; readonly pieces: readonly Uint8Array[] }
  /** More is waiting for the leg: answer `resume` when its connection's queue is below its mark, or now if it is. */
  | { readonly kind: "await-drain"; readonly leg: string }
  | { readonly kind: "start-timer"; readonly timer: string; readonly afterMs: number }
  | { readonly kind: "stop-timer"; readonly timer: string }
  | MessageAction
  /** All octets of a message are there. Told behind `message`, and behind its `route` if it was asked. */
  | {
      readonly kind: "complete";
      readonly leg: string;
      readonly messageId: string;
      /** With `wantsBody` alone. */
      readonly body: Uint8Array | undefined;
      /** Octets of the message. */
      readonly octets: number;
    }
  /** A message that was told ends without being complete. */
  | {
      readonly kind: "abandoned";
      readonly leg: string;
      readonly messageId: string;
      /** Its sender gave it up (`#`), its leg is gone, it took too long, or it is beyond a limit. */
      readonly reason: "aborted" | "leg-removed" | "timeout" | "too-large" | "refused";
    }
  /** A leg has the whole message: all of its requests were answered 200, or reported if reports were asked for. With `wantsOutcome`. */
  | {
      readonly kind: "delivered";
      readonly leg: string;
      /** The leg it came from; `undefined` for one of our own. */
      readonly from: string | undefined;
      readonly messageId: string;
    }
  /** A leg does not get the message, or no more of it. With `wantsOutcome`. */
  | {
      readonly kind: "failed";
      readonly leg: string;
      readonly from: string | undefined;
      readonly messageId: string;
      /** The status of the response or report; 408 without an answer in 30 s, 481 when the leg went. */
      readonly status: number;
    }
  /** The peer of a leg says that there is no session (481, 506): it is to be ended. */
  | { readonly kind: "leg-failed"; readonly leg: string; readonly status: number }
  /** More than `maxQueueOctets` would wait for a leg: nothing more goes there, it is to be removed (requirement CPM-D13). */
  | { readonly kind: "leg-overflow"; readonly leg: string };

/** A new message: where does it go? Answered by `route`, or by `collect` first. */
export interface MessageAction {
  readonly kind: "message";

  /** The leg that it comes from. */
  readonly leg: string;
  readonly messageId: string;

  /** Head of the request with the first octets. */
  readonly head: RequestHead;

  /** Its Content-Type as it is written. */
  readonly contentType: string;

  /**
   * The first octets of a `message/cpim`, up to the end of the second blank line, for `parseCpimHead`; `undefined`
   * for other types, and where no second blank line came within `maxBlockOctets`.
   */
  readonly block: Uint8Array | undefined;

  /** The whole message, where it is complete by now; also one that came in a single request. */
  readonly body: Uint8Array | undefined;

  /** Octets of the message, where they are known. */
  readonly total: number | undefined;
}
