import { authparams, credentials } from "./generated/field.ts";
import type { Parameter } from "./parameter.ts";
import { readWhole } from "./sip-error.ts";

/** A challenge or credentials (RFC 3261 sections 20.7 and 20.44). */
export interface Credentials {
  readonly scheme: string;
  readonly parameters: readonly Parameter[];
}

/**
 * Reads a challenge or credentials (RFC 3261 sections 20.7 and 20.44).
 *
 * @param value The value of the field.
 * @throws SipError for anything else.
 */
export function parseCredentials(value: string): Credentials {
  return readWhole(credentials, value);
}

/**
 * Reads an Authentication-Info (RFC 3261 section 20.6).
 *
 * @param value The value of the field.
 * @throws SipError for anything else.
 */
export function parseAuthParameters(value: string): readonly Parameter[] {
  return readWhole(authparams, value);
}
