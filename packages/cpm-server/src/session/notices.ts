import { findHeader, SipError, type SipMessage, type SipRequest } from "@callingcard/sip";
import { targetOfUri } from "@callingcard/sip-dialog";
import {
  clientKeyOf,
  failTransport,
  fireTimer,
  receiveMessage,
  sendRequest,
  type SipTarget,
  type Transactions,
  type TransactionAction,
  TransactionError,
  type TransactionStep,
} from "@callingcard/sip-transaction";
import { failureOf, writerOf } from "../procedure/disposition.ts";
import { createPagerMessage } from "../procedure/pager-message.ts";
import type { StoredDeferredMessage } from "../store/deferred-messages.ts";
import { callVia } from "./call-options.ts";
import { namesOf } from "./facts.ts";
import type { Session } from "./state.ts";
import { ask, leaveNote, raiseAlarm, startTimer, stopTimer, type Turn } from "./turn.ts";

/** A notification that goes to who wrote, with whom there is no session (RFC 5438, RFC 3428). */
interface Notice {
  readonly to: string;
  readonly contentType: string;
  readonly body: Uint8Array;

  /** The message that has expired and is forgotten when this is told. */
  readonly expiredId?: number;
}

/** Notifications on their way, one after the other. */
export interface Notices {
  readonly waiting: Notice[];

  /** The one that is under way: its Call-ID, and its transaction. */
  callId: string | undefined;
  table: Transactions;
}

/** What stands for notifications in branches. */
const SENDER = "n";

/**
 * Sends a notification of a client that took messages of before to who wrote them (digest 9.4, CPM-D10).
 *
 * @param turn The step.
 * @param messageId imdn.Message-ID of the message that it is about, if it is known.
 * @param contentType Value of Content-Type.
 * @param body The notification.
 */
export function sendNotice(
  turn: Turn,
  messageId: string | undefined,
  contentType: string,
  body: Uint8Array,
): void {
  const { session } = turn;
  const about = session.pushed.find((one) => one.messageId === messageId);
  const to = receiverOf(session, about);
  if (to !== undefined) enqueue(turn, { to, contentType, body });
}

/**
 * Tells who wrote messages that have expired that nobody has got them (digest 9.4), and forgets them.
 *
 * @param turn The step.
 */
export function tellExpired(turn: Turn): void {
  const { session, at } = turn;
  const { createId } = session.options;
  session.phase = "ending";
  for (const message of session.pushed) {
    const body = failureOf(message, { at, createId });
    const to = receiverOf(session, message);
    if (body === undefined || to === undefined) forget(turn, message.id);
    else enqueue(turn, { to, contentType: "message/cpim", body, expiredId: message.id });
  }
}

// A group does not take messages: they go to who wrote. Who is not to be known can not be told.
function receiverOf(
  session: Session,
  message: StoredDeferredMessage | undefined,
): string | undefined {
  const { isGroup, farUser } = namesOf(session);
  const to = (isGroup && message !== undefined ? writerOf(message) : undefined) ?? farUser;
  return /@anonymous\.invalid(?:$|[;:?])/i.test(to) ? undefined : to;
}

function enqueue(turn: Turn, notice: Notice): void {
  const { notices } = turn.session;
  notices.waiting.push(notice);
  if (notices.callId === undefined) sendNext(turn);
}

function sendNext(turn: Turn): void {
  const { session } = turn;
  const { notices } = session;
  const [notice] = notices.waiting;
  notices.callId = undefined;
  if (notice === undefined) return;
  const { coreUri } = session.options.addresses;
  const target = targetOfUri(coreUri);
  try {
    const request = requestOf(session, notice, target);
    notices.callId = findHeader(request, "Call-ID")?.value;
    leaveNote(turn, "CPM-082", `notification to ${notice.to}`);
    take(turn, sendRequest(notices.table, request, target));
  } catch (error) {
    // An address that no request can go to.
    const isBad =
      error instanceof SipError || error instanceof TransactionError || error instanceof RangeError;
    if (!isBad) throw error;
    finish(turn, error.message);
  }
}

function requestOf(session: Session, notice: Notice, target: SipTarget): SipRequest {
  const { options, settings } = session;
  const { token, addresses, createId } = options;
  const { facts } = namesOf(session);
  const { to, contentType, body } = notice;
  return createPagerMessage({
    from: facts.servedUser,
    to,
    conversationId: facts.conversationId,
    contributionId: facts.contributionId,
    contentType,
    body,
    coreUri: addresses.coreUri,
    via: `${callVia(addresses)(target)};branch=z9hG4bK${token}.${SENDER}.${createId()}`,
    callId: createId(),
    tag: createId(),
    userAgent: settings.release,
  });
}

/**
 * Gives a response to the notification that it answers.
 *
 * @param turn The step.
 * @param message The response.
 * @param source Where it came from.
 * @returns Whether there is such a notification.
 */
export function receiveForNotice(turn: Turn, message: SipMessage, source: SipTarget): boolean {
  const { notices } = turn.session;
  if (message.kind !== "response" || !isOurs(notices, message)) return false;
  take(turn, receiveMessage(notices.table, message, source));
  return true;
}

/**
 * Tells that a message could not be sent, if it is a notification.
 *
 * @param turn The step.
 * @param message The message.
 */
export function failNotice(turn: Turn, message: SipMessage): void {
  const { notices } = turn.session;
  if (message.kind !== "request" || !isOurs(notices, message)) return;
  take(turn, failTransport(notices.table, clientKeyOf(message)));
}

/**
 * Fires a timer of a notification.
 *
 * @param turn The step.
 * @param timer Its name among those of transactions.
 */
export function fireNoticeTimer(turn: Turn, timer: string): void {
  take(turn, fireTimer(turn.session.notices.table, timer));
}

function isOurs({ callId }: Notices, message: SipMessage): boolean {
  return callId !== undefined && findHeader(message, "Call-ID")?.value === callId;
}

function take(turn: Turn, [table, actions]: TransactionStep): void {
  turn.session.notices.table = table;
  for (const action of actions) perform(turn, action);
}

function perform(turn: Turn, action: TransactionAction): void {
  switch (action.kind) {
    case "send": {
      const { message, octets, target } = action;
      turn.actions.push({ kind: "send", message, octets, target });
      return;
    }
    case "start-timer":
      return startTimer(turn, `notice/${action.timer}`, action.afterMs);
    case "stop-timer":
      return stopTimer(turn, `notice/${action.timer}`);
    case "response": {
      const { statusCode } = action.response;
      if (statusCode < 200) return;
      return finish(turn, statusCode < 300 ? undefined : String(statusCode));
    }
    case "timeout":
    case "transport-error":
      return giveUp(turn, action.kind);
    case "ended":
    case "stray-response":
    case "refused":
    case "discarded":
    case "request":
    case "cancel":
    case "ack":
  }
}

// Whatever the answer is, another try would get the same one.
function finish(turn: Turn, failure: string | undefined): void {
  const { notices } = turn.session;
  const notice = notices.waiting.shift();
  if (notice === undefined) return;
  if (failure !== undefined) leaveNote(turn, "CPM-082", `${notice.to} not told: ${failure}`);
  if (notice.expiredId !== undefined) forget(turn, notice.expiredId);
  sendNext(turn);
}

// The core is not there: what has expired is told another time, the rest is lost.
function giveUp(turn: Turn, why: string): void {
  const { notices } = turn.session;
  const lost = notices.waiting.filter(({ expiredId }) => expiredId === undefined);
  if (lost.length > 0) raiseAlarm(turn, "message-lost", `${lost.length} notifications: ${why}`);
  notices.waiting.length = 0;
  notices.callId = undefined;
}

function forget(turn: Turn, id: number): void {
  const what = `deferred message ${id} has expired`;
  ask(turn, { kind: "expired", ids: [id] }, { kind: "storing", what });
}
