import { readHeader, type SipResponse } from "@callingcard/sip";
import { descriptionOf } from "../description.ts";
import { confirmDialog, createClientDialog, sequenceOf, tagsOf } from "../dialog.ts";
import { negotiate } from "../offer-answer.ts";
import { repeatAck, sendAck } from "./ack.ts";
import { noteAllow, newDialog } from "./call-dialog.ts";
import { CANCEL_TIMER, sendCancel } from "./cancel.ts";
import { sendBye } from "./end.ts";
import { refuse, retry, updateInvite } from "./outgoing-invite.ts";
import { receiveProvisional } from "./prack.ts";
import { startSession, timerOfAnswer } from "./session.ts";
import type { CallDialog, OutgoingInvite } from "./state.ts";
import { ignore, lenient, report, stopTimer, type Turn, updateDialog } from "./turn.ts";

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

// Finds the dialog of a response, or makes it. A 2xx gets one beyond the limit too: it wants to be ended. Beyond
// twice the limit it is no fork but a flood, and gets nothing.
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
  if (dialogs.length >= settings.maxDialogs * (isSuccess ? 2 : 1)) return undefined;
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
