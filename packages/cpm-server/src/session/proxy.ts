import {
  canonicalName,
  createResponse,
  findHeader,
  type HeaderField,
  readHeader,
  SipError,
  type SipMessage,
  type SipRequest,
  type SipResponse,
} from "@callingcard/sip";
import {
  type ContextAction,
  type ContextEvent,
  type ContextOptions,
  forwardRequest,
  forwardResponse,
  limitSession,
  preprocessRoute,
  type ProxyTarget,
  startContext,
  stepContext,
  targetOfUri,
  validateForProxy,
} from "@callingcard/sip-dialog/proxy";
import {
  clientKeyOf,
  countTransactions,
  createTransactions,
  dropTransaction,
  failTransport,
  fireTimer,
  receiveMessage,
  responseTarget,
  sendRequest,
  sendResponse,
  type SipTarget,
  type TransactionAction,
  type TransactionStep,
} from "@callingcard/sip-transaction";
import type { Invitation } from "../procedure/invitation.ts";
import { mayDefer } from "../procedure/final-response.ts";
import { withoutOwnRoutes } from "../procedure/own-route.ts";
import { proxyRequest, replacedUris } from "../procedure/proxy-request.ts";
import { deliveryPolicy, type Targets } from "../procedure/targets.ts";
import { callVia, ownUri, releaseLeg } from "./calls.ts";
import { deliver } from "./delivery.ts";
import { closeDialog, openDialog } from "./proxy-dialogs.ts";
import type { Leg, Proxy, Session } from "./state.ts";
import { leaveNote, leaveNotes, startTimer, stopTimer, type Turn } from "./turn.ts";

/** The name of the proxy among the legs: in branches and in Record-Route. */
const PROXY = "p";

/** Most requests that a session forwards at one time. */
const MAX_CONTEXTS = 64;

/** How long a session without session timers is kept, in seconds (RFC 4028 has none then). */
const UNTIMED_SECONDS = 86_400;

/**
 * Becomes a proxy for the session (8.3.2.1 step 9; CPM-041 to CPM-047): the INVITE goes to the core, which forks it, or to the clients in the
 * session that is replaced.
 *
 * @param turn The step.
 * @param invitation What the originator asks for.
 * @param chosen The clients that are to get it, and those that are not.
 * @param source Where the INVITE came from.
 * @param originator The leg of the originator, which is kept for the case that interworking is tried.
 */
export function startProxy(
  turn: Turn,
  invitation: Invitation,
  chosen: Extract<Targets, { readonly kind: "invite" }>,
  source: SipTarget,
  originator: Leg,
): void {
  const { session } = turn;
  const { settings, options } = session;
  releaseLeg(turn, originator);
  const { t1Ms, t2Ms, t4Ms } = settings;
  const proxy: Proxy = {
    table: createTransactions({ t1Ms, t2Ms, t4Ms }),
    contexts: new Map(),
    branches: new Map(),
    dialogs: new Map(),
    inviteKey: undefined,
    originator,
  };
  session.proxy = proxy;
  session.phase = "active";
  leaveNote(turn, "CPM-041", "a proxy for the whole session");
  const { targets, others, isReplacing } = chosen;
  const { request, notes } = proxyRequest(invitation, session.service, others);
  leaveNotes(turn, notes);
  const [table, actions] = receiveMessage(proxy.table, invitation.request, source);
  proxy.table = table;
  const key = actions.flatMap((action) => (action.kind === "request" ? [action.key] : []))[0];
  perform(
    turn,
    proxy,
    actions.filter(({ kind }) => kind !== "request"),
  );
  if (key === undefined) return;
  proxy.inviteKey = key;
  const inside = withoutOwnRoutes(request, options.addresses);
  // The core may have said how the INVITE comes back to it.
  const isRouted = findHeader(inside, "Route") !== undefined;
  const routes = isRouted ? [] : [`<${options.addresses.coreUri}>`];
  const uris = isReplacing
    ? replacedUris(invitation, targets, others)
    : [invitation.request.requestUri];
  leaveNote(turn, "CPM-047", uris.join(", "));
  leaveNote(turn, "CPM-042", ownUri(options, PROXY, source.transport));
  forward(
    turn,
    proxy,
    key,
    inside,
    uris.map((uri) => ({ uri, routes })),
    {
      recordRoute: (_, hop) => [`<${ownUri(options, PROXY, hop.transport)};lr>`],
      redirect: (uri) => ({ uri, routes }),
      timerCMs: Math.max(settings.inviteTimeoutMs, 1),
    },
  );
}

/**
 * Takes a message of a session that is proxied.
 *
 * @param turn The step.
 * @param proxy The proxy.
 * @param message The message.
 * @param source Where it came from.
 */
export function proxyMessage(
  turn: Turn,
  proxy: Proxy,
  message: SipMessage,
  source: SipTarget,
): void {
  apply(turn, proxy, receiveMessage(proxy.table, message, source));
}

/**
 * Fires a timer of a proxy: of a transaction, or of a context.
 *
 * @param turn The step.
 * @param proxy The proxy.
 * @param timer Its name within the proxy.
 */
export function fireProxyTimer(turn: Turn, proxy: Proxy, timer: string): void {
  if (timer === "expiry") {
    leaveNote(turn, "CPM-121", "the session was not refreshed: it is forgotten");
    proxy.dialogs.clear();
    return;
  }
  if (!timer.startsWith("context/")) return apply(turn, proxy, fireTimer(proxy.table, timer));
  const [, number = "", ...rest] = timer.split("/");
  for (const [key, context] of proxy.contexts) {
    if (String(context.number) === number) {
      return stepOne(turn, proxy, key, { kind: "timer", timer: rest.join("/") });
    }
  }
}

/**
 * Tells a proxy that a message could not be sent.
 *
 * @param turn The step.
 * @param proxy The proxy.
 * @param message The message.
 */
export function failProxied(turn: Turn, proxy: Proxy, message: SipMessage): void {
  if (message.kind !== "request" || message.method === "ACK") return;
  apply(turn, proxy, failTransport(proxy.table, clientKeyOf(message)));
}

/**
 * Tells whether a proxy has nothing to do any more: the session has ended, and all transactions have.
 *
 * @param session The session.
 */
export function isProxyOver(session: Session): boolean {
  const { proxy } = session;
  return proxy !== undefined && proxy.dialogs.size === 0 && countTransactions(proxy.table) === 0;
}

function apply(turn: Turn, proxy: Proxy, [table, actions]: TransactionStep): void {
  proxy.table = table;
  perform(turn, proxy, actions);
}

function perform(turn: Turn, proxy: Proxy, actions: readonly TransactionAction[]): void {
  for (const action of actions) {
    switch (action.kind) {
      case "send": {
        const { message, target, octets } = action;
        turn.actions.push({ kind: "send", message, target, octets });
        break;
      }
      case "start-timer":
        startTimer(turn, `proxy/${action.timer}`, action.afterMs);
        break;
      case "stop-timer":
        stopTimer(turn, `proxy/${action.timer}`);
        break;
      case "request":
        takeRequest(turn, proxy, action.key, action.request);
        break;
      case "cancel":
        takeCancel(turn, proxy, action.key, action.inviteKey, action.request);
        break;
      case "ack":
        ifReadable(() => forwardAck(turn, action.request));
        break;
      case "response":
        stepBranch(turn, proxy, action.key, (branch) => ({
          kind: "response",
          branch,
          response: readable(action.response),
        }));
        break;
      case "stray-response":
        ifReadable(() => forwardStray(turn, action.response));
        break;
      case "timeout":
      case "transport-error":
      case "ended": {
        const { kind } = action;
        stepBranch(turn, proxy, action.key, (branch) => ({ kind, branch }));
        break;
      }
      case "refused":
      case "discarded":
    }
  }
}

// Nobody is told of an ACK or a response that can not be read.
function ifReadable(forward: () => void): void {
  try {
    forward();
  } catch (error) {
    if (!(error instanceof SipError)) throw error;
  }
}

// CPM-077: what comes within the session is forwarded.
function takeRequest(turn: Turn, proxy: Proxy, key: string, request: SipRequest): void {
  const validation = validateForProxy(request);
  if (validation.kind === "refused") {
    return refuse(turn, proxy, key, request, validation.statusCode, validation.headers);
  }
  if (readHeader(request, "CSeq")?.method !== request.method) {
    return refuse(turn, proxy, key, request, 400);
  }
  if (proxy.contexts.size >= MAX_CONTEXTS) return refuse(turn, proxy, key, request, 503);
  try {
    const inside = preprocess(turn, request);
    forward(turn, proxy, key, inside, [{ uri: inside.requestUri }], {});
  } catch (error) {
    if (!(error instanceof SipError)) throw error;
    refuse(turn, proxy, key, request, 400);
  }
}

function refuse(
  turn: Turn,
  proxy: Proxy,
  key: string,
  request: SipRequest,
  status: number,
  headers: readonly HeaderField[] = [],
): void {
  const toTag = turn.session.options.createId();
  const response = createResponse(request, status, { toTag, headers });
  apply(turn, proxy, sendResponse(proxy.table, key, response));
}

// What a proxy reads of a response has to be readable; another one is as if it had not come from a user agent.
function readable(response: SipResponse): SipResponse {
  try {
    for (const name of ["CSeq", "Via", "Require", "Session-Expires", "Contact"] as const) {
      readHeader(response, name);
    }
    return response;
  } catch (error) {
    if (!(error instanceof SipError)) throw error;
    return {
      ...response,
      statusCode: 502,
      reasonPhrase: "Bad Gateway",
      headers: response.headers.filter(isRouting),
    };
  }
}

const ROUTING: ReadonlySet<string> = new Set(["via", "from", "to", "call-id", "cseq"]);

function isRouting({ name }: HeaderField): boolean {
  return ROUTING.has(canonicalName(name));
}

function preprocess({ session }: Turn, request: SipRequest): SipRequest {
  const user = `${session.options.token}-${PROXY}`;
  return preprocessRoute(request, { isOwnRoute: (uri) => uri.user === user }).request;
}

function forward(
  turn: Turn,
  proxy: Proxy,
  key: string,
  request: SipRequest,
  targets: readonly ProxyTarget[],
  options: Partial<ContextOptions>,
): void {
  const { session } = turn;
  const { settings } = session;
  const isTimed = request.method === "INVITE" || request.method === "UPDATE";
  const limited = isTimed
    ? limitSession(request, {
        intervalSeconds: settings.sessionExpires,
        minSeconds: settings.minSe,
      })
    : undefined;
  if (limited?.kind === "refused") {
    return refuse(turn, proxy, key, request, limited.statusCode, limited.headers);
  }
  if (limited !== undefined) leaveNote(turn, "CPM-121", `${limited.limit.intervalSeconds} s`);
  const [context, actions] = startContext(limited?.request ?? request, [targets], {
    createId: () => `${session.options.token}.${PROXY}.${session.options.createId()}`,
    via: callVia(session.options.addresses),
    ...(limited !== undefined && { sessionLimit: limited.limit }),
    ...options,
  });
  proxy.contexts.set(key, { context, number: session.legCount++ });
  performContext(turn, proxy, key, actions);
}

function takeCancel(
  turn: Turn,
  proxy: Proxy,
  key: string,
  inviteKey: string | undefined,
  request: SipRequest,
): void {
  const toTag = turn.session.options.createId();
  const status = inviteKey === undefined ? 481 : 200;
  apply(turn, proxy, sendResponse(proxy.table, key, createResponse(request, status, { toTag })));
  if (inviteKey === undefined) return;
  leaveNote(turn, "CPM-D02", "the originator cancelled");
  const headers = request.headers.filter(({ name }) => name.toLowerCase() === "reason");
  stepOne(turn, proxy, inviteKey, { kind: "cancel", headers });
}

function stepBranch(
  turn: Turn,
  proxy: Proxy,
  clientKey: string,
  eventOf: (branch: string) => ContextEvent,
): void {
  const found = proxy.branches.get(clientKey);
  if (found === undefined) return;
  const event = eventOf(found.branch);
  if (event.kind === "ended") proxy.branches.delete(clientKey);
  stepOne(turn, proxy, found.key, event);
}

function stepOne(turn: Turn, proxy: Proxy, key: string, event: ContextEvent): void {
  const found = proxy.contexts.get(key);
  if (found === undefined) return;
  const [context, actions] = stepContext(found.context, event);
  found.context = context;
  performContext(turn, proxy, key, actions);
}

function performContext(
  turn: Turn,
  proxy: Proxy,
  key: string,
  actions: readonly ContextAction[],
): void {
  const number = proxy.contexts.get(key)?.number;
  for (const action of actions) {
    switch (action.kind) {
      case "forward":
        proxy.branches.set(clientKeyOf(action.request), { key, branch: action.branch });
        apply(turn, proxy, sendRequest(proxy.table, action.request, action.target));
        break;
      case "cancel":
        apply(turn, proxy, sendRequest(proxy.table, action.request, action.target));
        break;
      case "drop":
        for (const [clientKey, { branch }] of proxy.branches) {
          if (branch !== action.branch) continue;
          apply(turn, proxy, dropTransaction(proxy.table, clientKey));
        }
        break;
      case "respond":
        if (takesOver(turn, proxy, key, action.response)) return;
        observe(turn, proxy, key, action.response);
        apply(turn, proxy, sendResponse(proxy.table, key, action.response));
        break;
      case "start-timer":
        startTimer(turn, `proxy/context/${number}/${action.timer}`, action.afterMs);
        break;
      case "stop-timer":
        stopTimer(turn, `proxy/context/${number}/${action.timer}`);
        break;
      case "over":
        proxy.contexts.delete(key);
    }
  }
}

// CPM-079, CPM-084: where nobody answers and the provider interworks, the function becomes a user agent of its own.
function takesOver(turn: Turn, proxy: Proxy, key: string, { statusCode }: SipResponse): boolean {
  const { session } = turn;
  if (key !== proxy.inviteKey || statusCode < 300 || !mayDefer(statusCode, session.settings)) {
    return false;
  }
  const policy = deliveryPolicy(session.settings);
  if (policy === "none") return false;
  leaveNote(turn, "CPM-079", `the best response is ${statusCode}, delivery policy: ${policy}`);
  for (const timer of session.timers) {
    if (timer.startsWith("proxy/")) stopTimer(turn, timer);
  }
  session.proxy = undefined;
  session.phase = "inviting";
  session.legs.set(proxy.originator.name, proxy.originator);
  deliver(turn, policy, { status: statusCode });
  return true;
}

// What goes back tells whether the session goes on.
function observe(turn: Turn, proxy: Proxy, key: string, response: SipResponse): void {
  const { statusCode } = response;
  const method = readHeader(response, "CSeq")?.method;
  const isFinal = statusCode >= 200;
  if (method === "BYE" && isFinal) {
    closeDialog(proxy.dialogs, response);
    if (proxy.dialogs.size === 0) stopTimer(turn, "proxy/expiry");
    return;
  }
  if (key === proxy.inviteKey && isFinal) {
    if (statusCode >= 300) return leaveNote(turn, "CPM-085", `${statusCode} is forwarded`);
    leaveNote(turn, "CPM-075", `${statusCode} is forwarded`);
    openDialog(proxy.dialogs, response);
  }
  const isRefresh = method === "INVITE" || method === "UPDATE";
  if (!isRefresh || !isFinal || statusCode >= 300 || proxy.dialogs.size === 0) return;
  const seconds = readHeader(response, "Session-Expires")?.seconds ?? UNTIMED_SECONDS;
  // The user agents end the session before that; a proxy only forgets it (RFC 4028 section 8).
  startTimer(turn, "proxy/expiry", (seconds + 32) * 1_000);
}

// CPM-076, CPM-086: it reaches the client that its route set leads to.
function forwardAck(turn: Turn, request: SipRequest): void {
  const { options } = turn.session;
  if (readHeader(request, "Max-Forwards") === 0) return;
  const inside = preprocess(turn, request);
  const branch = `z9hG4bK${options.token}.${PROXY}.${options.createId()}`;
  const route = forwardRequest(inside, { via: "" });
  const target = targetOfUri(route.nextHop, route.isSecure);
  if (target === undefined) return;
  const via = `${callVia(options.addresses)(target)};branch=${branch}`;
  leaveNote(turn, "CPM-086", "ACK is forwarded");
  turn.actions.push({ kind: "send", message: forwardRequest(inside, { via }).request, target });
}

// A 2xx that comes when its transaction is gone goes back as it is (RFC 6026).
function forwardStray(turn: Turn, response: SipResponse): void {
  const forwarded = forwardResponse(response);
  if (forwarded === undefined || response.statusCode >= 300) return;
  const [via] = readHeader(forwarded, "Via") ?? [];
  if (via === undefined) return;
  const transport = via.transport.toLowerCase();
  if (transport !== "udp" && transport !== "tcp" && transport !== "tls") return;
  const pretended = { ...forwarded, kind: "request", method: "INVITE", requestUri: "" } as const;
  const source = { transport, host: via.host, port: via.port ?? 5060 } as const;
  turn.actions.push({
    kind: "send",
    message: forwarded,
    target: responseTarget(pretended, source),
  });
}
