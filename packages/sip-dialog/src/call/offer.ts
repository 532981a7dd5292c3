import { createResponse, type HeaderField, readHeader, type SipResponse } from "@callingcard/sip";
import { type Description, descriptionOf } from "../description.ts";
import { refreshTarget } from "../dialog.ts";
import { mayOffer, negotiate } from "../offer-answer.ts";
import { sessionTimerHeaders } from "../session-timer.ts";
import { sendAck } from "./ack.ts";
import { noteAllow } from "./caller.ts";
import { loseDialog, offerTimer } from "./end.ts";
import type { OfferCommand } from "./event.ts";
import { chance } from "./options.ts";
import { noteMinSe, refreshTimer, startSession, stopSession, timerOfAnswer } from "./session.ts";
import type { CallDialog, ClientRequest, WaitingOffer } from "./state.ts";
import {
  findDialog,
  findUsable,
  forgetTimer,
  ignore,
  lenient,
  report,
  sendInDialog,
  startTimer,
  type Turn,
  updateDialog,
} from "./turn.ts";

/** Responses 491, 500 and 422 after which an offer is tried again. */
const MAX_RETRIES = 4;

/** Longest Retry-After that is waited for, in seconds: RFC 3261 section 14.2 gives none above 10. */
const MAX_RETRY_AFTER_SECONDS = 10;

/**
 * Takes the user's offer; it is sent at the end of the turn, or when the exchange under way is over.
 *
 * @param turn The turn.
 * @param command The command.
 * @internal
 */
export function offer(turn: Turn, command: OfferCommand): void {
  const dialog = findUsable(turn, command.dialog);
  const isEarlyUpdate = dialog?.stage === "early" && command.method === "UPDATE";
  if (dialog === undefined || (!isEarlyUpdate && !isOpen(dialog))) {
    return ignore(turn, "no dialog to offer in");
  }
  if (dialog.waitingOffer !== undefined && !dialog.waitingOffer.isRefresh) {
    return ignore(turn, "another offer waits already");
  }
  updateDialog(turn, dialog.id, { waitingOffer: newOffer(command, false) });
}

function isOpen({ stage }: CallDialog): boolean {
  return stage === "confirmed" || stage === "answered";
}

function newOffer(command: OfferCommand, isRefresh: boolean): WaitingOffer {
  const fresh = { exchanges: undefined, retries: 0, response: undefined, isDelayed: false };
  return { command, ...fresh, isRefresh };
}

/**
 * Refreshes a session: by an UPDATE without an offer where the other side allows one, else by a re-INVITE with
 * the session as it is (RFC 4028 section 7.4). Another offer under way does it as well.
 *
 * @param turn The turn.
 * @param id The dialog.
 * @internal
 */
export function refresh(turn: Turn, id: string): void {
  forgetTimer(turn, refreshTimer(id));
  const dialog = findDialog(turn, id);
  if (dialog === undefined || !isOpen(dialog) || dialog.waitingOffer !== undefined) return;
  updateDialog(turn, id, { waitingOffer: newOffer(refreshCommand(dialog), true) });
}

function refreshCommand({ id, allowsUpdate, negotiation: { local } }: CallDialog): OfferCommand {
  const isUpdate = allowsUpdate === true || local === undefined;
  return {
    kind: "offer",
    dialog: id,
    method: isUpdate ? "UPDATE" : "INVITE",
    ...(!isUpdate && contentOf(local)),
  };
}

/**
 * Gives a description as content of a message.
 *
 * @param description The description.
 * @internal
 */
export function contentOf({
  body,
  contentType,
}: Description): Pick<OfferCommand, "body" | "contentType"> {
  return { body, contentType };
}

/**
 * Sends the offers that waited and may go now.
 *
 * @param turn The turn.
 * @internal
 */
export function sendOffers(turn: Turn): void {
  for (const dialog of turn.call.dialogs) {
    const { waitingOffer } = dialog;
    if (waitingOffer === undefined || waitingOffer.isDelayed) continue;
    if (isStale(dialog, waitingOffer)) giveUpStale(turn, dialog, waitingOffer);
    else if (maySend(turn, dialog, waitingOffer)) sendOffer(turn, dialog, waitingOffer);
  }
}

// The session is another one by now: what the user offered was meant for the one before.
function isStale({ negotiation }: CallDialog, { exchanges }: WaitingOffer): boolean {
  return exchanges !== undefined && exchanges !== negotiation.exchanges;
}

function giveUpStale(turn: Turn, { id }: CallDialog, waiting: WaitingOffer): void {
  updateDialog(turn, id, { waitingOffer: undefined });
  if (waiting.isRefresh || waiting.response === undefined) return;
  report(turn, { kind: "answered-offer", dialog: id, response: waiting.response });
}

function maySend(turn: Turn, dialog: CallDialog, { command }: WaitingOffer): boolean {
  const { method } = command;
  const isUnderWay = [...turn.call.clients.values()].some(
    (client) => client.purpose === "offer" && client.dialog === dialog.id && !client.isDone,
  );
  if (isUnderWay || !mayOffer(dialog.negotiation, method)) return false;
  if (method === "UPDATE") return dialog.stage === "early" || isOpen(dialog);
  return dialog.stage === "confirmed" && dialog.success === undefined;
}

function sendOffer(turn: Turn, dialog: CallDialog, waiting: WaitingOffer): void {
  const { id } = dialog;
  const { command } = waiting;
  const sent = { ...waiting, exchanges: dialog.negotiation.exchanges };
  updateDialog(turn, id, { waitingOffer: undefined });
  const headers = [...timerHeaders(turn, dialog, command), ...(command.headers ?? [])];
  const content = { ...command, headers };
  const purpose = { purpose: "offer", offer: sent } as const;
  const request = sendInDialog(turn, id, command.method, content, purpose);
  const sequence = findDialog(turn, id)?.dialog.localSequence;
  if (request === undefined || sequence === undefined) return;
  const [negotiation] = negotiate(dialog.negotiation, {
    direction: "sent",
    method: command.method,
    part: "request",
    sequence,
    description: descriptionOf(request),
  });
  updateDialog(turn, id, { negotiation });
}

function timerHeaders(
  turn: Turn,
  { timer, minSeconds }: CallDialog,
  { headers = [] }: OfferCommand,
): readonly HeaderField[] {
  const { sessionTimer } = turn.call.settings;
  if (timer === undefined && sessionTimer === undefined) return [];
  const given = new Set(headers.map(({ name }) => name.toLowerCase()));
  return sessionTimerHeaders(sessionTimer ?? {}, minSeconds, timer).filter(
    ({ name }) => !given.has(name.toLowerCase()),
  );
}

/**
 * Takes the final response to an offer or a refresh of ours.
 *
 * @param turn The turn.
 * @param client The request.
 * @param response The response.
 * @param isLocal Whether it is made here.
 * @internal
 */
export function receiveOfferResponse(
  turn: Turn,
  client: ClientRequest,
  response: SipResponse,
  isLocal: boolean,
): void {
  const { dialog: id = "", offer: sent, request } = client;
  const dialog = findDialog(turn, id);
  if (dialog === undefined || dialog.stage === "ending" || sent === undefined) return;
  const isSuccess = response.statusCode < 300;
  const sequence = lenient(() => readHeader(request, "CSeq"))?.sequence ?? -1;
  const [negotiation, role] = negotiate(dialog.negotiation, {
    direction: "received",
    method: sent.command.method,
    part: isSuccess ? "success" : "failure",
    sequence,
    description: descriptionOf(response),
  });
  updateDialog(turn, id, { negotiation });
  if (!isSuccess) return receiveFailure(turn, id, sent, response, isLocal);
  const target = lenient(() => refreshTarget(dialog.dialog, response)) ?? dialog.dialog;
  updateDialog(turn, id, { dialog: target });
  noteAllow(turn, id, response);
  startSession(turn, id, timerOfAnswer(turn.call, request, response));
  if (request.method === "INVITE") acknowledgeOffer(turn, id, sequence, role === "offer");
  if (sent.isRefresh) return report(turn, { kind: "refreshed", dialog: id });
  report(turn, { kind: "answered-offer", dialog: id, response });
}

function acknowledgeOffer(turn: Turn, id: string, sequence: number, isOffered: boolean): void {
  const dialog = findDialog(turn, id);
  if (dialog === undefined) return;
  if (isOffered) return updateDialog(turn, id, { awaitedAck: sequence });
  sendAck(turn, dialog, sequence, {});
}

function receiveFailure(
  turn: Turn,
  id: string,
  sent: WaitingOffer,
  response: SipResponse,
  isLocal: boolean,
): void {
  const again = tryAgain(turn, id, sent, response, isLocal);
  if (again !== undefined) {
    if (again.afterMs > 0) startTimer(turn, offerTimer(id), again.afterMs);
    return updateDialog(turn, id, { waitingOffer: again.waiting });
  }
  const isLost = response.statusCode === 481 || response.statusCode === 408;
  if (sent.isRefresh) {
    // Other failures leave the session as it is until it expires (RFC 4028 section 10).
    if (!isLost) return;
    stopSession(turn, id);
    updateDialog(turn, id, { timer: undefined });
    return report(turn, { kind: "expired", dialog: id });
  }
  const local = isLocal && { local: true as const };
  report(turn, { kind: "answered-offer", dialog: id, response, ...local });
  if (isLost) return endLost(turn, id, response);
  // It stood in for the refresh that was due.
  const isDue = !turn.call.timers.has(refreshTimer(id));
  if (isDue && findDialog(turn, id)?.timer?.refresher === "local") refresh(turn, id);
}

/**
 * Ends a dialog whose other side answered 408 or 481, or nothing (RFC 3261 section 12.2.1.2). After a 481, nobody is
 * there for a BYE. An early dialog stays: what becomes of it is said by the INVITE.
 *
 * @param turn The turn.
 * @param id The dialog.
 * @param response The response.
 * @internal
 */
export function endLost(turn: Turn, id: string, response: SipResponse): void {
  if (findDialog(turn, id)?.stage === "early") return;
  const reason = response.statusCode === 408 ? 'SIP;cause=408;text="Request Timeout"' : undefined;
  loseDialog(turn, id, response, reason);
}

interface Again {
  readonly waiting: WaitingOffer;
  readonly afterMs: number;
}

function tryAgain(
  turn: Turn,
  id: string,
  sent: WaitingOffer,
  response: SipResponse,
  isLocal: boolean,
): Again | undefined {
  if (isLocal || sent.retries >= MAX_RETRIES) return undefined;
  const waiting = { ...sent, response, retries: sent.retries + 1 };
  if (response.statusCode === 422) {
    const before = findDialog(turn, id)?.minSeconds ?? 0;
    noteMinSe(turn, id, response);
    const isHigher = (findDialog(turn, id)?.minSeconds ?? 0) > before;
    return isHigher
      ? { waiting: { ...waiting, command: withoutTimer(sent.command) }, afterMs: 0 }
      : undefined;
  }
  const isUpdateRefused = response.statusCode === 405 || response.statusCode === 501;
  if (sent.isRefresh && sent.command.method === "UPDATE" && isUpdateRefused) {
    updateDialog(turn, id, { allowsUpdate: false });
    const dialog = findDialog(turn, id);
    const command = dialog && refreshCommand(dialog);
    return command?.method === "INVITE"
      ? { waiting: { ...waiting, command }, afterMs: 0 }
      : undefined;
  }
  const afterMs = collisionDelay(turn, response);
  return afterMs === undefined ? undefined : { waiting: { ...waiting, isDelayed: true }, afterMs };
}

function withoutTimer(command: OfferCommand): OfferCommand {
  const headers = (command.headers ?? []).filter(
    ({ name }) => !/^(?:session-expires|x|min-se)$/i.test(name),
  );
  return { ...command, headers };
}

// RFC 3261 section 14.1: who made the Call-ID waits longer, so that they do not meet again.
function collisionDelay(turn: Turn, response: SipResponse): number | undefined {
  const { settings, invite } = turn.call;
  if (response.statusCode === 491) {
    if (invite?.side === "caller") return 2100 + 10 * chance(settings.createId, 191);
    return 10 * (1 + chance(settings.createId, 200));
  }
  if (response.statusCode !== 500) return undefined;
  const after = lenient(() => readHeader(response, "Retry-After"))?.seconds;
  if (after === undefined || after > MAX_RETRY_AFTER_SECONDS) return undefined;
  return Math.max(after * 1000, 10);
}

/**
 * Lets an offer go that waited after a collision.
 *
 * @param turn The turn.
 * @param id The dialog.
 * @internal
 */
export function releaseOffer(turn: Turn, id: string): void {
  forgetTimer(turn, offerTimer(id));
  const waitingOffer = findDialog(turn, id)?.waitingOffer;
  if (waitingOffer === undefined) return;
  updateDialog(turn, id, { waitingOffer: { ...waitingOffer, isDelayed: false } });
}

/**
 * Makes what stands for the response that did not come.
 *
 * @param client The request.
 * @param status What stands for a response.
 * @internal
 */
export function localResponse(client: ClientRequest, status: 408 | 503): SipResponse {
  return createResponse(client.request, status);
}
