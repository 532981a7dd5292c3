import {
  createResponse,
  type HeaderField,
  SipError,
  type SipRequest,
  type SipResponse,
} from "@callingcard/sip";
import { createCancel, type SipTarget } from "@callingcard/sip-transaction";
import { chooseResponse } from "./best-response.ts";
import { forwardRequest } from "./forward-request.ts";
import { createBranch } from "./loop-digest.ts";
import { targetOfUri } from "./next-hop.ts";
import type {
  Branch,
  ContextAction,
  ContextOptions,
  ProxyTarget,
  ResponseContext,
} from "./response-context.ts";
import { completeSession } from "./session-limit.ts";

/** RFC 3261 section 16.6 item 11 wants more than three minutes. */
const TIMER_C_MS = 185_000;

/** 64 * T1 (RFC 3261 section 9.1). */
const CANCEL_MS = 32_000;

/**
 * Most branches of a request, and most targets that are known of it.
 *
 * @internal
 */
export const MAX_BRANCHES = 32;

/** RFC 5393 section 5.3.3. */
const MAX_BREADTH = 60;

/**
 * A context that is being changed by one event: the next state as far as it is made, and the actions.
 *
 * @internal
 */
export interface ContextDraft {
  readonly actions: ContextAction[];
  readonly branches: Map<string, Branch>;
  waiting: readonly ProxyTarget[];
  groups: readonly (readonly ProxyTarget[])[];
  seen: readonly ProxyTarget[];
  responses: readonly SipResponse[];
  answered: ResponseContext["answered"];
  isClosed: boolean;
  isCancelled: boolean;
  readonly context: ResponseContext;
}

/**
 * Begins a change of a context.
 *
 * @param context The context.
 * @internal
 */
export function draftOf(context: ResponseContext): ContextDraft {
  const { waiting, groups, seen, responses, answered, isClosed, isCancelled } = context;
  const branches = new Map(context.branches);
  const taken = { waiting, groups, seen, responses, answered, isClosed, isCancelled };
  return { actions: [], branches, ...taken, context };
}

/**
 * Ends a change: tries more targets where some may be tried, answers where all have answered, and tells
 * when all is over.
 *
 * @param draft The change.
 * @internal
 */
export function settle(draft: ContextDraft): readonly [ResponseContext, readonly ContextAction[]] {
  startTargets(draft);
  answerAtEnd(draft);
  const { actions, context, ...changed } = draft;
  const isOver = isAnswered(draft) && !isAnyOpen(draft);
  if (isOver && !context.isOver) actions.push({ kind: "over" });
  return [{ request: context.request, options: context.options, ...changed, isOver }, actions];
}

function isAnyOpen({ branches }: ContextDraft): boolean {
  for (const { isOpen, state } of branches.values()) if (isOpen || state !== "done") return true;
  return false;
}

// A request other than INVITE that nobody answers gets no response at all (RFC 4320 section 4.2).
function isAnswered({ answered, branches, waiting, groups, isClosed }: ContextDraft): boolean {
  if (answered !== "none") return true;
  if (!isClosed && waiting.length + groups.length > 0) return false;
  for (const { state } of branches.values()) if (state !== "done") return false;
  return true;
}

function openBreadth({ branches }: ContextDraft): number {
  let sum = 0;
  for (const { state, breadth } of branches.values()) if (state !== "done") sum += breadth;
  return sum;
}

// The targets of a group are tried as far as the breadth allows (RFC 5393 section 5.3.3), the next group when
// all branches have answered.
function startTargets(draft: ContextDraft): void {
  const { breadth = MAX_BREADTH, maxBranches = MAX_BRANCHES } = draft.context.options;
  while (!draft.isClosed) {
    const open = openBreadth(draft);
    if (draft.waiting.length === 0) {
      const [group, ...later] = draft.groups;
      if (group === undefined || open > 0) return;
      draft.waiting = group;
      draft.groups = later;
    }
    const free = breadth - open;
    const now = draft.waiting.slice(0, Math.min(free, maxBranches - draft.branches.size));
    if (draft.branches.size >= maxBranches) draft.groups = [];
    draft.waiting = draft.branches.size >= maxBranches ? [] : draft.waiting.slice(now.length);
    for (const [index, target] of now.entries()) {
      const share = Math.floor(free / now.length) + (index < free % now.length ? 1 : 0);
      startBranch(draft, target, share);
    }
    if (now.length === 0) return;
  }
}

function startBranch(draft: ContextDraft, target: ProxyTarget, breadth: number): void {
  const { request, options } = draft.context;
  const hop = hopOf(target, request, options);
  if (hop === undefined) {
    if (tryAlternative(draft, target)) return;
    keepResponse(draft, createResponse(request, 503, { toTag: options.createId() }));
    return;
  }
  const branch = createBranch(options.createId(), options.digest);
  const { request: copy } = forwardRequest(request, {
    target: target.uri,
    routes: target.routes ?? [],
    recordRoute: options.recordRoute?.(target, hop) ?? [],
    via: `${options.via(hop)};branch=${branch}`,
    maxBreadth: breadth,
  });
  draft.branches.set(branch, {
    target,
    request: copy,
    hop,
    state: "calling",
    breadth,
    cancel: undefined,
    isCancelSent: false,
    isOpen: true,
  });
  draft.actions.push({ kind: "forward", branch, request: copy, target: hop });
  if (request.method === "INVITE") restartTimerC(draft, branch);
}

function hopOf(
  target: ProxyTarget,
  request: SipRequest,
  { resolve = targetOfUri }: ContextOptions,
): SipTarget | undefined {
  try {
    const { uri, routes = [] } = target;
    const { nextHop, isSecure } = forwardRequest(request, { target: uri, routes, via: "" });
    return target.hop ?? resolve(nextHop, isSecure);
  } catch (error) {
    // A Contact can be any text: one that is no URI is nowhere.
    if (error instanceof SipError) return undefined;
    throw error;
  }
}

/**
 * Puts the other way to the device of a target in front of all other targets (RFC 5626 section 7).
 *
 * @param draft The change.
 * @param target The target that failed.
 * @returns Whether there is another way.
 * @internal
 */
export function tryAlternative(draft: ContextDraft, target: ProxyTarget): boolean {
  const [next, ...alternatives] = target.alternatives ?? [];
  if (next === undefined || draft.isClosed) return false;
  draft.waiting = [{ ...next, alternatives }, ...draft.waiting];
  return true;
}

/**
 * Starts Timer C of a branch, again if it runs.
 *
 * @param draft The change.
 * @param branch The branch.
 * @internal
 */
export function restartTimerC({ actions, context }: ContextDraft, branch: string): void {
  const { timerCMs = TIMER_C_MS } = context.options;
  actions.push({ kind: "start-timer", timer: `timer-c/${branch}`, afterMs: timerCMs });
}

/**
 * Keeps a final response until the best one is chosen.
 *
 * @param draft The change.
 * @param response The response.
 * @internal
 */
export function keepResponse(draft: ContextDraft, response: SipResponse): void {
  draft.responses = [...draft.responses, response];
}

/**
 * Marks a branch as one that has answered, and stops its timers.
 *
 * @param draft The change.
 * @param name The branch.
 * @param branch What it was.
 * @internal
 */
export function finishBranch(draft: ContextDraft, name: string, branch: Branch): void {
  draft.branches.set(name, { ...branch, state: "done" });
  if (branch.request.method !== "INVITE") return;
  draft.actions.push({ kind: "stop-timer", timer: `timer-c/${name}` });
  if (branch.isCancelSent) draft.actions.push({ kind: "stop-timer", timer: `cancel/${name}` });
}

/**
 * Cancels the branches that have no final response (RFC 3261 section 16.10), at once or as soon as they may
 * be cancelled.
 *
 * @param draft The change.
 * @param headers Header fields of the CANCELs, such as Reason.
 * @internal
 */
export function cancelBranches(draft: ContextDraft, headers: readonly HeaderField[]): void {
  if (draft.context.request.method !== "INVITE") return;
  for (const [name, branch] of draft.branches) {
    if (branch.state === "done" || branch.cancel !== undefined) continue;
    cancelBranch(draft, name, { ...branch, cancel: headers });
  }
}

/**
 * Sends the CANCEL that is wanted for a branch, if it may be sent and is not.
 *
 * @param draft The change.
 * @param name The branch.
 * @param branch What it is now.
 * @internal
 */
export function cancelBranch(draft: ContextDraft, name: string, branch: Branch): void {
  const { cancel: headers, state, isCancelSent } = branch;
  const isDue = headers !== undefined && state === "proceeding" && !isCancelSent;
  draft.branches.set(name, { ...branch, isCancelSent: isCancelSent || isDue });
  if (!isDue) return;
  const { cancelMs = CANCEL_MS } = draft.context.options;
  const request = createCancel(branch.request, headers);
  draft.actions.push({ kind: "cancel", branch: name, request, target: branch.hop });
  draft.actions.push({ kind: "start-timer", timer: `cancel/${name}`, afterMs: cancelMs });
}

/**
 * Sends a response back, completed where the session is limited.
 *
 * @param draft The change.
 * @param response The response, without the proxy's Via.
 * @internal
 */
export function respond(draft: ContextDraft, response: SipResponse): void {
  const { sessionLimit } = draft.context.options;
  const completed = sessionLimit === undefined ? response : completeSession(response, sessionLimit);
  draft.actions.push({ kind: "respond", response: completed });
}

function answerAtEnd(draft: ContextDraft): void {
  if (draft.answered !== "none" || !isAnswered(draft)) return;
  draft.isClosed = true;
  const { request, options } = draft.context;
  const isInvite = request.method === "INVITE";
  if (draft.isCancelled && draft.responses.every(({ statusCode }) => statusCode === 408)) {
    draft.answered = "failure";
    respond(draft, createResponse(request, 487, { toTag: options.createId() }));
  } else if (isInvite || draft.responses.some(({ statusCode }) => statusCode !== 408)) {
    draft.answered = "failure";
    const candidates = isInvite
      ? draft.responses
      : draft.responses.filter(({ statusCode }) => statusCode !== 408);
    respond(draft, chooseResponse(request, candidates, options.createId()));
  }
}
