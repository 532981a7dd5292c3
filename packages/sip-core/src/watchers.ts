import {
  getParameter,
  prependHeader,
  readHeader,
  SipError,
  type SipRequest,
} from "@callingcard/sip";
import { nextHop } from "@callingcard/sip-dialog";
import { createBranch, targetOfUri } from "@callingcard/sip-dialog/proxy";
import {
  acceptSubscribe,
  createNotify,
  type Notification,
  type NotifierOptions,
  refreshSubscribe,
  type SubscribeVerdict,
} from "@callingcard/sip-dialog/subscription";
import { clientKeyOf } from "@callingcard/sip-transaction";
import { MEDIA_TYPES } from "@callingcard/xdm";
import type { BindingChange } from "./binding.ts";
import { type CoreDraft, makeAnswer, respond } from "./core-draft.ts";
import type { Watcher } from "./core-state.ts";
import { send } from "./forward.ts";
import { findValue, withoutKey, withValue } from "./keyed-map.ts";
import { ownRoute, viaFor } from "./own-address.ts";
import { registrationDocument } from "./registration-document.ts";
import type { IncomingRequest } from "./incoming-request.ts";

/** Most subscriptions where no other number is given. */
const MAX_SUBSCRIPTIONS = 10_000;

/** Most subscriptions to one user where no other number is given: each change is told to all of them. */
const MAX_OF_USER = 64;

/** The event package (RFC 3680). */
const PACKAGE = "reg";

/**
 * Tells whether a request is a SUBSCRIBE to registrations.
 *
 * @param request The request.
 * @throws SipError for an Event that cannot be read.
 * @internal
 */
export function isWatch(request: SipRequest): boolean {
  return request.method === "SUBSCRIBE" && readHeader(request, "Event")?.token === PACKAGE;
}

/**
 * Answers a SUBSCRIBE that begins a subscription to the registrations of a user, and notifies at once (RFC 3680
 * section 4). Those who are trusted may, and the user's own devices.
 *
 * @param draft The change.
 * @param incoming The SUBSCRIBE.
 * @param aor The canonical address of record.
 * @internal
 */
export function watch(draft: CoreDraft, incoming: IncomingRequest, aor: string): void {
  const { key, request, isTrusted, sender } = incoming;
  const { isUser, maxSubscriptions = MAX_SUBSCRIPTIONS } = draft.options;
  const { maxSubscriptionsOfUser = MAX_OF_USER } = draft.options;
  const ofUser = findValue(draft.watched, aor)?.ids.length ?? 0;
  const isKnown = isUser?.(aor) ?? findValue(draft.registrations, aor) !== undefined;
  if (!isTrusted && sender?.aor !== aor) respond(draft, key, makeAnswer(draft, request, 403));
  else if (!isKnown) respond(draft, key, makeAnswer(draft, request, 404));
  else if (draft.watchers.size >= maxSubscriptions || ofUser >= maxSubscriptionsOfUser) {
    const headers = [{ name: "Retry-After", value: "60" }];
    respond(draft, key, makeAnswer(draft, request, 503, { headers }));
  } else {
    const id = draft.options.createId();
    const verdict = acceptSubscribe(request, notifierOptions(draft, incoming, id));
    const hop = sender?.hop;
    answer(draft, incoming, { key: id, aor, version: 0, hop }, verdict);
  }
}

/**
 * Answers a SUBSCRIBE within a subscription.
 *
 * @param draft The change.
 * @param incoming The SUBSCRIBE.
 * @returns Whether there is the subscription.
 * @throws SipError for a To that cannot be read.
 * @internal
 */
export function watchOn(draft: CoreDraft, incoming: IncomingRequest): boolean {
  const { request, sender } = incoming;
  if (request.method !== "SUBSCRIBE") return false;
  const tag = getParameter(readHeader(request, "To")?.parameters ?? [], "tag")?.value;
  const watcher = findValue(draft.watchers, tag ?? "");
  if (watcher === undefined) return false;
  const options = notifierOptions(draft, incoming, watcher.key);
  const verdict = refreshSubscribe(watcher.subscription, request, options);
  // The device may have another connection by now.
  answer(draft, incoming, { ...watcher, hop: sender?.hop ?? watcher.hop }, verdict);
  return true;
}

function notifierOptions(
  draft: CoreDraft,
  { source }: IncomingRequest,
  localTag: string,
): NotifierOptions {
  const contact = ownRoute(draft.options, source.transport, PACKAGE).replace(";lr>", ">");
  return { packages: [PACKAGE], localTag, contact, at: draft.at };
}

function answer(
  draft: CoreDraft,
  { key, request }: IncomingRequest,
  watcher: Omit<Watcher, "subscription">,
  verdict: SubscribeVerdict,
): void {
  if (verdict.kind === "refused") {
    respond(draft, key, makeAnswer(draft, request, verdict.statusCode, verdict));
    return;
  }
  const { subscription, isLast, headers } = verdict;
  const response = makeAnswer(draft, request, 200, { headers, toTag: watcher.key });
  respond(draft, key, response);
  keepWatcher(draft, { ...watcher, subscription });
  if (isLast) endWatcher(draft, watcher.key, "timeout");
  else {
    const afterMs = subscription.expiresMs - draft.at;
    draft.actions.push({ kind: "start-timer", timer: `watcher/${watcher.key}`, afterMs });
    notify(draft, watcher.key, {});
  }
}

function keepWatcher(draft: CoreDraft, watcher: Watcher): void {
  const { key, aor } = watcher;
  draft.watchers = withValue(draft.watchers, watcher);
  const ids = findValue(draft.watched, aor)?.ids ?? [];
  if (!ids.includes(key))
    draft.watched = withValue(draft.watched, { key: aor, ids: [...ids, key] });
}

/**
 * Forgets a subscription, whose subscriber is gone.
 *
 * @param draft The change.
 * @param id The subscription.
 * @internal
 */
export function forgetWatcher(draft: CoreDraft, id: string): void {
  const watcher = findValue(draft.watchers, id);
  if (watcher === undefined) return;
  draft.watchers = withoutKey(draft.watchers, id);
  draft.actions.push({ kind: "stop-timer", timer: `watcher/${id}` });
  const ids = (findValue(draft.watched, watcher.aor)?.ids ?? []).filter((one) => one !== id);
  draft.watched =
    ids.length === 0
      ? withoutKey(draft.watched, watcher.aor)
      : withValue(draft.watched, { key: watcher.aor, ids });
}

/**
 * Ends a subscription with a last notification.
 *
 * @param draft The change.
 * @param id The subscription.
 * @param reason Why (RFC 6665 section 4.1.3).
 * @internal
 */
export function endWatcher(draft: CoreDraft, id: string, reason: string): void {
  notify(draft, id, { terminated: reason });
  forgetWatcher(draft, id);
}

/**
 * Tells those who watch a user what became of its bindings.
 *
 * @param draft The change.
 * @param aor The canonical address of record.
 * @param changes What became of them.
 * @internal
 */
export function notifyWatchers(
  draft: CoreDraft,
  aor: string,
  changes: readonly BindingChange[],
): void {
  for (const id of findValue(draft.watched, aor)?.ids ?? []) notify(draft, id, { changes });
}

interface News {
  readonly changes?: readonly BindingChange[];
  readonly terminated?: string;
}

function notify(draft: CoreDraft, id: string, { changes, terminated }: News): void {
  const watcher = findValue(draft.watchers, id);
  if (watcher === undefined) return;
  const { options, at } = draft;
  const { aor, version, hop } = watcher;
  const registration = findValue(draft.registrations, aor);
  const document = registrationDocument({
    aor,
    registration,
    version,
    at,
    ...(changes === undefined ? {} : { changes }),
  });
  const notification: Notification = {
    at,
    body: new TextEncoder().encode(document),
    contentType: MEDIA_TYPES.reginfo,
    ...(terminated === undefined ? {} : { terminated }),
  };
  try {
    const [subscription, plain] = createNotify(watcher.subscription, notification);
    const target = hop ?? targetOfUri(nextHop(subscription.dialog));
    if (target === undefined) return;
    const branch = createBranch(options.createId());
    const request = prependHeader(plain, "Via", `${viaFor(options, target)};branch=${branch}`);
    keepWatcher(draft, { ...watcher, subscription, version: version + 1 });
    const key = clientKeyOf(request);
    draft.notifications = withValue(draft.notifications, { key, watcher: id });
    if (!send(draft, request, target)) draft.notifications = withoutKey(draft.notifications, key);
  } catch (error) {
    // The subscriber has given a Contact or a route that leads nowhere.
    if (!(error instanceof SipError)) throw error;
    forgetWatcher(draft, id);
  }
}
