import { createResponse, SipError, type SipRequest } from "@callingcard/sip";
import type { SipTarget } from "@callingcard/sip-transaction";
import { chooseResponse } from "./best-response.ts";
import {
  type ContextDraft,
  keepResponse,
  MAX_BRANCHES,
  respond,
  restartTimerC,
  tryAlternative,
} from "./context-draft.ts";
import { forwardRequest } from "./forward-request.ts";
import { createBranch } from "./loop-digest.ts";
import { targetOfUri } from "./next-hop.ts";
import type {
  ContextAction,
  ContextOptions,
  ProxyTarget,
  ResponseContext,
} from "./response-context.ts";

/** RFC 5393 section 5.3.3. */
const MAX_BREADTH = 60;

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

function openBreadth({ branches }: ContextDraft): number {
  let sum = 0;
  for (const { state, breadth } of branches.values()) if (state !== "done") sum += breadth;
  return sum;
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
