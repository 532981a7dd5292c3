import {
  createRequest,
  type HeaderField,
  prependHeader,
  SipError,
  type SipRequest,
} from "@callingcard/sip";
import {
  clientKeyOf,
  sendRequest,
  type SipTarget,
  type TransactionAction,
  TransactionError,
  type TransactionStep,
} from "@callingcard/sip-transaction";
import { targetOfUri } from "../call/options.ts";
import { createDialogRequest, MAX_FORWARDS, nextHop } from "../dialog-request.ts";
import type { Subscription, SubscriptionAction, SubscriptionStep } from "./subscription.ts";

/** Time that is asked for where nothing else is said, in seconds. */
const EXPIRES_SECONDS = 3600;

const RETRY_MS = 5000;
const MAX_RETRY_MS = 600_000;

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** A subscription that is being changed by one event. */
export interface SubscriptionDraft extends Mutable<Subscription> {
  timers: Set<string>;
  readonly actions: SubscriptionAction[];
  readonly reports: TransactionAction[];
}

/**
 * Begins a change.
 *
 * @param subscription The subscription.
 * @internal
 */
export function draftOf(subscription: Subscription): SubscriptionDraft {
  return { ...subscription, timers: new Set(subscription.timers), actions: [], reports: [] };
}

/**
 * Ends a change.
 *
 * @param draft The change.
 * @internal
 */
export function settle(draft: SubscriptionDraft): SubscriptionStep {
  const { actions, reports: _, ...subscription } = draft;
  return [subscription, actions];
}

/**
 * Takes over what transactions did.
 *
 * @param draft The change.
 * @param step What they did.
 * @internal
 */
export function takeTransactions(
  draft: SubscriptionDraft,
  [transactions, actions]: TransactionStep,
): void {
  draft.transactions = transactions;
  for (const action of actions) {
    if (action.kind === "send") {
      const { message, octets, target } = action;
      draft.actions.push({ kind: "send", message, octets, target });
    } else if (action.kind === "start-timer" || action.kind === "stop-timer") {
      draft.actions.push(action);
    } else draft.reports.push(action);
  }
}

/**
 * Starts a timer, again if it runs.
 *
 * @param draft The change.
 * @param timer Its name.
 * @param afterMs When it fires, in milliseconds.
 * @internal
 */
export function startTimer(draft: SubscriptionDraft, timer: string, afterMs: number): void {
  draft.timers.add(timer);
  draft.actions.push({ kind: "start-timer", timer, afterMs });
}

/**
 * Stops a timer, if it runs.
 *
 * @param draft The change.
 * @param timer Its name.
 * @internal
 */
export function stopTimer(draft: SubscriptionDraft, timer: string): void {
  if (draft.timers.delete(timer)) draft.actions.push({ kind: "stop-timer", timer });
}

/**
 * Sends a SUBSCRIBE: the first one, or one within the dialog (RFC 6665 sections 4.1.2.1 to 4.1.2.3).
 *
 * @param draft The change.
 * @param expiresSeconds The time that is asked for; 0 ends the subscription.
 * @internal
 */
export function sendSubscribe(draft: SubscriptionDraft, expiresSeconds: number): void {
  const { options } = draft;
  draft.pending = undefined;
  draft.isRefreshWanted = false;
  // A notification has to come, whatever the answer is (RFC 6665 section 4.1.2.4, Timer N).
  const { t1Ms = 500 } = options.transactions ?? {};
  startTimer(draft, "timer-n", 64 * t1Ms);
  try {
    const headers = subscribeHeaders(draft, expiresSeconds);
    const [plain, target] = nextSubscribe(draft, headers) ?? firstSubscribe(draft, headers);
    const branch = options.createBranch?.() ?? `z9hG4bK${options.createId()}`;
    const request = prependHeader(plain, "Via", `${options.via(target)};branch=${branch}`);
    draft.pending = clientKeyOf(request);
    takeTransactions(draft, sendRequest(draft.transactions, request, target));
  } catch (error) {
    // The notifier has a Contact that leads nowhere.
    if (!(error instanceof TransactionError) && !(error instanceof SipError)) throw error;
    draft.pending = undefined;
    end(draft, "refused", 0);
  }
}

function subscribeHeaders(
  { options, minExpiresSeconds }: SubscriptionDraft,
  expiresSeconds: number,
): readonly HeaderField[] {
  const { event, accept = [], contact, userAgent } = options;
  const seconds = expiresSeconds === 0 ? 0 : Math.max(expiresSeconds, minExpiresSeconds);
  return [
    { name: "Contact", value: contact },
    { name: "Event", value: event },
    { name: "Expires", value: `${seconds}` },
    ...(accept.length === 0 ? [] : [{ name: "Accept", value: accept.join(", ") }]),
    ...(userAgent === undefined ? [] : [{ name: "User-Agent", value: userAgent }]),
  ];
}

function firstSubscribe(
  draft: SubscriptionDraft,
  headers: readonly HeaderField[],
): readonly [SipRequest, SipTarget] {
  const { requestUri, from, to = `<${requestUri}>`, headers: own = [], target } = draft.options;
  draft.sequence++;
  const request = createRequest("SUBSCRIBE", requestUri, {
    headers: [
      { name: "Max-Forwards", value: `${MAX_FORWARDS}` },
      { name: "From", value: `${from};tag=${draft.localTag}` },
      { name: "To", value: to },
      { name: "Call-ID", value: draft.callId },
      { name: "CSeq", value: `${draft.sequence} SUBSCRIBE` },
      ...headers,
      ...own,
    ],
  });
  return [request, target];
}

function nextSubscribe(
  draft: SubscriptionDraft,
  headers: readonly HeaderField[],
): readonly [SipRequest, SipTarget] | undefined {
  const { dialog: before, options } = draft;
  if (before === undefined) return undefined;
  const routing = ["route", "max-forwards"];
  const own = (options.headers ?? []).filter(({ name }) => !routing.includes(name.toLowerCase()));
  const all = [...headers, ...own];
  const [dialog, request] = createDialogRequest(before, "SUBSCRIBE", { headers: all });
  draft.dialog = dialog;
  draft.sequence = dialog.localSequence ?? draft.sequence;
  return [request, (options.resolve ?? targetOfUri)(nextHop(dialog))];
}

/**
 * Tells how long is asked for, in seconds.
 *
 * @param draft The change.
 * @internal
 */
export function wantedSeconds({ options, minExpiresSeconds }: SubscriptionDraft): number {
  return Math.max(options.expiresSeconds ?? EXPIRES_SECONDS, minExpiresSeconds);
}

/**
 * Makes the subscription anew: another dialog, with another Call-ID.
 *
 * @param draft The change.
 * @internal
 */
export function subscribeAnew(draft: SubscriptionDraft): void {
  draft.dialog = undefined;
  draft.callId = draft.options.createId();
  draft.localTag = draft.options.createId();
  draft.state = "subscribing";
  sendSubscribe(draft, wantedSeconds(draft));
}

/**
 * Ends what there is, and waits before it is made again, if it is (RFC 6665 section 4.1.3).
 *
 * @param draft The change.
 * @param reason Why.
 * @param afterMs The least time to wait, in milliseconds; `undefined` where another try makes no sense.
 * @internal
 */
export function end(draft: SubscriptionDraft, reason: string, afterMs: number | undefined): void {
  for (const timer of draft.timers) stopTimer(draft, timer);
  draft.dialog = undefined;
  draft.pending = undefined;
  const { isPersistent = true, retryMs = RETRY_MS, maxRetryMs = MAX_RETRY_MS } = draft.options;
  if (draft.state === "ending" || !isPersistent || afterMs === undefined) {
    draft.actions.push({ kind: "ended", reason, retryAfterMs: undefined });
    finish(draft);
    return;
  }
  // One that was active is made again at once where it may be; in vain it is tried at ever longer intervals.
  const { failures } = draft;
  const backoff = failures === 0 ? 0 : Math.min(retryMs * 2 ** (failures - 1), maxRetryMs);
  const retryAfterMs = Math.max(afterMs, backoff);
  draft.failures = failures + 1;
  draft.state = "waiting";
  draft.actions.push({ kind: "ended", reason, retryAfterMs });
  startTimer(draft, "retry", retryAfterMs);
}

/**
 * Ends all.
 *
 * @param draft The change.
 * @internal
 */
export function finish(draft: SubscriptionDraft): void {
  if (draft.state === "over") return;
  for (const timer of draft.timers) stopTimer(draft, timer);
  draft.state = "over";
  draft.actions.push({ kind: "over" });
}
