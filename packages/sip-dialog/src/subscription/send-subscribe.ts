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
  TransactionError,
} from "@callingcard/sip-transaction";
import { targetOfUri } from "../call/options.ts";
import { createDialogRequest, MAX_FORWARDS, nextHop } from "../dialog-request.ts";
import { end, startTimer, type SubscriptionDraft, takeTransactions } from "./subscription-draft.ts";

/** Time that is asked for where nothing else is said, in seconds. */
const EXPIRES_SECONDS = 3600;

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
