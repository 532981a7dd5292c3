import {
  createResponse,
  type HeaderField,
  reasonPhraseOf,
  type SipRequest,
  type SipResponse,
} from "@callingcard/sip";
import { addTargets, onRedirection } from "./add-targets.ts";
import {
  cancelBranch,
  cancelBranches,
  type ContextDraft,
  draftOf,
  finishBranch,
  keepResponse,
  respond,
  restartTimerC,
  tryAlternative,
} from "./context-draft.ts";
import { forwardResponse } from "./forward-response.ts";
import type {
  Branch,
  ContextAction,
  ContextEvent,
  ContextOptions,
  ProxyTarget,
  ResponseContext,
} from "./response-context.ts";
import { settle } from "./settle-context.ts";

/** What a step of a context gives. */
export type ContextStep = readonly [ResponseContext, readonly ContextAction[]];

/**
 * Begins to forward a request (RFC 3261 sections 16.6 to 16.10). Without any target it is answered by 480.
 *
 * @param request The request, after `validateForProxy` and `preprocessRoute`; not ACK and not CANCEL.
 * @param groups Where it goes: groups one after another, the targets of a group at one time.
 * @param options The rest.
 * @returns The context, and what is to be done.
 * @throws SipError for a request that `forwardRequest` refuses.
 */
export function startContext(
  request: SipRequest,
  groups: readonly (readonly ProxyTarget[])[],
  options: ContextOptions,
): ContextStep {
  const context: ResponseContext = {
    request,
    options,
    branches: new Map(),
    waiting: [],
    groups: [],
    seen: [],
    responses: [],
    answered: "none",
    isClosed: false,
    isCancelled: false,
    isOver: false,
  };
  const draft = draftOf(context);
  addTargets(draft, groups);
  if (draft.groups.length === 0) {
    keepResponse(draft, createResponse(request, 480, { toTag: options.createId() }));
  }
  return settle(draft);
}

/**
 * Brings a context up to date with what happened. Events of branches that are not known, and timers that were
 * stopped, change nothing.
 *
 * @param context The context.
 * @param event What happened.
 * @returns The context, and what is to be done.
 */
export function stepContext(context: ResponseContext, event: ContextEvent): ContextStep {
  const draft = draftOf(context);
  switch (event.kind) {
    case "response":
      onResponse(draft, event.branch, event.response);
      break;
    case "timeout":
      onFailure(draft, event.branch, 408);
      break;
    case "transport-error":
      onFailure(draft, event.branch, 503);
      break;
    case "ended":
      onEnded(draft, event.branch);
      break;
    case "cancel":
      onCancel(draft, event.headers ?? []);
      break;
    case "add-targets":
      addTargets(draft, event.groups);
      break;
    case "timer":
      onTimer(draft, event.timer);
      break;
  }
  return settle(draft);
}

function onResponse(draft: ContextDraft, name: string, received: SipResponse): void {
  const branch = draft.branches.get(name);
  const response = forwardResponse(received);
  if (branch === undefined || response === undefined) return;
  const { statusCode } = response;
  if (statusCode < 200) onProvisional(draft, name, branch, response);
  else if (statusCode < 300) onSuccess(draft, name, branch, response);
  else if (branch.state !== "done") onRefusal(draft, name, branch, response);
}

function onProvisional(
  draft: ContextDraft,
  name: string,
  branch: Branch,
  response: SipResponse,
): void {
  if (branch.state === "done") return;
  const isInvite = branch.request.method === "INVITE";
  if (isInvite && response.statusCode > 100) restartTimerC(draft, name);
  cancelBranch(draft, name, { ...branch, state: "proceeding" });
  if (response.statusCode > 100 && draft.answered === "none") respond(draft, response);
}

function onSuccess(draft: ContextDraft, name: string, branch: Branch, response: SipResponse): void {
  if (branch.state !== "done") finishBranch(draft, name, branch);
  const isInvite = branch.request.method === "INVITE";
  // Of an INVITE each 2xx goes back, even behind another final response (RFC 3261 section 16.7 item 5).
  if (draft.answered !== "none" && !isInvite) return;
  draft.answered = "success";
  draft.isClosed = true;
  respond(draft, response);
  if (draft.context.options.isCancelling ?? true) {
    cancelBranches(draft, [reason(200, "Call completed elsewhere")]);
  }
}

function reason(cause: number, text: string): HeaderField {
  return { name: "Reason", value: `SIP;cause=${cause};text="${text}"` };
}

function onRefusal(draft: ContextDraft, name: string, branch: Branch, response: SipResponse): void {
  finishBranch(draft, name, branch);
  const { statusCode } = response;
  if (draft.answered !== "none") return;
  if (statusCode >= 600) {
    keepResponse(draft, response);
    draft.isClosed = true;
    cancelBranches(draft, [reason(statusCode, reasonPhraseOf(statusCode))]);
  } else if (statusCode >= 300 && statusCode < 400) onRedirection(draft, response);
  else if (statusCode !== 430 || !tryAlternative(draft, branch.target))
    keepResponse(draft, response);
}

function onFailure(draft: ContextDraft, name: string, statusCode: 408 | 503): void {
  const branch = draft.branches.get(name);
  if (branch === undefined || branch.state === "done") return;
  finishBranch(draft, name, branch);
  if (draft.answered !== "none" || tryAlternative(draft, branch.target)) return;
  const toTag = draft.context.options.createId();
  keepResponse(draft, createResponse(draft.context.request, statusCode, { toTag }));
}

function onEnded(draft: ContextDraft, name: string): void {
  const branch = draft.branches.get(name);
  if (branch === undefined) return;
  if (branch.state !== "done") onFailure(draft, name, 408);
  const now = draft.branches.get(name) ?? branch;
  draft.branches.set(name, { ...now, isOpen: false });
}

function onCancel(draft: ContextDraft, headers: readonly HeaderField[]): void {
  if (draft.answered !== "none" || draft.context.request.method !== "INVITE") return;
  draft.isCancelled = true;
  draft.isClosed = true;
  cancelBranches(draft, headers);
}

function onTimer(draft: ContextDraft, timer: string): void {
  const [kind = "", name = ""] = timer.split("/");
  const branch = draft.branches.get(name);
  if (branch === undefined || branch.state === "done") return;
  if (kind === "timer-c" && branch.state === "proceeding" && !branch.isCancelSent) {
    cancelBranch(draft, name, { ...branch, cancel: branch.cancel ?? [] });
  } else if (kind === "timer-c" || (kind === "cancel" && branch.isCancelSent)) {
    draft.actions.push({ kind: "drop", branch: name });
    onFailure(draft, name, 408);
  }
}
