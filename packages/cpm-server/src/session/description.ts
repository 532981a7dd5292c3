import { MimeError } from "@callingcard/mime";
import { SdpError, type SessionDescription } from "@callingcard/sdp";
import { bodyParts, findBodyPart, SipError, type SipMessage } from "@callingcard/sip";
import { readDescription } from "../procedure/read-description.ts";

/**
 * Reads the session description of a message of a peer.
 *
 * @param message The message.
 * @returns `undefined` where there is none, or none that can be read.
 */
export function descriptionOf(message: SipMessage): SessionDescription | undefined {
  try {
    const found = findBodyPart(bodyParts(message), "application/sdp");
    return found && readDescription(found.body);
  } catch (error) {
    if (error instanceof SdpError || error instanceof MimeError || error instanceof SipError) {
      return undefined;
    }
    throw error;
  }
}
