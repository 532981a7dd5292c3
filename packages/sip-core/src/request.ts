import { readHeader, SipError, type SipRequest, type SipUri } from "@callingcard/sip";
import { targetOfUri } from "@callingcard/sip-dialog/proxy";
import type { SipTarget } from "@callingcard/sip-transaction";
import { addressOfRecord, isOwnDomain, readUri } from "./address-of-record.ts";
import { assertIdentity } from "./asserted-identity.ts";
import { authenticate } from "./authenticate.ts";
import type { Binding } from "./binding.ts";
import { type CoreDraft, makeAnswer, respond } from "./core-draft.ts";
import { bindingsFor, deviceOfRoute, userOf } from "./find-devices.ts";
import { isSameFlow } from "./flow.ts";
import { answerAgain, forward, type Forwarding } from "./forward.ts";
import { handleRegister } from "./handle-register.ts";
import { type IncomingRequest, readIncoming } from "./incoming-request.ts";
import { isInitial, locate } from "./locate.ts";
import { isOwnPlace, ownRoute } from "./own-address.ts";
import { triggeredFunction } from "./service-trigger.ts";
import { isWatch, watch, watchOn } from "./watchers.ts";

/**
 * Answers or forwards a request (RFC 3261 section 16.2).
 *
 * @param draft The change.
 * @param key Its server transaction.
 * @param request The request as it came.
 * @param source Where it came from.
 * @internal
 */
export function handleRequest(
  draft: CoreDraft,
  key: string,
  request: SipRequest,
  source: SipTarget,
): void {
  if (answerAgain(draft, key)) return;
  try {
    const incoming = readIncoming(draft, key, request, source);
    if (incoming !== undefined) route(draft, incoming);
  } catch (error) {
    if (!(error instanceof SipError)) throw error;
    respond(draft, key, makeAnswer(draft, request, 400));
  }
}

function route(draft: CoreDraft, incoming: IncomingRequest): void {
  const { request } = incoming;
  const uri = readUri(request.requestUri);
  const hasRoute = readHeader(request, "Route") !== undefined;
  if (hasRoute) {
    forwardOn(draft, incoming);
    return;
  }
  if (watchOn(draft, incoming)) return;
  if (uri?.kind === "sip" && isForCore(draft, uri)) {
    answerItself(draft, incoming, uri);
    return;
  }
  if (request.method === "REGISTER") {
    forwardOn(draft, incoming);
    return;
  }
  const aor = userOf(draft, request.requestUri);
  if (aor === undefined) forwardOn(draft, incoming);
  else if (isWatch(request) && isInitial(request)) watch(draft, incoming, aor);
  else forwardToUser(draft, incoming, aor);
}

// The domain without a user, and whatever is at the addresses of the core.
function isForCore({ options }: CoreDraft, uri: SipUri): boolean {
  return isOwnDomain(uri, options.domains)
    ? uri.user === undefined
    : isOwnPlace(options.addresses, uri);
}

function answerItself(draft: CoreDraft, incoming: IncomingRequest, { user }: SipUri): void {
  const { key, request } = incoming;
  if (user === undefined && request.method === "REGISTER") {
    handleRegister(draft, incoming);
    return;
  }
  const isAsked = user === undefined && request.method === "OPTIONS";
  const statusCode = isAsked ? 200 : isInitial(request) ? 404 : 481;
  respond(draft, key, makeAnswer(draft, request, statusCode));
}

function forwardingOf(incoming: IncomingRequest, to: Forwarding["to"]): Forwarding {
  const { key, request, source, sender, digest, breadth, isTrusted } = incoming;
  const known = isTrusted ? request : assertIdentity(request, sender?.aorUri);
  const isOfSender = sender?.source !== undefined && isSameFlow(sender.source, source);
  const sourceToken = isOfSender ? sender.flowToken : undefined;
  return { key, request: known, source, sourceToken, digest, breadth, to };
}

// Who is not known to the core may reach its users, and nobody else through it.
function isRefused(draft: CoreDraft, incoming: IncomingRequest): boolean {
  const { key, request, isTrusted, sender, isMarked } = incoming;
  const isInDialog = !isInitial(request) && isMarked;
  if (isTrusted || sender !== undefined || isInDialog) return false;
  const { domains, authentication } = draft.options;
  const from = addressOfRecord(readHeader(request, "From")?.uri ?? "", domains);
  if (from === undefined || authentication === undefined) {
    respond(draft, key, makeAnswer(draft, request, 403));
    return true;
  }
  return !authenticate(draft, key, request, from);
}

// To a device within a dialog by the flow that is named in its route, else where Route and Request-URI lead.
function forwardOn(draft: CoreDraft, incoming: IncomingRequest): void {
  const { request, source, ownRoutes } = incoming;
  const device = deviceOfRoute(draft, request, ownRoutes, source);
  if (device?.hop !== undefined) {
    const target = { uri: request.requestUri, hop: device.hop, ...labelOf(device) };
    forward(draft, forwardingOf(incoming, "device"), [[target]]);
    return;
  }
  if (isRefused(draft, incoming) || isTriggered(draft, incoming, "originating")) return;
  const to = leadsToFunction(draft, request) ? "function" : "elsewhere";
  forward(draft, forwardingOf(incoming, to), [[{ uri: request.requestUri }]]);
}

function leadsToFunction({ options }: CoreDraft, request: SipRequest): boolean {
  const [route] = readHeader(request, "Route") ?? [];
  const next = targetOfUri(route?.uri ?? request.requestUri);
  return (options.services ?? []).some(({ uri }) => {
    const own = targetOfUri(uri);
    return own !== undefined && own.host === next?.host && own.port === next.port;
  });
}

function labelOf({ flowToken }: Binding): { readonly label?: string } {
  return flowToken === undefined ? {} : { label: flowToken };
}

function forwardToUser(draft: CoreDraft, incoming: IncomingRequest, aor: string): void {
  const { key, request, isTrusted, sender } = incoming;
  const { domains, authentication } = draft.options;
  const from = addressOfRecord(readHeader(request, "From")?.uri ?? "", domains);
  const isClaimed = from !== undefined && sender === undefined && !isTrusted;
  if (isInitial(request)) {
    if (isClaimed && authentication !== undefined && !authenticate(draft, key, request, from))
      return;
    if (isTriggered(draft, incoming, "originating")) return;
    if (isTriggered(draft, incoming, "terminating", aor)) return;
  }
  const found = bindingsFor(draft, request.requestUri, aor);
  if (found === undefined) {
    respond(draft, key, makeAnswer(draft, request, 404));
    return;
  }
  const location = locate(request, found);
  if (location.kind === "targets") {
    forward(draft, forwardingOf(incoming, "device"), location.groups);
  } else respond(draft, key, makeAnswer(draft, request, location.statusCode, location));
}

// Sends a request to the function that is next for the one who is served, with the way back in Route.
function isTriggered(
  draft: CoreDraft,
  incoming: IncomingRequest,
  side: "originating" | "terminating",
  called?: string,
): boolean {
  const { request, returned, sender } = incoming;
  const { services = [] } = draft.options;
  const aor = side === "terminating" ? called : sender?.aor;
  if (aor === undefined || !isInitial(request)) return false;
  const next = triggeredFunction(request, side, aor, services, returned?.[side] ?? 0);
  if (next === undefined) return false;
  const forwarding = forwardingOf(incoming, "function");
  const { uri } = next.service;
  const transport = targetOfUri(uri)?.transport ?? "udp";
  const back = ownRoute(draft.options, transport, undefined, `;odi=${next.odi}`);
  forward(draft, forwarding, [[{ uri: request.requestUri, routes: [`<${uri}>`, back] }]]);
  return true;
}
