import { findHeader, type HeaderField, type SipMessage } from "@callingcard/sip";
import type { CallReport } from "@callingcard/sip-dialog";
import {
  CALL_COMPLETED,
  COMPLETED_ELSEWHERE,
  NOT_CONNECTED,
  reason,
  TOO_SLOW,
} from "../procedure/reason.ts";
import { takeInviteAgain } from "./admit.ts";
import { command, legsOf } from "./calls.ts";
import { takeAnswer, takeRefusal } from "./client.ts";
import { settle } from "./delivery.ts";
import { expireLeg } from "./expiry.ts";
import type { Leg, Line } from "./leg.ts";
import { buryLeg, clientLegs, closeFork, endSession, hangUp } from "./legs.ts";
import { ringOriginator } from "./originator.ts";
import { takeRequest, takeResponse } from "./relay.ts";
import { forgetOffer, takeOffer, takeOfferAnswer } from "./reoffer.ts";
import { leaveNote, type Signal, type Turn } from "./turn.ts";

/**
 * Takes what a part of the session told another one.
 *
 * @param turn The step.
 * @param signal What it told.
 */
export function takeSignal(turn: Turn, signal: Signal): void {
  switch (signal.kind) {
    case "report":
      return takeLineReport(turn, signal.line, signal.report);
    case "used":
      return takeUse(turn, signal.leg);
    case "drop":
      return dropLeg(turn, signal.leg, signal.why);
  }
}

// What is said of a dialog is for its leg, other things are for the first leg that is left.
function takeLineReport(turn: Turn, line: Line, report: CallReport): void {
  const legs = legsOf(turn.session, line.name);
  if (report.kind === "over") {
    for (const leg of legs) {
      buryLeg(turn, leg);
      turn.session.legs.delete(leg.name);
      forgetOffer(turn, leg);
    }
    return;
  }
  const dialog = "dialog" in report ? report.dialog : undefined;
  const own = dialog === undefined ? undefined : legs.find((leg) => leg.dialog === dialog);
  const [first] = legs;
  const leg = own ?? first;
  if (leg !== undefined) takeReport(turn, leg, report);
}

function takeReport(
  turn: Turn,
  leg: Leg,
  report: Exclude<CallReport, { readonly kind: "over" }>,
): void {
  switch (report.kind) {
    case "progress":
      if (report.awaitsAnswer === true && report.dialog !== undefined) {
        // The function asks for no offer in provisional responses: one that comes is not taken.
        hangUp(turn, leg, reason(488, "Not Acceptable Here"));
      }
      if (report.response.statusCode === 180) ringOriginator(turn);
      return;
    case "answered":
      return takeAnswer(turn, leg, report);
    case "refused":
      if (leg.side !== "originator") return takeRefusal(turn, leg, report.response);
      turn.session.phase = "ending";
      return buryLeg(turn, leg);
    case "invited":
      return takeInviteAgain(turn, leg, report.request);
    case "cancelled":
      if (report.key === undefined) takeCancel(turn, leg, report.request);
      return;
    case "offered":
      return takeOffer(turn, leg, report.key, report.request);
    case "received":
      return takeRequest(turn, leg, report.key, report.request);
    case "answered-offer":
      return takeOfferAnswer(turn, leg, report.response);
    case "responded":
      if (report.reference !== undefined) takeResponse(turn, report.reference, report.response);
      return;
    case "ended":
      return takeBye(turn, leg, report.dialog, report.request);
    case "lost":
      return takeBye(turn, leg, report.dialog, undefined);
    case "released":
      if (report.dialog !== leg.dialog) return;
      leaveNote(turn, "CPM-120", "its media are freed", leg);
      buryLeg(turn, leg);
      return forgetOffer(turn, leg);
    case "expired":
      if (report.dialog === leg.dialog && leg.state === "up") expireLeg(turn, leg);
      return;
    case "refreshed":
      return leaveNote(turn, "CPM-D05", "the session is refreshed", leg);
    case "acknowledged":
    case "provisional-acknowledged":
    case "ignored":
  }
}

// CPM-D02: the originator gives up before anybody answered.
function takeCancel(turn: Turn, leg: Leg, request: SipMessage): void {
  if (leg.side !== "originator" || leg.state !== "calling") return;
  leaveNote(turn, "CPM-D02", "the originator cancelled", leg);
  buryLeg(turn, leg);
  endSession(turn, reasonOf(request) ?? reason(487, "Request Terminated"));
}

// CPM-D02: a leg is ended by its peer, or its peer does not know it any more.
function takeBye(turn: Turn, leg: Leg, dialog: string, request: SipMessage | undefined): void {
  if (dialog !== leg.dialog) return;
  const { session } = turn;
  const why = (request && reasonOf(request)) ?? CALL_COMPLETED;
  buryLeg(turn, leg);
  forgetOffer(turn, leg);
  if (session.phase === "ending") return;
  if (leg.side === "originator") {
    leaveNote(turn, "CPM-D02", "the originator has ended the session", leg);
    return endSession(turn, why);
  }
  leaveNote(turn, "CPM-D02", "the client has left", leg);
  if (clientLegs(session, "up").length > 0) return;
  endSession(turn, why);
}

function reasonOf(message: SipMessage): HeaderField | undefined {
  const found = findHeader(message, "Reason");
  return found && { name: "Reason", value: found.value };
}

// CPM-073, CPM-104: the user has taken one device, the others are not used.
function takeUse(turn: Turn, name: string): void {
  const { session } = turn;
  const used = session.legs.get(name);
  if (used?.state !== "up" || session.winner !== undefined) return;
  session.winner = name;
  leaveNote(turn, "CPM-073", `${name} is used`, used);
  closeFork(turn, COMPLETED_ELSEWHERE);
  for (const leg of clientLegs(session, "up")) {
    if (leg === used) continue;
    leaveNote(turn, "CPM-104", "BYE, completed elsewhere", leg);
    hangUp(turn, leg, COMPLETED_ELSEWHERE);
  }
}

function dropLeg(turn: Turn, name: string, why: "overflow" | "failed" | "pushed"): void {
  const leg = turn.session.legs.get(name);
  if (leg?.state !== "up") return;
  if (why === "overflow") leaveNote(turn, "CPM-D13", "the leg does not read", leg);
  const cause = why === "overflow" ? TOO_SLOW : why === "pushed" ? CALL_COMPLETED : NOT_CONNECTED;
  endLeg(turn, leg, cause);
}

/**
 * Ends a leg by the function's own decision; with the last one, the session.
 *
 * @param turn The step.
 * @param leg The leg.
 * @param why Why (RFC 3326).
 */
export function endLeg(turn: Turn, leg: Leg, why: HeaderField): void {
  if (leg.side === "originator") return endSession(turn, why);
  hangUp(turn, leg, why);
  settle(turn);
}

/**
 * Gives up the clients that have not answered in time (Timer C).
 *
 * @param turn The step.
 */
export function giveUpCalling(turn: Turn): void {
  turn.session.isForkClosed = true;
  for (const leg of clientLegs(turn.session, "calling")) {
    if (leg.givenUp !== undefined) continue;
    leg.givenUp = 408;
    command(turn, leg, { kind: "cancel", headers: [reason(408, "Request Timeout")] });
  }
}
