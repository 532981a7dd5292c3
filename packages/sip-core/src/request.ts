import {
  parameterText,
  readHeader,
  SipError,
  type SipRequest,
  type SipUri,
} from "@callingcard/sip";
import {
  loopDigest,
  preprocessRoute,
  targetOfUri,
  validateForProxy,
} from "@callingcard/sip-dialog/proxy";
import type { SipTarget } from "@callingcard/sip-transaction";
import { addressOfRecord, isOwnDomain, readUri } from "./address-of-record.ts";
import { assertIdentity } from "./asserted-identity.ts";
import { authenticate } from "./authenticate.ts";
import type { Binding } from "./binding.ts";
import { type CoreDraft, makeAnswer, respond } from "./core-draft.ts";
import { flowKey, isSameFlow } from "./flow.ts";
import { answerAgain, forward, type Forwarding } from "./forward.ts";
import { readGruu } from "./gruu.ts";
import { findValue } from "./keyed-map.ts";
import { isInitial, locate } from "./locate.ts";
import { isOwnPlace, isOwnRoute, isOwnVia, ownRoute } from "./own-address.ts";
import { handleRegister } from "./handle-register.ts";
import { type ReturnedRequest, returnedFrom, triggeredFunction } from "./service-trigger.ts";
import { isWatch, watch, watchOn } from "./watchers.ts";

/** A request that came, and what is known of it. */
export interface IncomingRequest {
  /** The server transaction. */
  readonly key: string;

  /** Without the routes of the core. */
  readonly request: SipRequest;
  readonly source: SipTarget;

  /** The routes of the core that it had. */
  readonly ownRoutes: readonly SipUri[];

  /** The function that sent it, and how far it is. */
  readonly returned: ReturnedRequest | undefined;

  /** The binding of the device that sent it. */
  readonly sender: Binding | undefined;

  /** Whether what it says of its sender is believed. */
  readonly isTrusted: boolean;
  readonly digest: string;
  readonly breadth: number;
}

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

function readIncoming(
  draft: CoreDraft,
  key: string,
  received: SipRequest,
  source: SipTarget,
): IncomingRequest | undefined {
  const { options } = draft;
  const { services = [], isTrusted = () => false } = options;
  const digest = loopDigest(received);
  const validation = validateForProxy(received, {
    digest,
    isOwnVia: (via) => isOwnVia(options, via),
  });
  if (validation.kind === "refused") {
    respond(draft, key, makeAnswer(draft, received, validation.statusCode, validation));
    return undefined;
  }
  const { request, ownRoutes } = preprocessRoute(received, {
    isOwnRoute: (uri) => isOwnRoute(options, uri),
  });
  const odis = ownRoutes.map(({ parameters }) => parameterText(parameters, "odi"));
  const [returned] = odis.flatMap((odi) => {
    const found = odi === undefined ? undefined : returnedFrom(odi, services);
    return found === undefined ? [] : [found];
  });
  return {
    key,
    request,
    source,
    ownRoutes,
    returned,
    sender: senderOf(draft, request, source),
    isTrusted: returned !== undefined || isTrusted(source),
    digest,
    breadth: validation.breadth,
  };
}

// Of several users that are registered over one connection, the one that From names.
function senderOf(draft: CoreDraft, request: SipRequest, source: SipTarget): Binding | undefined {
  const bindings = findValue(draft.flowOwners, flowKey(source))?.bindings ?? [];
  const from = addressOfRecord(readHeader(request, "From")?.uri ?? "", draft.options.domains);
  return bindings.findLast(({ aor }) => aor === from) ?? bindings.at(-1);
}

function route(draft: CoreDraft, incoming: IncomingRequest): void {
  const { request } = incoming;
  const { domains } = draft.options;
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
  const aor = addressOfRecord(request.requestUri, domains);
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

function forwardingOf(incoming: IncomingRequest, isToDevice: boolean): Forwarding {
  const { key, request, source, sender, digest, breadth, isTrusted } = incoming;
  const known = isTrusted ? request : assertIdentity(request, sender?.aorUri);
  const isOfSender = sender?.source !== undefined && isSameFlow(sender.source, source);
  const sourceToken = isOfSender ? sender.flowToken : undefined;
  return { key, request: known, source, sourceToken, digest, breadth, isToDevice };
}

// Who is not known to the core may reach its users, and nobody else through it.
function isRefused(draft: CoreDraft, incoming: IncomingRequest): boolean {
  const { key, request, isTrusted, sender, ownRoutes } = incoming;
  const isInDialog = !isInitial(request) && ownRoutes.length > 0;
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
    forward(draft, forwardingOf(incoming, true), [[target]]);
    return;
  }
  if (isRefused(draft, incoming) || isTriggered(draft, incoming, "originating")) return;
  forward(draft, forwardingOf(incoming, false), [[{ uri: request.requestUri }]]);
}

/**
 * Finds the device that a request within a dialog is for, by the name of its flow in a route of the core (RFC
 * 5626 section 5.3). The route of the one who sends has a name too.
 *
 * @param draft The change.
 * @param request The request without the routes of the core.
 * @param ownRoutes The routes of the core that it had.
 * @param source Where it came from.
 * @internal
 */
export function deviceOfRoute(
  draft: CoreDraft,
  request: SipRequest,
  ownRoutes: readonly SipUri[],
  source: SipTarget,
): Binding | undefined {
  if (readHeader(request, "Route") !== undefined) return undefined;
  return ownRoutes
    .flatMap(({ user }) => findValue(draft.flowTokens, user ?? "")?.binding ?? [])
    .find((binding) => binding.source === undefined || !isSameFlow(binding.source, source));
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
    forward(draft, forwardingOf(incoming, true), location.groups);
  } else respond(draft, key, makeAnswer(draft, request, location.statusCode, location));
}

/**
 * Finds the bindings of a user, or of the device that a GRUU names (RFC 5627 section 6.1).
 *
 * @param draft The change.
 * @param requestUri The address of record or the GRUU.
 * @param aor The canonical address of record.
 * @returns The bindings, none for a user who is not registered; `undefined` for one who does not exist.
 * @internal
 */
export function bindingsFor(
  draft: CoreDraft,
  requestUri: string,
  aor: string,
): readonly Binding[] | undefined {
  const uri = readUri(requestUri);
  const gruu = uri?.kind === "sip" ? readGruu(uri) : undefined;
  if (gruu?.kind === "temporary") {
    const owner = findValue(draft.temporaryGruus, gruu.uri);
    const registration = owner && findValue(draft.registrations, owner.aor);
    return registration?.bindings.filter(({ instance }) => instance === owner?.instance);
  }
  const registration = findValue(draft.registrations, aor);
  const isUser = draft.options.isUser?.(aor) ?? registration !== undefined;
  if (!isUser) return undefined;
  if (gruu === undefined) return registration?.bindings ?? [];
  if (registration?.instances.includes(gruu.instance) !== true) return undefined;
  return registration.bindings.filter(({ instance }) => instance === gruu.instance);
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
  const forwarding = forwardingOf(incoming, false);
  const { uri } = next.service;
  const transport = targetOfUri(uri)?.transport ?? "udp";
  const back = ownRoute(draft.options, transport, undefined, `;odi=${next.odi}`);
  forward(draft, forwarding, [[{ uri: request.requestUri, routes: [`<${uri}>`, back] }]]);
  return true;
}
