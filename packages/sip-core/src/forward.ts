import type { SipRequest } from "@callingcard/sip";
import {
  type ContextStep,
  limitSession,
  type ProxyTarget,
  type SessionLimit,
  startContext,
  stepContext,
  targetOfUri,
  type ContextEvent,
} from "@callingcard/sip-dialog/proxy";
import { readDisposition } from "@callingcard/sip-dialog/preferences";
import {
  clientKeyOf,
  dropTransaction,
  sendRequest,
  type SipTarget,
  TransactionError,
} from "@callingcard/sip-transaction";
import { hideIdentity } from "./asserted-identity.ts";
import { type CoreDraft, makeAnswer, respond, takeTransactions } from "./core-draft.ts";
import { withoutCredentials } from "./digest.ts";
import { findValue, withoutKey, withValue } from "./keyed-map.ts";
import { ownRoute, viaFor } from "./own-address.ts";

/** A request that is to be forwarded. */
export interface Forwarding {
  /** The server transaction. */
  readonly key: string;

  /** The request without the routes of the core. */
  readonly request: SipRequest;
  readonly source: SipTarget;

  /** Name of the flow that the request came by, if it has one. */
  readonly sourceToken: string | undefined;
  readonly digest: string;
  readonly breadth: number;

  /** Whether it goes to devices, to a function, or elsewhere: only functions are told all that is known. */
  readonly to: "device" | "function" | "elsewhere";
}

/** Methods that never begin a dialog, so that the core need not stay in the way of what follows. */
const WITHOUT_DIALOG = ["MESSAGE", "OPTIONS", "PUBLISH", "REGISTER", "INFO", "CANCEL"];

/** Methods that a session interval is negotiated with (RFC 4028 section 8.1). */
const REFRESHING = ["INVITE", "UPDATE"];

/**
 * Forwards a request to targets and keeps its response context.
 *
 * @param draft The change.
 * @param forwarding The request.
 * @param groups Its targets: groups one after another, the targets of a group at one time.
 * @internal
 */
export function forward(
  draft: CoreDraft,
  forwarding: Forwarding,
  groups: readonly (readonly ProxyTarget[])[],
): void {
  const { options } = draft;
  const { key, source, sourceToken, digest, breadth, to } = forwarding;
  const limited = limitOf(draft, forwarding.request);
  if ("refusal" in limited) {
    respond(draft, key, limited.refusal);
    return;
  }
  const plain = withoutCredentials(limited.request, options.authentication);
  const request = to === "function" ? plain : hideIdentity(plain);
  const isRecorded = !WITHOUT_DIALOG.includes(request.method);
  const { cancel, recurse } = readDisposition(request);
  const redirect = (uri: string): ProxyTarget | undefined =>
    targetOfUri(uri) === undefined ? undefined : { uri };
  const step = startContext(request, groups, {
    createId: options.createId,
    via: (hop) => viaFor(options, hop),
    digest,
    breadth,
    isCancelling: cancel !== "no-cancel",
    ...(isRecorded ? { recordRoute: recordRouteOf(draft, source, sourceToken) } : {}),
    ...(to === "device" && recurse === "recurse" ? { redirect } : {}),
    ...(limited.limit === undefined ? {} : { sessionLimit: limited.limit }),
  });
  takeContext(draft, key, step);
}

type Limited =
  | { readonly request: SipRequest; readonly limit: SessionLimit | undefined }
  | { readonly refusal: ReturnType<typeof makeAnswer> };

function limitOf(draft: CoreDraft, request: SipRequest): Limited {
  const { sessionLimit } = draft.options;
  if (sessionLimit === undefined || !REFRESHING.includes(request.method)) {
    return { request, limit: undefined };
  }
  const limited = limitSession(request, sessionLimit);
  if (limited.kind === "forward") return { request: limited.request, limit: limited.limit };
  const { statusCode, headers } = limited;
  return { refusal: makeAnswer(draft, request, statusCode, { headers }) };
}

// Each side gets a route with the name of its own flow, or that of the core, and the transport that it uses. Where
// both would be the same, one is enough.
function recordRouteOf(
  { options, routeToken }: CoreDraft,
  source: SipTarget,
  sourceToken: string | undefined,
): (target: ProxyTarget, hop: SipTarget) => readonly string[] {
  return ({ label }, { transport }) => {
    const there = ownRoute(options, transport, label ?? routeToken);
    const here = ownRoute(options, source.transport, sourceToken ?? routeToken);
    return there === here ? [here] : [there, here];
  };
}

/**
 * Tells a context what happened.
 *
 * @param draft The change.
 * @param key Its server transaction.
 * @param event What happened.
 * @returns Whether there is such a context.
 * @internal
 */
export function tellContext(draft: CoreDraft, key: string, event: ContextEvent): boolean {
  const found = findValue(draft.contexts, key);
  if (found === undefined) return false;
  takeContext(draft, key, stepContext(found.context, event));
  return true;
}

function takeContext(draft: CoreDraft, key: string, [context, actions]: ContextStep): void {
  const answered = actions.findLast((action) => action.kind === "respond")?.response;
  const isFinal = answered !== undefined && answered.statusCode >= 200;
  const answer = isFinal ? answered : findValue(draft.contexts, key)?.answer;
  draft.contexts = withValue(draft.contexts, { key, context, answer });
  const failed: string[] = [];
  for (const action of actions) {
    switch (action.kind) {
      case "forward":
        if (!send(draft, action.request, action.target, key, action.branch)) {
          failed.push(action.branch);
        }
        break;
      case "cancel":
        send(draft, action.request, action.target);
        break;
      case "drop": {
        const branch = findValue(draft.namedBranches, action.branch);
        if (branch === undefined) break;
        takeTransactions(draft, dropTransaction(draft.transactions, branch.clientKey));
        break;
      }
      case "respond":
        respond(draft, key, action.response);
        break;
      case "start-timer":
      case "stop-timer":
        draft.actions.push(action);
        break;
      case "over":
        forgetContext(draft, key);
        break;
    }
  }
  for (const branch of failed) {
    tellContext(draft, key, { kind: "transport-error", branch });
    tellContext(draft, key, { kind: "ended", branch });
  }
}

/**
 * Sends a request in a transaction of its own.
 *
 * @param draft The change.
 * @param request The request.
 * @param target Where it goes.
 * @param contextKey The server transaction of the request that is forwarded; absent where nobody waits.
 * @param branch The branch, for one that is forwarded.
 * @returns Whether it could be sent.
 * @internal
 */
export function send(
  draft: CoreDraft,
  request: SipRequest,
  target: SipTarget,
  contextKey?: string,
  branch = "",
): boolean {
  try {
    const step = sendRequest(draft.transactions, request, target);
    if (contextKey !== undefined) {
      const clientKey = clientKeyOf(request);
      const owned = { key: clientKey, contextKey, branch };
      draft.ownedBranches = withValue(draft.ownedBranches, owned);
      draft.namedBranches = withValue(draft.namedBranches, { key: branch, contextKey, clientKey });
    }
    takeTransactions(draft, step);
    return true;
  } catch (error) {
    // The table is full, or a device has registered what no message can carry.
    if (error instanceof TransactionError || error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * Takes a copy of a request that comes when its server transaction is over and its copies are not: it gets the same
 * answer again, or the one that is to come. It must not be a call of its own.
 *
 * @param draft The change.
 * @param key The server transaction, which is a new one.
 * @returns Whether it is such a copy.
 * @internal
 */
export function answerAgain(draft: CoreDraft, key: string): boolean {
  const found = findValue(draft.contexts, key);
  if (found?.answer !== undefined) respond(draft, key, found.answer);
  return found !== undefined;
}

function forgetContext(draft: CoreDraft, key: string): void {
  const found = findValue(draft.contexts, key);
  draft.contexts = withoutKey(draft.contexts, key);
  for (const branch of found?.context.branches.keys() ?? []) {
    const named = findValue(draft.namedBranches, branch);
    draft.namedBranches = withoutKey(draft.namedBranches, branch);
    if (named !== undefined) draft.ownedBranches = withoutKey(draft.ownedBranches, named.clientKey);
  }
}
