import {
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
import { sendResponse } from "@callingcard/sip-transaction";
import { acceptDialogRequest, createServerDialog, refreshTarget } from "../dialog.ts";
import type { Subscription } from "./subscription.ts";
import {
  end,
  setExpiry,
  stopTimer,
  type SubscriptionDraft,
  takeTransactions,
} from "./subscription-draft.ts";

/** Largest body of a NOTIFY, in octets. */
const MAX_BODY_OCTETS = 262_144;

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

/**
 * Answers a request that came, and takes it where it is a notification (RFC 6665 section 4.1.3).
 *
 * @param draft The change.
 * @param key Its server transaction.
 * @param request The request.
 * @internal
 */
export function onRequest(draft: SubscriptionDraft, key: string, request: SipRequest): void {
  const [statusCode, headers] = judge(draft, request);
  answer(draft, key, request, statusCode, headers);
  if (statusCode === 200) onNotify(draft, request);
}

/**
 * Answers a request that came.
 *
 * @param draft The change.
 * @param key Its server transaction.
 * @param request The request.
 * @param statusCode The status.
 * @param headers Of the response. Default none.
 * @internal
 */
export function answer(
  draft: SubscriptionDraft,
  key: string,
  request: SipRequest,
  statusCode: number,
  headers: readonly HeaderField[] = [],
): void {
  const response = responseTo(request, statusCode, headers, draft.localTag);
  takeTransactions(draft, sendResponse(draft.transactions, key, response));
}

function responseTo(
  request: SipRequest,
  statusCode: number,
  headers: readonly HeaderField[],
  toTag: string,
): SipResponse {
  try {
    return createResponse(request, statusCode, { toTag, headers });
  } catch (error) {
    // A To that is none gets no tag.
    if (error instanceof SipError) return createResponse(request, statusCode, { headers });
    throw error;
  }
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
