import type { TransactionAction, TransactionStep } from "@callingcard/sip-transaction";
import type { Subscription, SubscriptionAction, SubscriptionStep } from "./subscription.ts";

/** Least time that a subscription is taken to last, in seconds. */
const MIN_EXPIRY_SECONDS = 2;

/** Longest time that is waited for, in seconds: more than that, some clocks cannot count. */
const MAX_SECONDS = 2_147_483;

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
 * Starts the timers of a subscription that lasts so long: it is made longer when half of it is over, or ten minutes
 * before its end (3GPP TS 24.229 section 5.2.3).
 *
 * @param draft The change.
 * @param granted How long it lasts.
 * @internal
 */
export function setExpiry(draft: SubscriptionDraft, granted: number): void {
  // A notifier that grants next to nothing is not asked without a pause.
  const seconds = Math.min(Math.max(granted, MIN_EXPIRY_SECONDS), MAX_SECONDS);
  const before = seconds > 1200 ? seconds - 600 : seconds / 2;
  startTimer(draft, "refresh", 1000 * before);
  startTimer(draft, "expiry", 1000 * seconds);
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
  const retryAfterMs = Math.min(Math.max(afterMs, backoff), 1000 * MAX_SECONDS);
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
