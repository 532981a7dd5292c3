import { createResponse, readHeader, type SipResponse } from "@callingcard/sip";
import { descriptionOf } from "../description.ts";
import { refreshTarget } from "../dialog.ts";
import { negotiate } from "../offer-answer.ts";
import { sendAck } from "./ack.ts";
import { noteAllow } from "./call-dialog.ts";
import { loseDialog, offerTimer } from "./end.ts";
import { refresh } from "./refresh.ts";
import { tryAgain } from "./retry-offer.ts";
import { refreshTimer, startSession, stopSession, timerOfAnswer } from "./session.ts";
import type { ClientRequest, WaitingOffer } from "./state.ts";
import { findDialog, lenient, report, startTimer, type Turn, updateDialog } from "./turn.ts";

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
