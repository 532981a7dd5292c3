import { type HeaderValues, readHeader, SipError, type SipMessage } from "@callingcard/sip";

/**
 * Reads a header field of which a proxy makes no more than it can: a value that is none counts as absent
 * (RFC 3261 section 16.3 item 1).
 *
 * @param message The message.
 * @param name The name of the field.
 * @internal
 */
export function readLenient<Name extends keyof HeaderValues>(
  message: SipMessage,
  name: Name,
): HeaderValues[Name] | undefined {
  try {
    return readHeader(message, name);
  } catch (error) {
    if (error instanceof SipError) return undefined;
    throw error;
  }
}
