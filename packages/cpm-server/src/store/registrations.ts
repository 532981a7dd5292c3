import type { Feature } from "@callingcard/sip";

/** Which clients of a user are registered now (RFC 3261 section 10, RFC 3680). */
export interface Registrations {
  /** The bindings of an address of record that have not expired, in the order they were made. */
  bindings(aor: string): Promise<readonly Binding[]>;

  /**
   * Calls a function when a client registers, and when one is gone.
   *
   * @returns Ends it.
   */
  watch(listener: (change: RegistrationChange) => void): () => void;
}

/** One client of a user, or one flow of it (RFC 5626). */
export interface Binding {
  /** Canonical address of record. */
  readonly aor: string;
  /** URI of the Contact. */
  readonly contact: string;
  /** Value of `+sip.instance` without its brackets, as in `urn:gsma:imei:…`. */
  readonly instance?: string | undefined;
  readonly regId?: number | undefined;
  /** Public GRUU of the instance (RFC 5627). */
  readonly pubGruu?: string | undefined;
  /** What the client can do, as `readContactParameters` gives it. */
  readonly features: readonly Feature[];
  /** Preference from 0 to 1. */
  readonly q: number;
  /** Milliseconds since 1970. */
  readonly expiresMs: number;
  /** Values of Path (RFC 3327), topmost first. */
  readonly path?: readonly string[] | undefined;
}

/** What became of a binding. */
export interface RegistrationChange {
  readonly kind: "registered" | "refreshed" | "removed";
  readonly binding: Binding;
}
