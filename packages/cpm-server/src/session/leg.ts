import type { MsrpFrame } from "@callingcard/msrp";
import type { SessionDescription } from "@callingcard/sdp";
import type { Call } from "@callingcard/sip-dialog";
import type { Endpoint } from "../procedure/endpoint.ts";
import type { Binding } from "../store/registrations.ts";

/** The side that a leg leads to. */
export type Side = "originator" | "client" | "isf";

/** An INVITE of the session, with its dialogs. */
export interface Line {
  /** `o` for the originator, `c1`, `c2` … for clients, `i1`, `i2` … for interworking functions. */
  readonly name: string;
  call: Call;

  /** How many legs it had. */
  legCount: number;
}

/** A dialog of the session, or what becomes one. */
export interface Leg {
  /** That of its line; those of further answers to the same INVITE have a number behind it. */
  readonly name: string;
  readonly side: Side;
  readonly line: Line;

  /**
   * `calling` until the INVITE has its final response; `up` until a BYE; `ending` until that is answered;
   * `gone` when no dialog is left.
   */
  state: "calling" | "up" | "ending" | "gone";

  /** The dialog, when it is there. */
  dialog: string | undefined;
  readonly binding: Binding | undefined;

  /** Number of the session in its descriptions, and of the last version that was sent. */
  readonly sdpId: string;
  sdpVersion: number;

  /** For each of the leg's m= lines, its place in the offer of the originator. */
  readonly streams: number[];

  /** Where the function is on this leg, by the place in the offer of the originator. */
  readonly endpoints: Map<number, MediaPort>;

  /** The last description that was sent on this leg, and the last one that came. */
  local: SessionDescription | undefined;
  remote: SessionDescription | undefined;

  /** A description that was offered within the session and has no answer yet. */
  proposed: SessionDescription | undefined;

  /** The final status that counts instead of the one that comes: 408 for a client that was given up. */
  givenUp: number | undefined;
}

/** A frame, and how it came. */
export interface ArrivedFrame {
  readonly connection: string;
  readonly frame: MsrpFrame;

  /** The certificate of the peer, as values of a=fingerprint; `undefined` without TLS. */
  readonly certificate?: readonly string[];
}

/** The function as an endpoint of MSRP on one leg. */
export interface MediaPort {
  readonly endpoint: Endpoint;

  /** The connection that the session is bound to. */
  connection: string | undefined;

  /** Session-id of the peer, when its description is there. */
  peer: string | undefined;

  /** Values of a=fingerprint in the peer's description, one of which its certificate has (RFC 8122). */
  fingerprints: readonly string[];

  /** Frames that came before the peer's description. */
  readonly early: ArrivedFrame[];

  /** Whether media flow on it. */
  isOpen: boolean;

  /** Whether the function makes the connection. */
  isActive: boolean;
}
