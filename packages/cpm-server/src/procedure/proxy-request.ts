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
import type { Binding } from "../store/registrations.ts";
import type { Unsuitable } from "./suitability.ts";

/** The INVITE that a proxy forwards, and why it is as it is. */
export interface ProxyRequest {
  readonly request: SipRequest;
  readonly notes: readonly Note[];
}

/**
 * Prepares the INVITE that goes to the SIP/IP core where the function is a proxy (8.3.2.1 step 7 and step 9b.a
 * and b; CPM-018, CPM-019, CPM-045, CPM-046): clients that do not suit are rejected by their instances, and the
 * core is asked to fork in parallel. Assertions of somebody who is not trusted go (CPM-D11).
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
    // Where it goes is for the core to say, not for a stranger.
    request = removeHeader(request, "Route");
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
  return { request: setHeader(request, "Request-Disposition", disposition(request)), notes };
}

// Two directives are the function's; the others are those of the originator (RFC 3841 section 9.1).
function disposition(request: SipRequest): string {
  const asked = readHeader(request, "Request-Disposition") ?? [];
  const kept = asked.filter(
    (directive) => !/^(?:(?:no-)?fork|parallel|sequential)$/i.test(directive),
  );
  return ["fork", "parallel", ...kept].join(", ");
}

/**
 * Finds by which URIs the clients in a session that is replaced are reached, and nobody else (8.3.2.1 step 9;
 * CPM-043): by their public GRUUs; where one has none, by the user's address, as long as Reject-Contact can
 * name all the others.
 *
 * @param invitation The invitation.
 * @param targets The clients.
 * @param others The other clients of the user.
 * @returns The URIs.
 */
export function replacedUris(
  invitation: Invitation,
  targets: readonly Binding[],
  others: readonly Unsuitable[],
): string[] {
  const haveGruu = targets.every(({ pubGruu }) => pubGruu !== undefined);
  if (!haveGruu && others.every(({ binding }) => binding.instance !== undefined)) {
    return [invitation.request.requestUri];
  }
  return targets.map(({ pubGruu, contact }) => pubGruu ?? contact);
}
