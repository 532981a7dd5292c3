import { removeHeader, type SipRequest } from "@callingcard/sip";
import { targetOfUri } from "@callingcard/sip-dialog";
import type { SipTarget } from "@callingcard/sip-transaction";
import type { Session } from "./state.ts";

/**
 * Tells whether assertions of a neighbour count (RFC 3325): those of the core do, and of neighbours that are
 * configured.
 *
 * @param session The session.
 * @param source The neighbour.
 */
export function isTrusted(session: Session, source: SipTarget): boolean {
  const { options, settings } = session;
  const host = source.host.toLowerCase();
  const core = targetOfUri(options.addresses.coreUri).host;
  return [core, ...settings.trustedNeighbours].some((trusted) => trusted.toLowerCase() === host);
}

/**
 * Takes from a request what somebody asserts who is not trusted (CPM-D11).
 *
 * @param request The request.
 */
export function withoutAssertions(request: SipRequest): SipRequest {
  return removeHeader(removeHeader(request, "P-Asserted-Identity"), "P-Asserted-Service");
}
