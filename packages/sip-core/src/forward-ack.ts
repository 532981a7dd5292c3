import { SipError, type SipRequest } from "@callingcard/sip";
import {
  createBranch,
  forwardRequest,
  preprocessRoute,
  type ProxyTarget,
  targetOfUri,
  validateForProxy,
} from "@callingcard/sip-dialog/proxy";
import type { SipTarget } from "@callingcard/sip-transaction";
import { addressOfRecord } from "./address-of-record.ts";
import type { CoreDraft } from "./core-draft.ts";
import { withoutCredentials } from "./digest.ts";
import { bindingsFor, deviceOfRoute } from "./find-devices.ts";
import { hasOwnMark, senderOf } from "./incoming-request.ts";
import { locate } from "./locate.ts";
import { isOwnRoute, viaFor } from "./own-address.ts";

/**
 * Forwards the ACK of a 2xx, which has no transaction (RFC 3261 sections 13.2.2.4 and 16.11). One that leads
 * nowhere is dropped, since nothing answers an ACK.
 *
 * @param draft The change.
 * @param ack The ACK.
 * @param source Where it came from.
 * @internal
 */
export function forwardAck(draft: CoreDraft, ack: SipRequest, source: SipTarget): void {
  try {
    if (validateForProxy(ack).kind === "refused") return;
    const plain = withoutCredentials(ack, draft.options.authentication);
    const { request, ownRoutes } = preprocessRoute(plain, {
      isOwnRoute: (uri) => isOwnRoute(draft.options, uri),
    });
    // Whoever has a dialog through here has a route that was given here.
    const isKnown = hasOwnMark(draft, ownRoutes) || senderOf(draft, request, source) !== undefined;
    if (ownRoutes.length === 0 || !isKnown) return;
    const device = deviceOfRoute(draft, request, ownRoutes, source);
    const target: ProxyTarget | undefined =
      device?.hop === undefined
        ? targetOf(draft, request)
        : { uri: request.requestUri, hop: device.hop };
    if (target !== undefined) sendTo(draft, request, target);
  } catch (error) {
    if (!(error instanceof SipError)) throw error;
  }
}

function targetOf(draft: CoreDraft, request: SipRequest): ProxyTarget | undefined {
  const { requestUri } = request;
  const aor = addressOfRecord(requestUri, draft.options.domains);
  if (aor === undefined) return { uri: requestUri };
  const location = locate(request, bindingsFor(draft, requestUri, aor) ?? []);
  return location.kind === "targets" ? location.groups[0]?.[0] : undefined;
}

function sendTo(draft: CoreDraft, request: SipRequest, target: ProxyTarget): void {
  const { options } = draft;
  const { uri, routes = [] } = target;
  const { nextHop, isSecure } = forwardRequest(request, { target: uri, routes, via: "" });
  const hop = target.hop ?? targetOfUri(nextHop, isSecure);
  if (hop === undefined) return;
  const via = `${viaFor(options, hop)};branch=${createBranch(options.createId())}`;
  const { request: message } = forwardRequest(request, { target: uri, routes, via });
  draft.actions.push({ kind: "send", key: "", message, target: hop });
}
