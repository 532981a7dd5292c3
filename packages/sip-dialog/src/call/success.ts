import type { SipRequest, SipResponse } from "@callingcard/sip";
import { descriptionOf } from "../description.ts";
import { matchesDialog, sequenceOf } from "../dialog.ts";
import { negotiate } from "../offer-answer.ts";
import { loseDialog, sendBye, successTimer } from "./end.ts";
import {
  findDialog,
  forgetTimer,
  ignore,
  report,
  send,
  startTimer,
  stopTimer,
  type Turn,
  updateDialog,
} from "./turn.ts";

/**
 * Sends a 2xx to an INVITE, which is sent again until its ACK comes, over any transport (RFC 3261 section 13.3.1.4).
 *
 * @param turn The turn.
 * @param id The dialog.
 * @param key The transaction of the INVITE.
 * @param sequence Its CSeq.
 * @param response The 2xx.
 * @param isSilent Whether the ACK is not reported.
 * @internal
 */
export function sendSuccess(
  turn: Turn,
  id: string,
  key: string,
  sequence: number,
  response: SipResponse,
  isSilent: boolean,
): void {
  send(turn, key, response);
  const { t1Ms } = turn.call.settings;
  const success = { key, sequence, response, intervalMs: t1Ms, elapsedMs: 0, isSilent };
  updateDialog(turn, id, { success });
  startTimer(turn, successTimer(id), t1Ms);
}

/**
 * Sends a 2xx again: after T1, then twice as long each time up to T2, for 64*T1. Without an ACK by then, the
 * dialog is ended by a BYE.
 *
 * @param turn The turn.
 * @param id The dialog.
 * @internal
 */
export function repeatSuccess(turn: Turn, id: string): void {
  forgetTimer(turn, successTimer(id));
  const dialog = findDialog(turn, id);
  const success = dialog?.success;
  if (dialog === undefined || success === undefined) return;
  const { t1Ms, t2Ms } = turn.call.settings;
  const elapsedMs = success.elapsedMs + success.intervalMs;
  if (elapsedMs >= 64 * t1Ms) {
    const { waitingBye } = dialog;
    if (waitingBye !== undefined) return sendBye(turn, id, "bye", waitingBye.headers);
    return loseDialog(turn, id, undefined, 'SIP;cause=408;text="ACK is missing"');
  }
  send(turn, success.key, success.response);
  const intervalMs = Math.min(success.intervalMs * 2, t2Ms, 64 * t1Ms - elapsedMs);
  updateDialog(turn, id, { success: { ...success, elapsedMs, intervalMs } });
  startTimer(turn, successTimer(id), intervalMs);
}

/**
 * Takes the ACK of a 2xx; copies of it say nothing new.
 *
 * @param turn The turn.
 * @param request The ACK.
 * @internal
 */
export function receiveAck(turn: Turn, request: SipRequest): void {
  const sequence = sequenceOf(request);
  const dialog = turn.call.dialogs.find((one) => matchesDialog(one.dialog, request));
  if (dialog === undefined) return ignore(turn, "ACK of no dialog");
  const { success, id, waitingBye } = dialog;
  if (success?.sequence !== sequence || success === undefined || dialog.stage === "gone") return;
  stopTimer(turn, successTimer(id));
  const [negotiation] = negotiate(dialog.negotiation, {
    direction: "received",
    method: "ACK",
    part: "request",
    sequence: success.sequence,
    description: descriptionOf(request),
  });
  updateDialog(turn, id, { success: undefined, negotiation });
  if (!success.isSilent) report(turn, { kind: "acknowledged", dialog: id, request });
  if (waitingBye !== undefined) sendBye(turn, id, "bye", waitingBye.headers);
}
