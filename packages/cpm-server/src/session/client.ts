import { mediaLine } from "@callingcard/sdp";
import type { SipResponse } from "@callingcard/sip";
import type { CallReport } from "@callingcard/sip-dialog";
import { clientAnswerFault } from "../procedure/originator-answer.ts";
import { COMPLETED_ELSEWHERE, NOT_ACCEPTABLE, reason } from "../procedure/reason.ts";
import { MAX_REDIRECTIONS, redirectTargets } from "../procedure/redirect.ts";
import { rejectedStreams } from "../procedure/rejected-streams.ts";
import { command, forkLeg } from "./calls.ts";
import { settle } from "./delivery.ts";
import { descriptionOf } from "./description.ts";
import { inviteClient, inviteIsf } from "./invite.ts";
import { closeMedia, openMedia, sharePorts } from "./leg-media.ts";
import type { Leg } from "./leg.ts";
import { buryLeg, clientLegs, closeFork, endSession, endWaiting } from "./legs.ts";
import { acceptOriginator, type Answered } from "./originator.ts";
import { ask, leaveNote, startTimer, type Turn } from "./turn.ts";

/**
 * Takes a 2xx of a client or of the ISF (8.3.2.1 answer 1 to 9, 8.3.2.1.1 A, B and C; CPM-052, CPM-060, CPM-066
 * to CPM-074, CPM-087 to CPM-093).
 *
 * @param turn The step.
 * @param first The first leg of the INVITE; further answers make further ones.
 * @param report The report of its call.
 */
export function takeAnswer(
  turn: Turn,
  first: Leg,
  report: Extract<CallReport, { readonly kind: "answered" }>,
): void {
  const { session } = turn;
  const { dialog, response } = report;
  const leg = first.state === "calling" ? first : forkLeg(turn, first);
  if (leg !== first) sharePorts(leg, first);
  leg.dialog = dialog;
  leg.remote = descriptionOf(response);
  const late = lateness(turn, leg, report.cancelled === true);
  if (late !== undefined) {
    leaveNote(turn, "CPM-069", late, leg);
    leaveNote(turn, "CPM-070", "no media session", leg);
    leg.state = "ending";
    closeMedia(turn, leg);
    return turnAway(turn, leg, dialog, COMPLETED_ELSEWHERE);
  }
  const fault = faultOf(leg);
  if (fault !== undefined) {
    leaveNote(turn, "CPM-096", `the answer can not be used: ${fault}`, leg);
    leg.state = "ending";
    closeMedia(turn, leg);
    turnAway(turn, leg, dialog, NOT_ACCEPTABLE);
    session.refusals.push({ ...response, statusCode: 488 });
    return leg.side === "isf" ? answerForIsf(turn) : settle(turn);
  }
  leg.state = "up";
  if (leg.side === "isf") return takeIsfAnswer(turn, leg, dialog);
  joinClient(turn, leg, dialog);
}

// Why an answer can have no part in the session.
function lateness({ session }: Turn, leg: Leg, isCancelled: boolean): string | undefined {
  if (session.winner !== undefined) return `the session is that of ${session.winner}`;
  if (isCancelled || leg.givenUp !== undefined) return "the client was given up";
  if (session.phase === "ending") return "the session has ended";
  return session.phase === "deferring" ? "the function has accepted by itself" : undefined;
}

function faultOf({ local, remote, endpoints, streams }: Leg): string | undefined {
  if (local === undefined || remote === undefined) return "no description";
  const anchored = [...endpoints.keys()].map((stream) => streams.indexOf(stream));
  return clientAnswerFault(local, remote, anchored);
}

function turnAway(turn: Turn, leg: Leg, dialog: string, why: ReturnType<typeof reason>): void {
  command(turn, leg, { kind: "acknowledge", dialog });
  command(turn, leg, { kind: "bye", dialog, headers: [why] });
}

function joinClient(turn: Turn, leg: Leg, dialog: string): void {
  const { session } = turn;
  const policy = session.settings.multiDevice;
  const isFirst = session.phase === "inviting";
  if (isFirst) {
    session.phase = "active";
    leaveNote(turn, "CPM-067", policy);
    acceptOriginator(turn, answeredBy([leg]), leg);
  }
  command(turn, leg, { kind: "acknowledge", dialog });
  leaveNote(turn, "CPM-060", "ACK", leg);
  openMedia(turn, leg);
  switch (policy) {
    case "first":
      session.winner = leg.name;
      leaveNote(turn, "CPM-068", "media flow with the first client that answered", leg);
      return closeFork(turn, COMPLETED_ELSEWHERE);
    case "until-use":
      leaveNote(turn, "CPM-071", "media flow until one client is used", leg);
      break;
    case "all":
      leaveNote(turn, "CPM-074", "media flow with all clients that answer", leg);
      break;
  }
  if (isFirst && clientLegs(session, "calling").length > 0) {
    startTimer(turn, "fork-window", session.settings.forkWindowMs);
  }
  endWaiting(turn);
}

// Finds among legs the medium that answers one of the originator's.
function answeredBy(legs: readonly Leg[]): Answered {
  return (stream) => {
    for (const { remote, streams } of legs) {
      const medium = remote?.media[streams.indexOf(stream)];
      if (medium !== undefined && mediaLine(medium).port !== 0) return medium;
    }
    return undefined;
  };
}

// CPM-087 to CPM-093: what the ISF rejects may be tried alone; then the originator gets its answer.
function takeIsfAnswer(turn: Turn, leg: Leg, dialog: string): void {
  const { session } = turn;
  const { invitation, settings } = session;
  leaveNote(turn, "CPM-093", "MSRP is listened for before the ACK", leg);
  command(turn, leg, { kind: "acknowledge", dialog });
  openMedia(turn, leg);
  if (leg.local !== undefined && leg.remote !== undefined) {
    const rejected = rejectedStreams(leg.local, leg.remote).flatMap(
      (place) => leg.streams[place] ?? [],
    );
    leaveNote(turn, "CPM-087", `${rejected.length} streams are rejected`, leg);
    if (rejected.length > 0 && rejected.length < leg.streams.length && invitation !== undefined) {
      leaveNote(turn, "CPM-089", `splitStreams: ${settings.splitStreams}`, leg);
      if (settings.splitStreams) {
        leaveNote(turn, "CPM-088", `a session for ${rejected.length} streams`, leg);
        inviteIsf(turn, invitation, rejected);
      }
    }
  }
  answerForIsf(turn);
}

// Answers the originator when every session with the ISF has its answer (CPM-093).
function answerForIsf(turn: Turn): void {
  const { session } = turn;
  if (session.phase !== "interworking" || clientLegs(session, "calling").length > 0) return;
  const legs = clientLegs(session, "up");
  if (legs.length === 0) return settle(turn);
  session.phase = "active";
  endWaiting(turn);
  acceptOriginator(turn, answeredBy(legs), legs[0]);
}

/**
 * Takes a final response other than a 2xx of a client or of the ISF (8.3.2.1.1 final 1 to 4; CPM-078 to
 * CPM-085, CPM-050).
 *
 * @param turn The step.
 * @param leg The leg.
 * @param response The response.
 */
export function takeRefusal(turn: Turn, leg: Leg, response: SipResponse): void {
  const { session } = turn;
  buryLeg(turn, leg);
  endWaiting(turn);
  if (session.phase === "ending") return;
  // One that was given up because others took the session says nothing.
  if (leg.givenUp === 487) return settle(turn);
  const status = leg.givenUp ?? response.statusCode;
  if (status >= 300 && status < 400 && redirect(turn, leg, response)) return;
  if (leg.side === "isf") {
    session.refusals.push({ ...response, statusCode: status });
    return answerForIsf(turn);
  }
  if (status === 603 && session.pushed.length > 0) return decline(turn, leg);
  session.refusals.push({ ...response, statusCode: status });
  if (status >= 600 && session.phase === "inviting") {
    leaveNote(turn, "CPM-D01", `${status} cancels the other clients`, leg);
    closeFork(turn, reason(status, "Declined"));
  }
  settle(turn);
}

function redirect(turn: Turn, leg: Leg, response: SipResponse): boolean {
  const { session } = turn;
  const { invitation } = session;
  if (invitation === undefined || leg.side === "isf" || session.isForkClosed) return false;
  let followed = 0;
  for (const uri of redirectTargets(response, session.invited)) {
    if (session.redirections >= MAX_REDIRECTIONS) break;
    session.redirections++;
    followed++;
    leaveNote(turn, "CPM-078", uri, leg);
    inviteClient(turn, invitation, leg.binding, uri);
  }
  return followed > 0;
}

// CPM-050: what waits for the user is not wanted.
function decline(turn: Turn, leg: Leg): void {
  const { session } = turn;
  const [first] = session.pushed;
  if (first === undefined) return;
  const { servedUser: user, contributionId, farUser } = first;
  leaveNote(turn, "CPM-050", `the messages of ${contributionId} are discarded`, leg);
  const question = { kind: "discard", user, contributionId, farUser } as const;
  ask(turn, question, { kind: "storing", what: "discard" });
  endSession(turn, reason(603, "Declined"));
}
