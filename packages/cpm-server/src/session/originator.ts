import { type MediaDescription, mediaLine, stringifySdp } from "@callingcard/sdp";
import { answerHeaders, answerNotes } from "../procedure/answer-headers.ts";
import { identifierHeaders } from "../procedure/carry-over.ts";
import type { Description, Endpoint } from "../procedure/endpoint.ts";
import { mediaVerdicts } from "../procedure/media-policy.ts";
import { originatorAnswer, ownAnswer } from "../procedure/originator-answer.ts";
import type { Refusal } from "../procedure/outcome.ts";
import { warningHeader } from "../procedure/warning.ts";
import { command } from "./calls.ts";
import { storeSessionInfo } from "./group.ts";
import { openMedia, openPort } from "./leg-media.ts";
import type { Leg } from "./leg.ts";
import { originatorLeg } from "./legs.ts";
import type { Session } from "./state.ts";
import { leaveNote, leaveNotes, type Turn } from "./turn.ts";

/**
 * Tells which media of the offer the function stands in the path of.
 *
 * @param session The session, which was invited with an offer.
 * @returns Their places, each with whether it is over TLS.
 */
export function anchoredStreams(session: Session): ReadonlyMap<number, boolean> {
  const offer = session.invitation?.offer;
  const { addresses } = session.options;
  const found = new Map<number, boolean>();
  if (offer === undefined) return found;
  const verdicts = mediaVerdicts(offer, session.settings, addresses.msrp.tls !== undefined);
  for (const [index, medium] of offer.media.entries()) {
    if (verdicts[index] === "anchored") {
      found.set(index, mediaLine(medium).protocol === "TCP/TLS/MSRP");
    }
  }
  return found;
}

/**
 * Describes the function on a leg; each description has another version.
 *
 * @param session The session.
 * @param leg The leg.
 */
export function describe(session: Session, leg: Leg): Description {
  leg.sdpVersion++;
  return {
    sessionId: leg.sdpId,
    version: leg.sdpVersion,
    address: session.options.addresses.msrp,
  };
}

/**
 * Refuses the INVITE of the originator.
 *
 * @param turn The step.
 * @param refusal The response.
 */
export function refuseOriginator(turn: Turn, refusal: Refusal): void {
  const { status, warning } = refusal;
  const { session } = turn;
  const leg = originatorLeg(session);
  session.phase = "ending";
  if (leg?.state !== "calling") return;
  const agent = session.settings.warnAgent || session.options.addresses.host;
  const headers = warning === undefined ? [] : [warningHeader(agent, warning)];
  leg.state = "gone";
  command(turn, leg, { kind: "respond", status, headers });
}

/**
 * Tells the originator that clients ring: once.
 *
 * @param turn The step.
 */
export function ringOriginator(turn: Turn): void {
  const leg = originatorLeg(turn.session);
  const request = turn.session.invitation?.request;
  if (leg?.state !== "calling" || leg.dialog !== undefined || request === undefined) return;
  command(turn, leg, { kind: "respond", status: 180, headers: identifierHeaders(request) });
  leg.dialog = dialogOf(leg);
}

/** For each place in the offer, the medium of a client that answers it. */
export type Answered = (stream: number) => MediaDescription | undefined;

/**
 * Accepts the INVITE of the originator (8.3.2.1 answer 1 to 6; CPM-052 to CPM-059): with the answer of a
 * client, or with the function's own (CPM-080).
 *
 * @param turn The step.
 * @param answered The media that a client answered with; `undefined` where none takes part.
 * @param from The leg of the client.
 */
export function acceptOriginator(
  turn: Turn,
  answered: Answered | undefined,
  from: Leg | undefined,
): void {
  const { session } = turn;
  const leg = originatorLeg(session);
  const { invitation, settings } = session;
  const offer = invitation?.offer;
  if (leg?.state !== "calling" || invitation === undefined || offer === undefined) return;
  const endpoints = new Map<number, Endpoint>();
  for (const [stream, isSecure] of anchoredStreams(session)) {
    const accepted = answered?.(stream);
    if (answered !== undefined && (accepted === undefined || mediaLine(accepted).port === 0))
      continue;
    const endpoint = openPort(turn, leg, stream, isSecure);
    if (endpoint !== undefined) endpoints.set(stream, endpoint);
  }
  const own = describe(session, leg);
  const answer =
    answered === undefined
      ? ownAnswer(offer, own, endpoints, settings)
      : originatorAnswer(offer, own, endpoints, answered, settings);
  leg.local = answer;
  leg.remote = offer;
  leg.state = "up";
  leaveNotes(turn, answerNotes(from?.name), leg);
  command(turn, leg, {
    kind: "respond",
    status: 200,
    headers: answerHeaders(invitation, settings),
    body: new TextEncoder().encode(stringifySdp(answer)),
    contentType: "application/sdp",
  });
  leg.dialog = dialogOf(leg);
  leaveNote(turn, "CPM-058", `${session.options.token}-${leg.name}`, leg);
  openMedia(turn, leg);
  storeSessionInfo(turn);
}

function dialogOf({ line }: Leg): string | undefined {
  return line.call.dialogs.find(({ stage }) => stage !== "gone")?.id;
}
