import type { MsrpFrame } from "@callingcard/msrp";
import type { FormatEntry } from "@callingcard/sdp";
import type { SessionFacts } from "../history/facts.ts";
import type { Answer } from "../session/question.ts";
import type { Settings } from "../settings.ts";
import type { StoredDeferredMessage } from "../store/deferred-messages.ts";

/** What the media plane is about, which stays the same for the whole session (8.3.2.1.4). */
export interface MediaOptions {
  readonly settings: Settings;
  readonly createId: () => string;

  /** Whether decisions are noted, message by message. Default true. */
  readonly hasNotes?: boolean;

  /** Whether the conversation is recorded (8.5): the user's preference and the provider's setting. */
  readonly isRecording: boolean;

  /** What history objects say of the session. */
  readonly facts: SessionFacts;

  /** Who invited, or the group, a URI as it was asserted or as From says; also of one who wants to be anonymous. */
  readonly farUser: string;

  /** Whether what the far side says of Message-Direction counts: it is a Participating Function that is trusted. */
  readonly isTrustedFunction: boolean;
}

/** A leg that media flow on. */
export interface MediaLeg {
  readonly leg: string;

  /** `originator`, or one of the devices of the user; an interworking function counts as a device. */
  readonly side: "originator" | "client";

  /** The function's own URI on this leg: From-Path of what is sent. */
  readonly localUri: string;

  /** The path in the peer's SDP, as it is written: To-Path of what is sent. */
  readonly remotePath: string;

  /** What the peer accepts. */
  readonly acceptTypes: readonly FormatEntry[];
  readonly acceptWrappedTypes: readonly FormatEntry[];

  /** The largest message that the peer takes, in octets; `undefined` for any. */
  readonly maxSize: number | undefined;
}

/** What happens to the media plane. */
export type MediaEvent =
  /** The dialog of the leg is there; its connection may come later. */
  | ({ readonly kind: "leg-opened" } & MediaLeg)
  /** An offer and its answer changed path or types of a leg. */
  | ({ readonly kind: "leg-changed" } & MediaLeg)
  /** The leg got its BYE: nothing new is sent on it, what it still sends is taken (CPM-D12). */
  | { readonly kind: "leg-ending"; readonly leg: string }
  /** The leg is gone (CPM-105, CPM-120). */
  | { readonly kind: "leg-closed"; readonly leg: string }
  /**
   * The connection of the leg is there, and matches the session. The function has made it itself where
   * `isActive`, and then says so by an empty SEND at once if there is nothing else (RFC 4975 section 5.4).
   */
  | { readonly kind: "bound"; readonly leg: string; readonly isActive: boolean }
  /** It is gone; the leg is still there. */
  | { readonly kind: "unbound"; readonly leg: string }
  /** A frame whose paths were matched with the leg. */
  | { readonly kind: "frame"; readonly leg: string; readonly frame: MsrpFrame }
  /** Enough octets wait to be written on the leg's connection. */
  | { readonly kind: "paused"; readonly leg: string }
  /** The leg's connection can take octets again; also the answer to `await-drain` when it can at once. */
  | { readonly kind: "drained"; readonly leg: string }
  | { readonly kind: "timer"; readonly timer: string }
  | { readonly kind: "told"; readonly ask: number; readonly answer: Answer }
  | { readonly kind: "policy"; readonly settings: Settings }
  /**
   * `live`: clients are invited or there. `deferring`: no client takes part, and what the originator sends is stored
   * (CPM-081, CPM-082); what was buffered before is stored too.
   */
  | { readonly kind: "mode"; readonly mode: "live" | "deferring" }
  /** Sends messages of before to each client that comes up; there is no originator. */
  | { readonly kind: "push"; readonly messages: readonly StoredDeferredMessage[] };
