import type { Feature, Parameter } from "@callingcard/sip";
import type { SipTarget } from "@callingcard/sip-transaction";

/** One Contact of a user (RFC 3261 section 10.2), or one flow of a device (RFC 5626 section 6). */
export interface Binding {
  /** Canonical address of record, as `canonicalAddress` of `@callingcard/xdm` gives it. */
  readonly aor: string;

  /** The address of record as a SIP URI, from the To of the REGISTER. */
  readonly aorUri: string;

  /** Tells the binding from all others, in characters of a token. */
  readonly id: string;

  /** URI of the Contact. */
  readonly contact: string;

  /** Display name of the Contact, as it is written. */
  readonly displayName: string | undefined;

  /** Parameters of the Contact as they are written, but those that the registrar writes itself. */
  readonly parameters: readonly Parameter[];

  /** Value of `+sip.instance` without its brackets. */
  readonly instance: string | undefined;

  /** Set where the binding is one flow among others of its device. */
  readonly regId: number | undefined;

  /** Public GRUU of the device (RFC 5627 section 5). */
  readonly pubGruu: string | undefined;

  /** What the device can do (RFC 3840). */
  readonly features: readonly Feature[];

  /** Preference from 0 to 1. */
  readonly q: number;

  /** Values of Path (RFC 3327), the first one first, each with angle brackets. */
  readonly path: readonly string[];

  /** Where the REGISTER came from, where the device itself sent it. */
  readonly source: SipTarget | undefined;

  /** Where requests to the Contact are sent, where the device itself sent the REGISTER. */
  readonly hop: SipTarget | undefined;

  /** Names the flow in Record-Route, so that requests within a dialog find it (RFC 5626 section 5.3). */
  readonly flowToken: string | undefined;

  /** Call-ID and CSeq of the last REGISTER. */
  readonly callId: string;
  readonly cseq: number;

  /** User-Agent of the last REGISTER. */
  readonly userAgent: string | undefined;

  /** Milliseconds since 1970: the first REGISTER, the last one, and the end. */
  readonly registeredMs: number;
  readonly refreshedMs: number;
  readonly expiresMs: number;
}

/** What became of a binding (RFC 3680 section 5.1). */
export type BindingEvent =
  | "registered"
  | "created"
  | "refreshed"
  | "shortened"
  | "expired"
  | "deactivated"
  | "unregistered";

/** A change of a binding. */
export interface BindingChange {
  readonly event: BindingEvent;

  /** The binding as it is now, or was last. */
  readonly binding: Binding;
}

/** A temporary GRUU (RFC 5627 section 5.4). */
export interface TemporaryGruu {
  readonly uri: string;
  readonly instance: string;

  /** CSeq of the REGISTER that it was made for. */
  readonly cseq: number;
}

/** All that is registered of one user. */
export interface Registration {
  /** The canonical address of record. */
  readonly key: string;

  /** In the order in which they were made. */
  readonly bindings: readonly Binding[];

  /** Those that are valid, the newest one of an instance last. */
  readonly temporaryGruus: readonly TemporaryGruu[];

  /** Instances that have been registered, whose public GRUUs stay valid (RFC 5627 section 5.3). */
  readonly instances: readonly string[];
}

/**
 * Tells whether a binding is gone with a change.
 *
 * @param change The change.
 */
export function isRemoval(change: BindingChange): boolean {
  const { event } = change;
  return event === "expired" || event === "deactivated" || event === "unregistered";
}
