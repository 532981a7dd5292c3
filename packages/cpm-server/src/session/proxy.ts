import { findHeader, type HeaderField, type SipMessage } from "@callingcard/sip";
import {
  clientKeyOf,
  countTransactions,
  createTransactions,
  failTransport,
  fireTimer,
  receiveMessage,
  type SipTarget,
} from "@callingcard/sip-transaction";
import type { Invitation } from "../procedure/invitation.ts";
import { withoutOwnRoutes } from "../procedure/own-route.ts";
import { proxyRequest, replacedUris } from "../procedure/proxy-request.ts";
import type { Targets } from "../procedure/targets.ts";
import { ownUri } from "./call-options.ts";
import { releaseLeg } from "./calls.ts";
import type { Leg } from "./leg.ts";
import { apply, forward, perform, stepOne } from "./proxy-contexts.ts";
import { PROXY } from "./proxy-messages.ts";
import type { Proxy, Session } from "./state.ts";
import { isTrusted, withoutAssertions } from "./trust.ts";
import { leaveNote, leaveNotes, type Turn } from "./turn.ts";

/**
 * Becomes a proxy for the session (8.3.2.1 step 9; CPM-041 to CPM-047): the INVITE goes to the core, which
 * forks it, or to the clients in the session that is replaced.
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
    isCancelled: false,
    isAnswered: false,
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
  const isSuspect = message.kind === "request" && !isTrusted(turn.session, source);
  const taken = isSuspect ? withoutAssertions(message) : message;
  apply(turn, proxy, receiveMessage(proxy.table, taken, source));
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
 * Gives up an INVITE that nobody has answered; sessions that were answered go on without the function as far as they can.
 *
 * @param turn The step.
 * @param proxy The proxy.
 * @param reason Why (RFC 3326).
 */
export function drainProxy(turn: Turn, proxy: Proxy, reason: HeaderField): void {
  if (proxy.inviteKey === undefined || proxy.isAnswered) return;
  proxy.isCancelled = true;
  stepOne(turn, proxy, proxy.inviteKey, { kind: "cancel", headers: [reason] });
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
