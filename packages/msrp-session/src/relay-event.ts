import type { FailureReport, Header, MsrpFrame } from "@callingcard/msrp";

/** What happens to a {@link Relay}. */
export type RelayEvent =
  /** A leg, connected or not. What is for one that is not is kept for it, within `maxQueueOctets`. */
  | {
      readonly kind: "add-leg";
      /** Any name, not one of a leg that is there. */
      readonly leg: string;
      /** The URI that we are on this leg: From-Path of what is sent there. */
      readonly localUri: string;
      /** The peer's `a=path`: To-Path of what is sent there. */
      readonly remotePath: string;
      /** Default false. */
      readonly isConnected?: boolean;
      /** Gets the messages before that were routed with `late`, in their order, from other legs. Default false. */
      readonly isLate?: boolean;
      /** Message-IDs of those that it does not get, as its peer does not take their type. Default none. */
      readonly isWithout?: readonly string[];
    }
  /** The session of a leg has ended: what was on its way there has failed, what came half from there is abandoned. */
  | { readonly kind: "remove-leg"; readonly leg: string }
  /** The URIs of a leg are others now: after an offer and its answer, or a session description that came late. */
  | {
      readonly kind: "change-leg";
      readonly leg: string;
      readonly localUri: string;
      readonly remotePath: string;
    }
  /** The leg's connection is there, or there again, and can take octets. */
  | {
      readonly kind: "connected";
      readonly leg: string;
      /**
       * We have made the connection: the peer has to hear from us at once (RFC 4975 section 5.4), be it by a SEND without
       * a body. Default false.
       */
      readonly isActive?: boolean;
    }
  /** The connection is gone, the session not: what is for the leg is kept for it. */
  | { readonly kind: "disconnected"; readonly leg: string }
  /** The connection's own queue is long enough: what is for the leg is kept here, within `maxQueueOctets`. */
  | { readonly kind: "pause"; readonly leg: string }
  /** The connection can take octets again. Also the answer to `await-drain`, when that is so at once. */
  | { readonly kind: "resume"; readonly leg: string }
  /** A frame that came on a leg, as it was read. Its body is kept or passed on, not changed. */
  | { readonly kind: "frame"; readonly leg: string; readonly frame: MsrpFrame }
  | RouteEvent
  /** The message is looked at again when it is complete: `message` is told once more, with its body. */
  | { readonly kind: "collect"; readonly leg: string; readonly messageId: string }
  /**
   * The answer that `isHeld` has kept back: 200, or what went wrong. After another status than 200 the message
   * counts as not delivered to anyone.
   */
  | {
      readonly kind: "answer";
      readonly leg: string;
      readonly messageId: string;
      readonly status: number;
    }
  /** A message of our own to one leg. Its end is told by `delivered` or `failed`, with `from` undefined. */
  | { readonly kind: "send"; readonly leg: string; readonly message: OwnMessage }
  /** A timer that was asked for has run out. */
  | { readonly kind: "timer"; readonly timer: string };

/** Where a message goes: what {@link RelayAction} `message` asks for. */
export interface RouteEvent {
  readonly kind: "route";

  /** The leg that the message came from, and its Message-ID. */
  readonly leg: string;
  readonly messageId: string;

  /** To which legs; none is an answer too. */
  readonly to: readonly Destination[];

  /** How legs get it that come later with `isLate`. Without it they do not. */
  readonly late?: Copy;

  /** Keeps the 200 of the request that completes the message back until `answer`. Default false. */
  readonly isHeld?: boolean;

  /** Gives the whole body with `complete`. Default false. */
  readonly wantsBody?: boolean;

  /** Tells `delivered` and `failed` for each leg. Default false. */
  readonly wantsOutcome?: boolean;

  /**
   * The owner answers for the message, as it has stored it: its sender gets no report of failure from us.
   * Default false.
   */
  readonly isKept?: boolean;

  /** Refuses the message with this status instead: `to` and the rest do not count. */
  readonly refuse?: number;
}

/** What a leg gets of a message. */
export interface Copy {
  /**
   * Octets that stand in place of `block` of the message, as with a header more; ranges are moved by the
   * difference (requirement CPM-D07). The same octets given for several legs are put together once.
   */
  readonly block?: Uint8Array | undefined;
}

/** A leg that a message goes to. */
export interface Destination extends Copy {
  readonly leg: string;
}

/** A message to be sent. */
export interface OwnMessage {
  readonly messageId: string;
  readonly contentType: string;
  readonly body: Uint8Array;

  /** Other headers of the request, in their order. */
  readonly headers?: readonly Header[];

  /** Default false. */
  readonly successReport?: boolean;

  /** Default `yes`. */
  readonly failureReport?: FailureReport;
}
