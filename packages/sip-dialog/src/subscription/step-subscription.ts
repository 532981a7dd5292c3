import {
  createRequest,
  createResponse,
  readHeader,
  SipError,
  type SipMessage,
  type SipRequest,
  type SipResponse,
} from "@callingcard/sip";
import {
  clientKeyOf,
  createTransactions,
  failTransport,
  fireTimer,
  isTransactionTimer,
  receiveMessage,
  type TransactionAction,
} from "@callingcard/sip-transaction";
import { createClientDialog, refreshTarget } from "../dialog.ts";
import { answer, onRequest } from "./notification.ts";
import { sendSubscribe, subscribeAnew, wantedSeconds } from "./send-subscribe.ts";
import type {
  Subscription,
  SubscriptionEvent,
  SubscriptionOptions,
  SubscriptionStep,
} from "./subscription.ts";
import {
  draftOf,
  end,
  finish,
  setExpiry,
  settle,
  stopTimer,
  type SubscriptionDraft,
  takeTransactions,
} from "./subscription-draft.ts";

/** Statuses after which a subscription is no longer there (RFC 6665 section 4.1.2.2). */
const ENDING_STATUSES = [404, 405, 410, 416, 480, 481, 482, 483, 484, 485, 489, 501, 604];

/** Statuses that another try does not change. */
const FINAL_STATUSES = [
  400, 401, 403, 404, 405, 407, 410, 416, 420, 484, 485, 489, 501, 600, 603, 604,
];

/**
 * Subscribes to the state of something (RFC 6665 section 4.1).
 *
 * @param options What the subscription is made with.
 * @returns The subscription, and what is to be done.
 */
export function createSubscription(options: SubscriptionOptions): SubscriptionStep {
  const subscription: Subscription = {
    options,
    transactions: createTransactions(options.transactions),
    state: "subscribing",
    callId: options.createId(),
    localTag: options.createId(),
    sequence: 0,
    dialog: undefined,
    pending: undefined,
    isRefreshWanted: false,
    minExpiresSeconds: 0,
    failures: 0,
    timers: new Set(),
  };
  const draft = draftOf(subscription);
  sendSubscribe(draft, wantedSeconds(draft));
  return readReports(draft);
}

/**
 * Brings a subscription up to date with what happened.
 *
 * @param subscription The subscription.
 * @param event What happened.
 * @returns The subscription as it is now, and what is to be done.
 */
export function stepSubscription(
  subscription: Subscription,
  event: SubscriptionEvent,
): SubscriptionStep {
  const draft = draftOf(subscription);
  switch (event.kind) {
    case "message":
      takeTransactions(draft, receiveMessage(draft.transactions, event.message, event.source));
      break;
    case "timer":
      onTimer(draft, event.timer);
      break;
    case "transport-error":
      onTransportError(draft, event.message);
      break;
    case "refresh":
      refresh(draft);
      break;
    case "unsubscribe":
      unsubscribe(draft);
      break;
  }
  return readReports(draft);
}

function readReports(draft: SubscriptionDraft): SubscriptionStep {
  for (let report = draft.reports.shift(); report !== undefined; report = draft.reports.shift()) {
    readReport(draft, report);
  }
  return settle(draft);
}

function readReport(draft: SubscriptionDraft, report: TransactionAction): void {
  if (report.kind === "request") onRequest(draft, report.key, report.request);
  else if (report.kind === "cancel") {
    answer(draft, report.key, report.request, 481);
  } else if (!("key" in report) || report.key !== draft.pending) return;
  else if (report.kind === "response") onResponse(draft, report.response);
  else if (report.kind === "timeout") onFailure(draft, 408);
  else if (report.kind === "transport-error") onFailure(draft, 503);
}

function onTransportError(draft: SubscriptionDraft, message: SipMessage): void {
  if (message.kind !== "request") return;
  takeTransactions(draft, failTransport(draft.transactions, clientKeyOf(message)));
}

function onTimer(draft: SubscriptionDraft, timer: string): void {
  if (isTransactionTimer(timer)) {
    takeTransactions(draft, fireTimer(draft.transactions, timer));
    return;
  }
  if (!draft.timers.delete(timer)) return;
  if (timer === "refresh") refresh(draft);
  else if (timer === "retry") subscribeAnew(draft);
  else if (timer === "expiry") end(draft, "expired", 0);
  else if (draft.state === "active") return;
  else if (draft.pending === undefined) end(draft, "no-notification", 0);
  else onFailure(draft, 408);
}

function refresh(draft: SubscriptionDraft): void {
  if (draft.state === "waiting") {
    stopTimer(draft, "retry");
    subscribeAnew(draft);
  } else if (draft.pending !== undefined) draft.isRefreshWanted = true;
  else if (draft.state === "active") sendSubscribe(draft, wantedSeconds(draft));
}

// What is not there needs no end.
function unsubscribe(draft: SubscriptionDraft): void {
  if (draft.state === "waiting") finish(draft);
  if (draft.state === "over" || draft.state === "ending") return;
  draft.state = "ending";
  stopTimer(draft, "refresh");
  if (draft.pending === undefined) sendSubscribe(draft, 0);
  else draft.isRefreshWanted = true;
}

function onResponse(draft: SubscriptionDraft, response: SipResponse): void {
  const { statusCode } = response;
  if (statusCode < 200) return;
  draft.pending = undefined;
  if (statusCode < 300) onAccepted(draft, response);
  else onRefused(draft, response);
  if (draft.isRefreshWanted && draft.pending === undefined && draft.state !== "over") {
    if (draft.state === "ending") sendSubscribe(draft, 0);
    else refresh(draft);
  }
}

function onAccepted(draft: SubscriptionDraft, response: SipResponse): void {
  const expiresSeconds = lenient(() => readHeader(response, "Expires")) ?? wantedSeconds(draft);
  try {
    draft.dialog =
      draft.dialog === undefined
        ? createClientDialog(requestOf(draft), response)
        : refreshTarget(draft.dialog, response);
  } catch (error) {
    if (!(error instanceof SipError)) throw error;
    end(draft, "refused", 0);
    return;
  }
  draft.actions.push({ kind: "subscribed", expiresSeconds, response });
  if (draft.state !== "ending") setExpiry(draft, expiresSeconds);
}

// The parts of the SUBSCRIBE that a dialog is made of.
function requestOf(draft: SubscriptionDraft): SipRequest {
  const { requestUri, from } = draft.options;
  return createRequest("SUBSCRIBE", requestUri, {
    headers: [
      { name: "From", value: `${from};tag=${draft.localTag}` },
      { name: "Call-ID", value: draft.callId },
      { name: "CSeq", value: `${draft.sequence} SUBSCRIBE` },
    ],
  });
}

function onRefused(draft: SubscriptionDraft, response: SipResponse): void {
  const { statusCode } = response;
  const least = lenient(() => readHeader(response, "Min-Expires"));
  if (statusCode === 423 && least !== undefined && least > draft.minExpiresSeconds) {
    draft.minExpiresSeconds = least;
    sendSubscribe(draft, wantedSeconds(draft));
    return;
  }
  draft.actions.push({ kind: "refused", response, isLocal: false });
  const retryAfter = lenient(() => readHeader(response, "Retry-After"))?.seconds ?? 0;
  stopBroken(draft, statusCode, 1000 * retryAfter);
}

function onFailure(draft: SubscriptionDraft, statusCode: number): void {
  draft.pending = undefined;
  const response = createResponse(requestOf(draft), statusCode);
  draft.actions.push({ kind: "refused", response, isLocal: true });
  stopBroken(draft, statusCode === 408 ? 481 : statusCode, 0);
}

// A refresh that is refused leaves the subscription until its time is over, unless the refusal says that it is
// no longer there (RFC 6665 section 4.1.2.2).
function stopBroken(draft: SubscriptionDraft, statusCode: number, retryAfterMs: number): void {
  const isThere = draft.state === "active" && !ENDING_STATUSES.includes(statusCode);
  if (isThere) {
    stopTimer(draft, "timer-n");
    return;
  }
  const wasThere = draft.state === "active";
  const isFinal = FINAL_STATUSES.includes(statusCode) && !(wasThere && statusCode === 481);
  if (!wasThere && draft.failures === 0) draft.failures = 1;
  end(draft, "refused", isFinal ? undefined : retryAfterMs);
}

function lenient<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof SipError) return undefined;
    throw error;
  }
}
