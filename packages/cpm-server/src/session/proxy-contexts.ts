import {
  createResponse,
  type HeaderField,
  readHeader,
  SipError,
  type SipRequest,
  type SipResponse,
} from "@callingcard/sip";
import {
  type ContextAction,
  type ContextEvent,
  type ContextOptions,
  limitSession,
  type ProxyTarget,
  startContext,
  stepContext,
  validateForProxy,
} from "@callingcard/sip-dialog/proxy";
import {
  clientKeyOf,
  dropTransaction,
  sendRequest,
  sendResponse,
  type TransactionAction,
  type TransactionStep,
} from "@callingcard/sip-transaction";
import { mayDefer } from "../procedure/final-response.ts";
import { deliveryPolicy } from "../procedure/targets.ts";
import { callVia } from "./call-options.ts";
import { deliver } from "./delivery.ts";
import { closeDialog, openDialog } from "./proxy-dialogs.ts";
import {
  forwardAck,
  forwardStray,
  ifReadable,
  isWithin,
  preprocess,
  PROXY,
  readable,
} from "./proxy-messages.ts";
import type { Proxy } from "./state.ts";
import { leaveNote, startTimer, stopTimer, type Turn } from "./turn.ts";

/** Most requests that a session forwards at one time. */
const MAX_CONTEXTS = 64;

/** How long a session without session timers is kept, in seconds (RFC 4028 has none then), and longest for others. */
const UNTIMED_SECONDS = 86_400;

/**
 * Takes what a step of the transactions of a proxy came to.
 *
 * @param turn The step.
 * @param proxy The proxy.
 * @param step What it came to.
 */
export function apply(turn: Turn, proxy: Proxy, step: TransactionStep): void {
  const [table, actions] = step;
  proxy.table = table;
  perform(turn, proxy, actions);
}

/**
 * Does what transactions ask for.
 *
 * @param turn The step.
 * @param proxy The proxy.
 * @param actions What they ask for.
 */
export function perform(turn: Turn, proxy: Proxy, actions: readonly TransactionAction[]): void {
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

// CPM-077: what comes within the session is forwarded.
function takeRequest(turn: Turn, proxy: Proxy, key: string, request: SipRequest): void {
  const validation = validateForProxy(request);
  if (validation.kind === "refused") {
    return refuse(turn, proxy, key, request, validation.statusCode, validation.headers);
  }
  if (readHeader(request, "CSeq")?.method !== request.method) {
    return refuse(turn, proxy, key, request, 400);
  }
  // Who has read the route of the function can not send elsewhere by it.
  if (!isWithin(turn.session, request)) return refuse(turn, proxy, key, request, 481);
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

/**
 * Forwards a request (RFC 3261 section 16.6), with the session interval limited as RFC 4028 section 8.1 has it
 * (CPM-121).
 *
 * @param turn The step.
 * @param proxy The proxy.
 * @param key The key of its server transaction.
 * @param request The request.
 * @param targets Where it goes, all at once.
 * @param options What the context is made with besides.
 * @throws SipError for a request that can not be forwarded.
 */
export function forward(
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
  if (inviteKey === proxy.inviteKey) proxy.isCancelled = true;
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

/**
 * Takes what happens to a request that is forwarded.
 *
 * @param turn The step.
 * @param proxy The proxy.
 * @param key The key of its server transaction.
 * @param event What happens.
 */
export function stepOne(turn: Turn, proxy: Proxy, key: string, event: ContextEvent): void {
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
  if (key !== proxy.inviteKey || proxy.isCancelled || statusCode < 300) return false;
  if (!mayDefer(statusCode, session.settings)) return false;
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
    proxy.isAnswered = true;
    if (statusCode >= 300) return leaveNote(turn, "CPM-085", `${statusCode} is forwarded`);
    leaveNote(turn, "CPM-075", `${statusCode} is forwarded`);
    openDialog(proxy.dialogs, response);
  }
  const isRefresh = method === "INVITE" || method === "UPDATE";
  if (!isRefresh || !isFinal || statusCode >= 300 || proxy.dialogs.size === 0) return;
  const asked = readHeader(response, "Session-Expires")?.seconds ?? UNTIMED_SECONDS;
  const seconds = Math.min(asked, UNTIMED_SECONDS);
  // The user agents end the session before that; a proxy only forgets it (RFC 4028 section 8).
  startTimer(turn, "proxy/expiry", (seconds + 32) * 1_000);
}
