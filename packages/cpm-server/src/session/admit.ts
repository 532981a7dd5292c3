import { MimeError } from "@callingcard/mime";
import { SdpError } from "@callingcard/sdp";
import { readHeader, SipError, type SipRequest } from "@callingcard/sip";
import { PreferenceError } from "@callingcard/sip-dialog/preferences";
import type { SipTarget } from "@callingcard/sip-transaction";
import { type Admission, questionKey } from "../procedure/admission.ts";
import { serviceParameter } from "../procedure/contact.ts";
import {
  GROUP_SERVICE,
  type Invitation,
  readInvitation,
  SESSION_SERVICE,
} from "../procedure/invitation.ts";
import { ADMISSION_STEPS, takeSteps } from "../procedure/steps.ts";
import { chooseTargets, pathMode } from "../procedure/targets.ts";
import { allowsOfflineStorage } from "../procedure/user-policy.ts";
import { acceptLeg } from "./calls.ts";
import { deliver, interwork } from "./delivery.ts";
import { inviteClients } from "./invite.ts";
import type { Leg } from "./leg.ts";
import { originatorLeg } from "./legs.ts";
import { createStreams } from "./media-plane.ts";
import { anchoredStreams, refuseOriginator } from "./originator.ts";
import { startProxy } from "./proxy.ts";
import type { Answer, Question } from "./question.ts";
import { isTrusted } from "./trust.ts";
import { ask, leaveNote, leaveNotes, raiseAlarm, startTimer, type Turn } from "./turn.ts";

/**
 * Takes the INVITE that a session begins with, as far as its admission can be decided at once.
 *
 * @param turn The step.
 * @param request The INVITE.
 * @param source Where it came from.
 */
export function takeInvite(turn: Turn, request: SipRequest, source: SipTarget): void {
  const { session } = turn;
  const { settings } = session;
  const leg = acceptLeg(turn, request, source, {
    side: "originator",
    streams: [],
    contactParameters: serviceParameter(likelyService(request)),
    intervalSeconds: settings.sessionExpires,
    minSeconds: settings.minSe,
  });
  if (leg.line.call.invite?.state !== "proceeding") {
    session.phase = "ending";
    leg.state = "gone";
    return;
  }
  session.isTrusted = isTrusted(session, source);
  session.source = source;
  judge(turn, leg, request);
}

/**
 * Takes the INVITE that comes again after it was refused, as it does after 422: it is admitted as the first one.
 *
 * @param turn The step.
 * @param leg The leg of the originator.
 * @param request The INVITE.
 */
export function takeInviteAgain(turn: Turn, leg: Leg, request: SipRequest): void {
  const { session } = turn;
  leg.state = "calling";
  // What the one before led to has to end first.
  if (session.legs.size > 1) return refuseOriginator(turn, { status: 480 });
  session.phase = "screening";
  session.step = 0;
  session.answers.clear();
  session.refusals.length = 0;
  session.invited.clear();
  session.streams.clear();
  session.isForkClosed = false;
  judge(turn, leg, request);
}

function judge(turn: Turn, leg: Leg, request: SipRequest): void {
  const { session } = turn;
  const invitation = read(request, session.isTrusted);
  if (invitation === undefined) return refuseOriginator(turn, { status: 400 });
  if (readHeader(request, "Max-Forwards") === 0) return refuseOriginator(turn, { status: 483 });
  session.invitation = invitation;
  leg.remote = invitation.offer;
  leg.streams.splice(0, Infinity, ...(invitation.offer?.media.keys() ?? []));
  admit(turn, invitation);
}

function likelyService(request: SipRequest): string {
  const values = ["P-Asserted-Service", "P-Preferred-Service"] as const;
  const isGroup = values.some((name) =>
    request.headers.some(
      (header) =>
        header.name.toLowerCase() === name.toLowerCase() &&
        header.value.toLowerCase().includes(GROUP_SERVICE),
    ),
  );
  return isGroup ? GROUP_SERVICE : SESSION_SERVICE;
}

function read(request: SipRequest, trusted: boolean): Invitation | undefined {
  try {
    if (readHeader(request, "CSeq")?.method !== request.method) return undefined;
    return readInvitation(request, trusted);
  } catch (error) {
    const isMalformed =
      error instanceof SipError ||
      error instanceof SdpError ||
      error instanceof MimeError ||
      error instanceof PreferenceError;
    if (isMalformed) return undefined;
    throw error;
  }
}

/**
 * Takes the answer to a question of admission.
 *
 * @param turn The step.
 * @param key The question.
 * @param answer The answer.
 */
export function takeAdmissionAnswer(turn: Turn, key: string, answer: Answer): void {
  const { session } = turn;
  const { invitation } = session;
  if (session.phase !== "screening" || invitation === undefined) return;
  if (answer.kind === "unavailable") {
    const isXdm = (JSON.parse(key) as Question).kind === "xdm";
    raiseAlarm(turn, isXdm ? "xdm-down" : "registrations-down", answer.reason);
  }
  session.answers.set(key, answer);
  admit(turn, invitation);
}

function admit(turn: Turn, invitation: Invitation): void {
  const { session } = turn;
  const admission: Admission = {
    invitation,
    settings: session.settings,
    hasTls: session.options.addresses.msrp.tls !== undefined,
    at: turn.at,
    answers: session.answers,
  };
  const { notes, outcome, step } = takeSteps(admission, session.step);
  session.step = step;
  leaveNotes(turn, notes);
  switch (outcome.kind) {
    case "ask":
      if (session.answers.size < MAX_QUESTIONS) return askFor(turn, outcome.question);
      return takeAdmissionAnswer(turn, questionKey(outcome.question), TOO_MANY_QUESTIONS);
    case "refused":
      return refuseOriginator(turn, outcome.refusal);
    case "interwork":
      // Step 7 is not taken, and what was asserted goes on.
      session.service = invitation.assertedServices[0];
      return interwork(turn);
    case "passed":
      if (step >= ADMISSION_STEPS.length && outcome.service !== undefined) {
        session.service = outcome.service;
      }
      return goOn(turn, admission);
  }
}

/** Most questions of one admission: documents of a user may refer to others without end. */
const MAX_QUESTIONS = 32;

const TOO_MANY_QUESTIONS: Answer = {
  kind: "unavailable",
  reason: `more than ${MAX_QUESTIONS} questions`,
};

function askFor(turn: Turn, question: Question): void {
  ask(turn, question, { kind: "admission", key: questionKey(question) });
}

// Steps 8 and 9.
function goOn(turn: Turn, admission: Admission): void {
  const { session } = turn;
  const { invitation, settings } = admission;
  const isAllowed = allowsOfflineStorage(admission);
  session.isRecording = settings.recording || isAllowed;
  const mode = pathMode(settings, session.isRecording);
  const targets = chooseTargets(admission, mode);
  if (targets.kind === "ask") return askFor(turn, targets.question);
  leaveNote(turn, "CPM-061", `allow-offline-storage: ${isAllowed}`);
  if (session.isRecording) leaveNote(turn, "CPM-062", "the conversation is recorded");
  leaveNotes(turn, targets.notes);
  if (targets.kind === "deliver") return deliver(turn, targets.policy, { status: 480 });
  const { source } = session;
  const originator = originatorLeg(session);
  if (mode === "proxy" && source !== undefined && originator !== undefined) {
    return startProxy(turn, invitation, targets, source, originator);
  }
  session.phase = "inviting";
  createStreams(turn, anchoredStreams(session).keys());
  startTimer(turn, "invite-timeout", settings.inviteTimeoutMs);
  inviteClients(turn, invitation, targets.targets);
}
