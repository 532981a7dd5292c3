import { MimeError } from "@callingcard/mime";
import { parseSdp, SdpError, type SessionDescription } from "@callingcard/sdp";
import { bodyParts, findBodyPart, SipError, type SipMessage } from "@callingcard/sip";

/**
 * Reads the session description of a message of a peer.
 *
 * @param message The message.
 * @returns `undefined` where there is none, or none that can be read.
 */
export function descriptionOf(message: SipMessage): SessionDescription | undefined {
  try {
    const found = findBodyPart(bodyParts(message), "application/sdp");
    return found && parseSdp(found.body);
  } catch (error) {
    if (error instanceof SdpError || error instanceof MimeError || error instanceof SipError) {
      return undefined;
    }
    throw error;
  }
}
