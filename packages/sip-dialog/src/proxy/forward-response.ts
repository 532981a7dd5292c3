import { findHeaders, removeFirstValue, SipError, type SipResponse } from "@callingcard/sip";

/**
 * Takes the proxy's own Via from a response (RFC 3261 section 16.7 item 3).
 *
 * @param response The response.
 * @returns The response as it goes back; `undefined` for one that is for this proxy itself, or whose Vias cannot
 *   be read.
 */
export function forwardResponse(response: SipResponse): SipResponse | undefined {
  try {
    const forwarded = removeFirstValue(response, "Via");
    return findHeaders(forwarded, "Via").length === 0 ? undefined : forwarded;
  } catch (error) {
    if (error instanceof SipError) return undefined;
    throw error;
  }
}
