import { createResponse, findHeaders, type SipMessage, SipError } from "@callingcard/sip";
import {
  failTransport,
  fireTimer,
  isTransactionTimer,
  receiveMessage,
  responseTarget,
  type SipTarget,
  type TransactionAction,
} from "@callingcard/sip-transaction";
import {
  type CoreDraft,
  draftOf,
  makeAnswer,
  respond,
  settle,
  takeTransactions,
} from "./core-draft.ts";
import type { Core, CoreEvent, CoreStep } from "./core-state.ts";
import { expireBindings, removeBindings } from "./expire.ts";
import { flowKey } from "./flow.ts";
import { tellContext } from "./forward.ts";
import { forwardAck } from "./forward-ack.ts";
import { findValue, withoutKey } from "./keyed-map.ts";
import { loadBindings, restartTimer, takeRegistration } from "./registrations.ts";
import { handleRequest } from "./request.ts";
import { endWatcher, forgetWatcher } from "./watchers.ts";

/**
 * Brings a core up to date with what happened. It throws for nothing that comes from the network.
 *
 * @param core The core.
 * @param event What happened.
 * @param at Milliseconds since 1970.
 * @returns The core as it is now, and what is to be done.
 */
export function stepCore(core: Core, event: CoreEvent, at: number): CoreStep {
  const draft = draftOf(core, at);
  switch (event.kind) {
    case "message":
      receive(draft, event.message, event.source);
      break;
    case "timer":
      onTimer(draft, event.timer);
      break;
    case "transport-error":
      takeTransactions(draft, failTransport(draft.transactions, event.key));
      break;
    case "flow-closed":
      closeFlow(draft, event.flow);
      break;
    case "load":
      loadBindings(draft, event.bindings);
      break;
  }
  for (let report = draft.reports.shift(); report !== undefined; report = draft.reports.shift()) {
    readReport(draft, report);
  }
  return settle(draft);
}

function receive(draft: CoreDraft, message: SipMessage, source: SipTarget): void {
  takeTransactions(draft, receiveMessage(draft.transactions, message, source));
}

function onTimer(draft: CoreDraft, timer: string): void {
  if (isTransactionTimer(timer)) {
    takeTransactions(draft, fireTimer(draft.transactions, timer));
    return;
  }
  const [kind = "", ...rest] = timer.split("/");
  const name = rest.join("/");
  if (kind === "registration") {
    const registration = findValue(draft.registrations, name);
    if (registration === undefined) return;
    const { registration: left, changes } = expireBindings(registration, draft.at);
    // An owner whose clocks do not run so long fires them early.
    if (changes.length === 0) restartTimer(draft, registration);
    else takeRegistration(draft, left, changes);
    return;
  }
  if (kind === "watcher") {
    endWatcher(draft, name, "timeout");
    return;
  }
  const branch = findValue(draft.namedBranches, name);
  if (branch !== undefined) tellContext(draft, branch.contextKey, { kind: "timer", timer });
}

// Nothing can be sent to a device that uses flows when its flow is gone; all others are called at their Contact
// (RFC 5626 section 7).
function closeFlow(draft: CoreDraft, flow: string): void {
  for (const { aor } of findValue(draft.flowOwners, flow)?.bindings ?? []) {
    const registration = findValue(draft.registrations, aor);
    if (registration === undefined) continue;
    const { registration: left, changes } = removeBindings(
      registration,
      "unregistered",
      ({ regId, source }) =>
        regId !== undefined && source !== undefined && flowKey(source) === flow,
    );
    takeRegistration(draft, left, changes);
  }
}

function readReport(draft: CoreDraft, report: TransactionAction): void {
  switch (report.kind) {
    case "request":
      handleRequest(draft, report.key, report.request, report.source);
      break;
    case "cancel":
      onCancel(draft, report);
      break;
    case "ack":
      forwardAck(draft, report.request, report.source);
      break;
    case "refused":
      onRefused(draft, report);
      break;
    case "response":
    case "timeout":
    case "transport-error":
    case "ended":
      onClient(draft, report);
      break;
    case "send":
    case "start-timer":
    case "stop-timer":
    case "stray-response":
    case "discarded":
      break;
  }
}

type ReportOf<Kind extends TransactionAction["kind"]> = Extract<TransactionAction, { kind: Kind }>;

function onCancel(draft: CoreDraft, { key, inviteKey = "", request }: ReportOf<"cancel">): void {
  const isKnown = findValue(draft.contexts, inviteKey) !== undefined;
  respond(draft, key, makeAnswer(draft, request, isKnown ? 200 : 481));
  const headers = findHeaders(request, "Reason");
  if (isKnown) tellContext(draft, inviteKey, { kind: "cancel", headers });
}

// A table that is full answers without a transaction; what has no Via to answer to is dropped.
function onRefused(draft: CoreDraft, { code, request, source }: ReportOf<"refused">): void {
  if (code !== "too-many-transactions" || request.method === "ACK") return;
  try {
    const headers = [{ name: "Retry-After", value: "10" }];
    const message = createResponse(request, 503, { headers, toTag: draft.options.createId() });
    const target = responseTarget(request, source);
    draft.actions.push({ kind: "send", key: "", message, target });
  } catch (error) {
    if (!(error instanceof SipError)) throw error;
  }
}

function onClient(
  draft: CoreDraft,
  report: ReportOf<"response" | "timeout" | "transport-error" | "ended">,
): void {
  const owned = findValue(draft.ownedBranches, report.key);
  if (owned === undefined) {
    onNotified(draft, report);
    return;
  }
  const { contextKey, branch } = owned;
  if (report.kind === "response") {
    tellContext(draft, contextKey, { kind: "response", branch, response: report.response });
  } else tellContext(draft, contextKey, { kind: report.kind, branch });
}

// A subscriber that knows nothing of its subscription, or is not there, has none (RFC 6665 section 4.2.2).
function onNotified(
  draft: CoreDraft,
  report: ReportOf<"response" | "timeout" | "transport-error" | "ended">,
): void {
  const pending = findValue(draft.notifications, report.key);
  if (pending === undefined) return;
  if (report.kind === "ended") {
    draft.notifications = withoutKey(draft.notifications, report.key);
    return;
  }
  const isTaken = report.kind === "response" && report.response.statusCode < 300;
  if (!isTaken) forgetWatcher(draft, pending.watcher);
}
