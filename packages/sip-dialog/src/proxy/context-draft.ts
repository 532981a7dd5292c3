import type { HeaderField, SipResponse } from "@callingcard/sip";
import { createCancel } from "@callingcard/sip-transaction";
import type { Branch, ContextAction, ProxyTarget, ResponseContext } from "./response-context.ts";
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
