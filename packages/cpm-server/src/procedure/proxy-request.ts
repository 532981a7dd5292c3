import {
  appendHeader,
  hasToken,
  readHeader,
  removeHeader,
  setHeader,
  type SipRequest,
} from "@callingcard/sip";
import type { Invitation } from "./invitation.ts";
import { note, type Note } from "./outcome.ts";
import type { Unsuitable } from "./suitability.ts";

/** The INVITE that a proxy forwards, and why it is as it is. */
export interface ProxyRequest {
  readonly request: SipRequest;
  readonly notes: readonly Note[];
}

/**
 * Prepares the INVITE that goes to the SIP/IP core where the function is a proxy (8.3.2.1 step 7 and step 9b.a and b; CPM-018, CPM-019, CPM-045, CPM-046): clients that do not suit
 * are rejected by their instances, and the core is asked to fork in parallel. Assertions of somebody who is not trusted go
 * (CPM-D11).
 *
 * @param invitation The invitation.
 * @param service The asserted service; `undefined` where nobody asserts one.
 * @param unsuitable Clients that must not get the INVITE.
 */
export function proxyRequest(
  invitation: Invitation,
  service: string | undefined,
  unsuitable: readonly Unsuitable[],
): ProxyRequest {
  const notes: Note[] = [];
  let request = removeHeader(invitation.request, "P-Preferred-Service");
  if (!invitation.isTrusted) {
    request = removeHeader(removeHeader(request, "P-Asserted-Identity"), "P-Asserted-Service");
  } else if (hasToken(readHeader(request, "Privacy"), "id")) {
    request = removeHeader(request, "P-Asserted-Identity");
  }
  if (service !== undefined) request = setHeader(request, "P-Asserted-Service", service);
  for (const { binding, reason } of unsuitable) {
    if (binding.instance === undefined) continue;
    const value = `*;+sip.instance="<${binding.instance}>"`;
    request = appendHeader(request, "Reject-Contact", value);
    notes.push(note("CPM-045", `${binding.instance}: ${reason}`));
  }
  notes.push(note("CPM-046", "fork, parallel"));
  return { request: setHeader(request, "Request-Disposition", "fork, parallel"), notes };
}
