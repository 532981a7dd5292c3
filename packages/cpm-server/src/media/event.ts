import type { MsrpFrame, MsrpUri } from "@callingcard/msrp";
import type { FormatEntry } from "@callingcard/sdp";
import type { Answer } from "../session/question.ts";
import type { Settings } from "../settings.ts";
import type { StoredDeferredMessage } from "../store/deferred-messages.ts";

/** What the media plane is about, which stays the same for the whole session (8.3.2.1.4). */
export interface MediaOptions {
  readonly settings: Settings;
  readonly createId: () => string;

  /** Whether the conversation is recorded (8.5): the user's preference and the provider's setting. */
  readonly isRecording: boolean;

  /** What history objects and deferred messages say of the session. */
  readonly session: SessionFacts;
}

/** What the INVITE of a session says of it, for records and deferred messages. */
export interface SessionFacts {
  /** The user that is served, a canonical address. */
  readonly servedUser: string;

  /** Who invited, or the group, a URI as it was asserted. */
  readonly farUser: string;

  /** Whether the far side withheld its identity. */
  readonly isFarUserAnonymous: boolean;
  readonly isGroup: boolean;
  readonly conversationId: string;
  readonly contributionId: string;
  readonly inReplyTo: string | undefined;

  /** The value of P-Asserted-Service. */
  readonly service: string;

  /** Values of Accept-Contact. */
  readonly acceptContact: readonly string[];
  readonly subject: string | undefined;

  /** Whether what the far side says of Message-Direction counts: it is a Participating Function that is trusted. */
  readonly isTrustedFunction: boolean;
}

/** A leg that media flow on. */
export interface MediaLeg {
  readonly leg: string;

  /** `originator`, or one of the devices of the user; an interworking function counts as a device. */
  readonly side: "originator" | "client";

  /** The function's own URI on this leg. */
  readonly localUri: MsrpUri;

  /** The path in the peer's SDP, as it is written: To-Path of what is sent. */
  readonly remotePath: readonly MsrpUri[];

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
  | { readonly kind: "leg-closed"; readonly leg: string }
  /** The connection of the leg is there, and matches the session. */
  | { readonly kind: "bound"; readonly leg: string }
  /** It is gone; the leg is still there. */
  | { readonly kind: "unbound"; readonly leg: string }
  /** A frame whose paths were matched with the leg. */
  | { readonly kind: "frame"; readonly leg: string; readonly frame: MsrpFrame }
  /** So many octets still wait to be written on the leg. */
  | { readonly kind: "drained"; readonly leg: string; readonly pendingOctets: number }
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
