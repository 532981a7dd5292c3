import {
  createRequest,
  createResponse,
  type HeaderField,
  parseHeaderValue,
  readHeader,
  sameHeaderName,
  type SipRequest,
  type SipResponse,
} from "@callingcard/sip";
import {
  clientKeyOf,
  createCancel,
  dropTransaction,
  sendRequest,
} from "@callingcard/sip-transaction";
import { descriptionOf } from "../description.ts";
import { confirmDialog, createClientDialog, sequenceOf, tagsOf } from "../dialog.ts";
import { MAX_FORWARDS } from "../dialog-request.ts";
import { negotiate, NO_NEGOTIATION } from "../offer-answer.ts";
import { sessionTimerHeaders, type SessionTimerSettings } from "../session-timer.ts";
import { repeatAck, sendAck } from "./ack.ts";
import { dropDialog, sendBye } from "./end.ts";
import type { CancelCommand, InviteCommand } from "./event.ts";
import { joinHeaders, hasOption, ownHeaders } from "./message.ts";
import { receiveProvisional } from "./prack.ts";
import { startSession, timerOfAnswer } from "./session.ts";
import type { Call, CallDialog, OutgoingInvite } from "./state.ts";
import {
  forgetTimer,
  hasHeader,
  ignore,
  lenient,
  report,
  sendClient,
  startTimer,
  stopTimer,
  transact,
  type Turn,
  updateClient,
  updateDialog,
  withVia,
} from "./turn.ts";

/**
 * Names the timer of a CANCEL that nothing answers.
 *
 * @internal
 */
export const CANCEL_TIMER = "cancel";

/** Responses 422 to an INVITE that are followed. */
const MAX_RETRIES = 4;

/**
 * Sends the INVITE of an outgoing call.
 *
 * @param turn The turn.
 * @param command The command.
 * @internal
 */
export function invite(turn: Turn, command: InviteCommand): void {
  const before = turn.call.invite;
  if (before !== undefined && (before.side === "callee" || before.state !== "refused")) {
    return ignore(turn, "the call has an INVITE already");
  }
  sendInvite(turn, command, {
    sequence: (before?.sequence ?? 0) + 1,
    minSeconds: before?.minSeconds ?? 0,
    retries: 0,
  });
}

function sendInvite(
  turn: Turn,
  command: InviteCommand,
  again: Pick<OutgoingInvite, "sequence" | "minSeconds" | "retries">,
): void {
  const { target } = command;
  const request = withVia(turn, plainInvite(turn.call, command, again), target);
  const key = clientKeyOf(request);
  const [negotiation] = negotiate(NO_NEGOTIATION, {
    direction: "sent",
    method: "INVITE",
    part: "request",
    sequence: again.sequence,
    description: descriptionOf(request),
  });
  const outgoing: OutgoingInvite = {
    ...again,
    side: "caller",
    state: "calling",
    key,
    command,
    request,
    target,
    negotiation,
    isCancelled: false,
    cancelHeaders: [],
  };
  // The dialogs of an INVITE before this one are gone: it was refused.
  turn.call = { ...turn.call, invite: outgoing, dialogs: [] };
  sendClient(turn, target, { purpose: "invite", dialog: undefined, request, isDone: false });
}

function plainInvite(
  { settings, callId, localTag }: Call,
  { requestUri, from, to, headers = [], body, contentType }: InviteCommand,
  { sequence, minSeconds }: Pick<OutgoingInvite, "sequence" | "minSeconds">,
): SipRequest {
  const { sessionTimer } = settings;
  // After a 422, what the user asked for is what was refused.
  const isRefused = minSeconds > 0;
  const timer =
    sessionTimer === undefined && !isRefused
      ? []
      : sessionTimerHeaders({ ...sessionTimer, ...askedTimer(headers) }, minSeconds);
  const given = isRefused
    ? headers.filter(({ name }) => !/^(?:session-expires|x|min-se)$/i.test(name))
    : headers;
  const own = [
    { name: "Max-Forwards", value: String(MAX_FORWARDS) },
    ...ownHeaders(settings, "INVITE"),
    ...timer,
  ];
  return createRequest("INVITE", requestUri, {
    headers: [
      { name: "From", value: `${from};tag=${localTag}` },
      { name: "To", value: to },
      { name: "Call-ID", value: callId },
      { name: "CSeq", value: `${sequence} INVITE` },
      ...joinHeaders(own, given),
    ],
    ...(body !== undefined && { body }),
    ...(contentType !== undefined && { contentType }),
  });
}

// The interval and refresher that the user asks for by a header field.
function askedTimer(headers: readonly HeaderField[]): SessionTimerSettings {
  const field = headers.find(({ name }) => sameHeaderName(name, "Session-Expires"));
  const asked = field && lenient(() => parseHeaderValue("Session-Expires", field.value));
  if (asked === undefined) return {};
  const { seconds: intervalSeconds, refresher } = asked;
  return refresher === undefined ? { intervalSeconds } : { intervalSeconds, refresher };
}

/**
 * Cancels the INVITE, as soon as a provisional response has come (RFC 3261 section 9.1).
 *
 * @param turn The turn.
 * @param command The command.
 * @internal
 */
export function cancel(turn: Turn, { headers = [] }: CancelCommand): void {
  const outgoing = turn.call.invite;
  const isPending = outgoing?.state === "calling" || outgoing?.state === "proceeding";
  if (outgoing?.side !== "caller" || !isPending || outgoing.isCancelled) {
    return ignore(turn, "no INVITE to cancel");
  }
  updateInvite(turn, outgoing, { isCancelled: true, cancelHeaders: headers });
  if (outgoing.state === "proceeding") sendCancel(turn, { ...outgoing, cancelHeaders: headers });
}

function sendCancel(turn: Turn, { request, target, cancelHeaders }: OutgoingInvite): void {
  const cancelling = createCancel(request, cancelHeaders);
  const client = {
    purpose: "cancel",
    dialog: undefined,
    request: cancelling,
    isDone: false,
  } as const;
  updateClient(turn, clientKeyOf(cancelling), client);
  transact(turn, sendRequest(turn.call.transactions, cancelling, target));
  startTimer(turn, CANCEL_TIMER, 64 * turn.call.settings.t1Ms);
}

/**
 * Gives an INVITE up that nobody answered although it was cancelled (RFC 3261 section 9.1).
 *
 * @param turn The turn.
 * @internal
 */
export function giveUpCancelled(turn: Turn): void {
  forgetTimer(turn, CANCEL_TIMER);
  const outgoing = turn.call.invite;
  if (outgoing?.side !== "caller" || outgoing.state !== "proceeding") return;
  transact(turn, dropTransaction(turn.call.transactions, outgoing.key));
  refuse(turn, outgoing, createResponse(outgoing.request, 487), true);
}

/**
 * Takes a response to the INVITE, or what stands for one.
 *
 * @param turn The turn.
 * @param outgoing The INVITE.
 * @param response The response.
 * @param isLocal Whether it is made here.
 * @internal
 */
export function receiveInviteResponse(
  turn: Turn,
  outgoing: OutgoingInvite,
  response: SipResponse,
  isLocal: boolean,
): void {
  if (response.statusCode < 200) return receiveProgress(turn, outgoing, response);
  if (response.statusCode < 300) return receiveSuccess(turn, outgoing, response);
  stopTimer(turn, CANCEL_TIMER);
  if (!isLocal && retry(turn, outgoing, response)) return;
  refuse(turn, outgoing, response, isLocal);
}

function receiveProgress(turn: Turn, outgoing: OutgoingInvite, response: SipResponse): void {
  if (outgoing.state === "calling") {
    updateInvite(turn, outgoing, { state: "proceeding" });
    if (outgoing.isCancelled) sendCancel(turn, outgoing);
  }
  if (response.statusCode === 100) return;
  const tag = tagsOf(response).remote;
  const dialog = tag === undefined ? undefined : openDialog(turn, outgoing, response, tag);
  if (dialog === undefined) return report(turn, { kind: "progress", response });
  if (dialog.stage === "gone") return;
  noteAllow(turn, dialog.id, response);
  const verdict = receiveProvisional(turn, dialog.id, outgoing.sequence, response);
  if (verdict.kind === "out-of-order") return;
  const awaits = verdict.kind === "awaits-answer" && { awaitsAnswer: true as const };
  report(turn, { kind: "progress", dialog: dialog.id, response, ...awaits });
}

function receiveSuccess(turn: Turn, outgoing: OutgoingInvite, response: SipResponse): void {
  stopTimer(turn, CANCEL_TIMER);
  const dialog = openDialog(turn, outgoing, response, tagsOf(response).remote ?? "", true);
  if (dialog === undefined) return ignore(turn, "2xx whose dialog cannot be made");
  const isNew = dialog.stage === "early" || dialog.stage === "gone";
  if (repeatAck(turn, dialog, outgoing.sequence) || !isNew) return;
  const isUnwanted =
    outgoing.state === "refused" || dialog.stage === "gone" || isBeyondLimit(turn, dialog);
  confirm(turn, outgoing, dialog, response);
  const { id } = dialog;
  if (isUnwanted) return acknowledgeAndEnd(turn, id, outgoing.sequence);
  updateInvite(turn, outgoing, { state: "answered" });
  startSession(turn, id, timerOfAnswer(turn.call, outgoing.request, response));
  const cancelled = outgoing.isCancelled && { cancelled: true as const };
  report(turn, { kind: "answered", dialog: id, response, ...cancelled });
}

// Nobody asked for this dialog, but its 2xx wants an ACK.
function acknowledgeAndEnd(turn: Turn, id: string, sequence: number): void {
  const dialog = turn.call.dialogs.find((one) => one.id === id);
  if (dialog === undefined) return;
  sendAck(turn, dialog, sequence, {});
  sendBye(turn, id, "silent-bye");
}

function confirm(
  turn: Turn,
  outgoing: OutgoingInvite,
  { id, dialog, negotiation: before }: CallDialog,
  response: SipResponse,
): void {
  const [negotiation] = negotiate(before, {
    direction: "received",
    method: "INVITE",
    part: "success",
    sequence: outgoing.sequence,
    description: descriptionOf(response),
  });
  updateDialog(turn, id, {
    stage: "answered",
    dialog: confirmDialog(dialog, response),
    negotiation,
    awaitedPrack: undefined,
  });
  noteAllow(turn, id, response);
}

// Finds the dialog of a response, or makes it. A 2xx gets one beyond the limit too: it wants to be ended.
function openDialog(
  turn: Turn,
  { request, negotiation }: OutgoingInvite,
  response: SipResponse,
  tag: string,
  isSuccess = false,
): CallDialog | undefined {
  const { dialogs, dialogCount, settings } = turn.call;
  const found = dialogs.find((one) => one.dialog.remoteTag === tag);
  if (found !== undefined) return found;
  if (!isSuccess && dialogs.length >= settings.maxDialogs) return undefined;
  const dialog = lenient(() => createClientDialog(request, response));
  if (dialog === undefined) return undefined;
  const id = `d${dialogCount + 1}`;
  const added: CallDialog = { ...newDialog(id, dialog), negotiation };
  turn.call = { ...turn.call, dialogs: [...dialogs, added], dialogCount: dialogCount + 1 };
  return added;
}

function isBeyondLimit(turn: Turn, { id }: CallDialog): boolean {
  const { dialogs, settings } = turn.call;
  return dialogs.findIndex((one) => one.id === id) >= settings.maxDialogs;
}

/**
 * Makes a dialog of a call.
 *
 * @param id Its name.
 * @param dialog The dialog.
 * @internal
 */
export function newDialog(id: string, dialog: CallDialog["dialog"]): CallDialog {
  return {
    id,
    stage: "early",
    dialog,
    negotiation: NO_NEGOTIATION,
    ack: undefined,
    awaitedAck: undefined,
    success: undefined,
    allowsUpdate: undefined,
    minSeconds: 0,
    timer: undefined,
    reliable: undefined,
    awaitedPrack: undefined,
    waitingOffer: undefined,
    waitingBye: undefined,
  };
}

/**
 * Keeps what the other side allows, where it says so.
 *
 * @param turn The turn.
 * @param id The dialog.
 * @param message A message of the other side.
 * @internal
 */
export function noteAllow(turn: Turn, id: string, message: SipRequest | SipResponse): void {
  if (!hasHeader(message, "Allow")) return;
  updateDialog(turn, id, { allowsUpdate: lenient(() => hasOption(message, "Allow", "UPDATE")) });
}

// A 422 is followed with the interval it asks for (RFC 4028 section 7.3).
function retry(turn: Turn, outgoing: OutgoingInvite, response: SipResponse): boolean {
  if (response.statusCode !== 422 || outgoing.isCancelled) return false;
  const asked = lenient(() => readHeader(response, "Min-SE"))?.seconds ?? 0;
  const sent = lenient(() => readHeader(outgoing.request, "Session-Expires"))?.seconds ?? 0;
  if (asked <= sent || outgoing.retries >= MAX_RETRIES) return false;
  dropEarly(turn);
  const minSeconds = Math.max(asked, outgoing.minSeconds);
  const { sequence, retries } = outgoing;
  sendInvite(turn, outgoing.command, {
    sequence: sequence + 1,
    minSeconds,
    retries: retries + 1,
  });
  return true;
}

function refuse(
  turn: Turn,
  outgoing: OutgoingInvite,
  response: SipResponse,
  isLocal: boolean,
): void {
  dropEarly(turn);
  updateInvite(turn, outgoing, { state: "refused" });
  report(turn, { kind: "refused", response, ...(isLocal && { local: true as const }) });
}

/**
 * Drops the dialogs that stayed early when the INVITE is over (RFC 3261 sections 13.2.2.3 and 13.2.2.4).
 *
 * @param turn The turn.
 * @internal
 */
export function dropEarly(turn: Turn): void {
  for (const { id, stage } of turn.call.dialogs) if (stage === "early") dropDialog(turn, id);
}

/**
 * Takes a 2xx whose transaction is over: a dialog that is acknowledged gets its ACK again.
 *
 * @param turn The turn.
 * @param response The response.
 * @internal
 */
export function receiveStray(turn: Turn, response: SipResponse): void {
  const outgoing = turn.call.invite;
  const sequence = sequenceOf(response);
  const { local, remote } = tagsOf(response);
  const isSuccess = response.statusCode >= 200 && response.statusCode < 300;
  const isInvite = lenient(() => readHeader(response, "CSeq"))?.method === "INVITE";
  const dialog = turn.call.dialogs.find((one) => one.dialog.remoteTag === (remote ?? ""));
  if (!isSuccess || !isInvite || sequence === undefined || local !== turn.call.localTag) {
    return ignore(turn, "response to no request");
  }
  if (dialog !== undefined && repeatAck(turn, dialog, sequence)) return;
  if (outgoing?.side !== "caller" || outgoing.sequence !== sequence) {
    return ignore(turn, "response to no request");
  }
  receiveSuccess(turn, outgoing, response);
}

function updateInvite(
  turn: Turn,
  outgoing: OutgoingInvite,
  changes: Partial<OutgoingInvite>,
): void {
  const { invite: current } = turn.call;
  const base = current?.side === "caller" ? current : outgoing;
  turn.call = { ...turn.call, invite: { ...base, ...changes } };
}
