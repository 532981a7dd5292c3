import { bodyParts, type SipMessage } from "@callingcard/sip";
import { origin, parseSdp } from "@callingcard/sdp";

/** A session description in a message: an offer or an answer (RFC 3264). */
export interface Description {
  /** Value of Content-Type, as it is written. */
  readonly contentType: string;
  readonly body: Uint8Array;
}

/** The media type of a session description. */
const SDP = "application/sdp";

/**
 * Finds the session description of a message: its body, or the part of a multipart that has the disposition
 * `session` (RFC 3261 section 13.2.1, RFC 5621 section 8).
 *
 * @param message The message.
 * @returns The description; `undefined` without one, and for a body that cannot be read.
 */
export function descriptionOf(message: SipMessage): Description | undefined {
  if (message.body.length === 0) return undefined;
  try {
    const part = bodyParts(message).find(
      ({ contentType, disposition }) =>
        contentType !== undefined && disposition.type.toLowerCase() === "session",
    );
    if (part === undefined) return undefined;
    const written = part.fields.find(({ name }) => name.toLowerCase() === "content-type");
    return { contentType: written?.value.trim() ?? SDP, body: part.body };
  } catch {
    // MimeError and SipError: whoever is to answer looks at the body, and refuses it.
    return undefined;
  }
}

/**
 * Tells whether a description says the same session as one before: its origin is the same (RFC 3264 section 8),
 * or all of it.
 *
 * @param left One of them.
 * @param right The other one.
 * @returns Whether they do.
 */
export function isSameSession(left: Description, right: Description): boolean {
  if (sameOctets(left.body, right.body)) return true;
  const first = originText(left);
  return first !== undefined && first === originText(right);
}

function originText({ body }: Description): string | undefined {
  try {
    const parts = origin(parseSdp(body, { mode: "lenient" }));
    return parts && JSON.stringify(parts);
  } catch {
    return undefined;
  }
}

function sameOctets(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((octet, index) => octet === right[index]);
}
