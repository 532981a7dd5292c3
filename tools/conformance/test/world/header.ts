import { findHeader, findHeaders, type SipMessage } from "@callingcard/sip";

/** The value of the first header field of a name, as it stands. */
export function value(message: SipMessage, name: string): string | undefined {
  return findHeader(message, name)?.value;
}

/** The values of all header fields of a name, as they stand. */
export function values(message: SipMessage, name: string): readonly string[] {
  return findHeaders(message, name).map((field) => field.value);
}

/** Finds messages of the same Call-ID. */
export function isOf(message: SipMessage): (other: SipMessage) => boolean {
  return (other) => value(other, "Call-ID") === value(message, "Call-ID");
}

/** The tag of From or To. */
export function tagOf(message: SipMessage, name: "From" | "To"): string | undefined {
  return /;tag=([^;]+)/.exec(value(message, name) ?? "")?.[1];
}
