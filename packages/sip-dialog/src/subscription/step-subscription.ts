import {
  createRequest,
  createResponse,
  findHeader,
  type HeaderField,
  parseHeaderValue,
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
  sendResponse,
  type TransactionAction,
} from "@callingcard/sip-transaction";
import {
  acceptDialogRequest,
  createClientDialog,
  createServerDialog,
  refreshTarget,
} from "../dialog.ts";
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
  sendSubscribe,
  settle,
  startTimer,
  stopTimer,
  subscribeAnew,
  type SubscriptionDraft,
  takeTransactions,
  wantedSeconds,
} from "./subscription-draft.ts";

/** Largest body of a NOTIFY, in octets. */
const MAX_BODY_OCTETS = 262_144;

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

/**
 * Tells whether a message belongs to a subscription, by its Call-ID and the tag of this side.
 *
 * @param subscription The subscription.
 * @param message The message.
 */
export function isForSubscription(subscription: Subscription, message: SipMessage): boolean {
  const { callId, localTag } = subscription;
  if (findHeader(message, "Call-ID")?.value !== callId) return false;
  const name = message.kind === "request" ? "To" : "From";
  return findHeader(message, name)?.value.includes(`tag=${localTag}`) ?? false;
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
    const response = createResponse(report.request, 481, { toTag: draft.localTag });
    takeTransactions(draft, sendResponse(draft.transactions, report.key, response));
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

// It is made longer when half of it is over, or ten minutes before its end (3GPP TS 24.229 section 5.2.3).
function setExpiry(draft: SubscriptionDraft, seconds: number): void {
  const before = seconds > 1200 ? seconds - 600 : seconds / 2;
  startTimer(draft, "refresh", 1000 * before);
  startTimer(draft, "expiry", 1000 * seconds);
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

function onRequest(draft: SubscriptionDraft, key: string, request: SipRequest): void {
  const [statusCode, headers] = judge(draft, request);
  const response = createResponse(request, statusCode, { toTag: draft.localTag, headers });
  takeTransactions(draft, sendResponse(draft.transactions, key, response));
  if (statusCode === 200) onNotify(draft, request);
}

type Judgement = readonly [statusCode: number, headers: readonly HeaderField[]];

function judge(draft: SubscriptionDraft, request: SipRequest): Judgement {
  if (request.method !== "NOTIFY") return [405, [{ name: "Allow", value: "NOTIFY" }]];
  try {
    const state = readHeader(request, "Subscription-State");
    if (state === undefined || readHeader(request, "CSeq") === undefined) return [400, []];
    if (!isOurEvent(draft, request))
      return [489, [{ name: "Allow-Events", value: packageOf(draft) }]];
    const { maxBodyOctets = MAX_BODY_OCTETS } = draft.options;
    if (request.body.length > maxBodyOctets) return [413, []];
    if (draft.state === "waiting" || draft.state === "over") return [481, []];
    if (draft.dialog?.remoteTag === undefined || draft.dialog.remoteTag === "") {
      if (!isForSubscription(draft, request)) return [481, []];
      draft.dialog = dialogOfNotify(draft, request);
      return [200, []];
    }
    const verdict = acceptDialogRequest(draft.dialog, request);
    if (verdict.kind === "refused") return [verdict.statusCode, []];
    draft.dialog = refreshTarget(verdict.dialog, request);
    return [200, []];
  } catch (error) {
    if (error instanceof SipError) return [400, []];
    throw error;
  }
}

// A notification may come before the answer to the SUBSCRIBE; the dialog is its own then (RFC 6665 section
// 4.4.1).
function dialogOfNotify(draft: SubscriptionDraft, request: SipRequest): Subscription["dialog"] {
  const dialog = createServerDialog(request, draft.localTag, 200);
  return { ...dialog, localSequence: draft.sequence };
}

function packageOf({ options }: SubscriptionDraft): string {
  return parseHeaderValue("Event", options.event).token;
}

// The package and its id are the same (RFC 6665 section 4.5.1).
function isOurEvent(draft: SubscriptionDraft, request: SipRequest): boolean {
  const event = readHeader(request, "Event");
  const own = parseHeaderValue("Event", draft.options.event);
  const idOf = ({ parameters }: typeof own): string | undefined =>
    parameters.find(({ name }) => name.toLowerCase() === "id")?.value;
  return event !== undefined && event.token === own.token && idOf(event) === idOf(own);
}

function onNotify(draft: SubscriptionDraft, request: SipRequest): void {
  const state = readHeader(request, "Subscription-State");
  if (state === undefined) return;
  stopTimer(draft, "timer-n");
  // One that ends each subscription that it takes is asked at longer and longer intervals.
  if (state.state !== "terminated") draft.failures = 0;
  draft.actions.push({ kind: "notified", state: state.state, request });
  if (state.state === "terminated") {
    end(draft, state.reason ?? "terminated", retryOf(state.reason, state.retryAfter));
    return;
  }
  if (draft.state === "subscribing") draft.state = "active";
  if (draft.state === "active" && state.expires !== undefined) setExpiry(draft, state.expires);
}

// RFC 6665 section 4.1.3. Words that are not known may be tried again at any time.
function retryOf(reason: string | undefined, retryAfterSeconds = 0): number | undefined {
  switch (reason?.toLowerCase() ?? "") {
    case "rejected":
    case "noresource":
    case "invariant":
      return undefined;
    case "deactivated":
    case "timeout":
      return 0;
    default:
      return 1000 * retryAfterSeconds;
  }
}

function lenient<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof SipError) return undefined;
    throw error;
  }
}
