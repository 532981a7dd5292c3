import {
  answerSetup,
  maySetupAnswer,
  type MediaDescription,
  mediaLine,
  rejectMedia,
  type SessionDescription,
  setup,
  stringifyOrigin,
  stringifySdp,
  withAttribute,
  withLineValue,
} from "@callingcard/sdp";
import type { SipRequest, SipResponse } from "@callingcard/sip";
import { clientOffer, type Role } from "../procedure/client-offer.ts";
import { type Endpoint, originOf } from "../procedure/endpoint.ts";
import { mediaChange } from "../procedure/media-change.ts";
import { originatorAnswer, ownAnswer } from "../procedure/originator-answer.ts";
import { command } from "./calls.ts";
import { descriptionOf } from "./description.ts";
import { changeMedia } from "./leg-media.ts";
import type { Leg } from "./leg.ts";
import { clientLegs, originatorLeg } from "./legs.ts";
import { describe } from "./originator.ts";
import type { Offering, Session } from "./state.ts";
import { leaveNote, type Turn } from "./turn.ts";

/**
 * Takes an offer within a dialog (CPM-D04): one that does not change the media is answered at once, a change is
 * offered to the other side first; while one is under way, another one is answered 491 (RFC 3261 section 14.2).
 *
 * @param turn The step.
 * @param leg The leg that it came on.
 * @param key The key of the request.
 * @param request The request.
 */
export function takeOffer(turn: Turn, leg: Leg, key: string, request: SipRequest): void {
  const { session } = turn;
  if (leg.state !== "up") return command(turn, leg, { kind: "answer", key, status: 481 });
  if (request.body.length === 0) {
    leaveNote(turn, "CPM-D04", "asked for an offer: the one that holds", leg);
    return answer(turn, leg, key, leg.local);
  }
  const offer = descriptionOf(request);
  if (offer === undefined) return command(turn, leg, { kind: "answer", key, status: 488 });
  const change = leg.remote === undefined ? "media" : mediaChange(leg.remote, offer);
  if (change !== "media") {
    leaveNote(turn, "CPM-D04", `changed: ${change}; answered alone`, leg);
    leg.remote = offer;
    answer(turn, leg, key, asAnswer(turn, leg, offer));
    return changeMedia(turn, leg);
  }
  if (session.offering !== undefined) {
    leaveNote(turn, "CPM-D04", "491, another change is under way", leg);
    return command(turn, leg, { kind: "answer", key, status: 491 });
  }
  const others = othersOf(session, leg);
  if (others.length === 0) return answerAlone(turn, leg, key, offer);
  leaveNote(turn, "CPM-D04", `media changed: offered to ${others.length} legs`, leg);
  session.offering = {
    leg: leg.name,
    key,
    offer,
    pending: new Set(others.map(({ name }) => name)),
    accepted: undefined,
    refused: undefined,
  };
  for (const other of others) offerTo(turn, other, offer);
}

// What the function described last on a leg, as an answer: that may have been an offer of its own.
function asAnswer(turn: Turn, leg: Leg, offer: SessionDescription): SessionDescription | undefined {
  const { local } = leg;
  if (local === undefined) return undefined;
  const media = local.media.map((medium, index) => answerMedium(medium, offer.media[index]));
  if (media.every((medium, index) => medium === local.media[index])) return local;
  const origin = stringifyOrigin(originOf(describe(turn.session, leg)));
  return { ...withLineValue(local, "o", origin), media };
}

function answerMedium(own: MediaDescription, offered: MediaDescription | undefined) {
  if (offered === undefined || mediaLine(own).port === 0) return own;
  if (mediaLine(offered).port === 0) return rejectMedia(own);
  const role = setup(own);
  if (role === undefined) return own;
  if (role !== "actpass" && maySetupAnswer(setup(offered), role)) return own;
  return withAttribute(own, "setup", answerSetup(setup(offered), true));
}

function othersOf(session: Session, leg: Leg): readonly Leg[] {
  if (leg.side === "originator") return clientLegs(session, "up");
  const originator = originatorLeg(session);
  return originator?.state === "up" ? [originator] : [];
}

function offerTo(turn: Turn, leg: Leg, offer: SessionDescription): void {
  if (leg.dialog === undefined) return;
  const { session } = turn;
  const endpoints = endpointsOf(leg);
  const made = clientOffer(offer, describe(session, leg), endpoints, roleOf(leg), session.settings);
  leg.proposed = made;
  const body = new TextEncoder().encode(stringifySdp(made));
  const contentType = "application/sdp";
  command(turn, leg, { kind: "offer", dialog: leg.dialog, method: "INVITE", body, contentType });
}

// The connection stays as it is: so do the roles.
function roleOf(leg: Leg): Role {
  for (const [place] of endpointsOf(leg)) {
    const medium = leg.local?.media[place];
    const role = medium && setup(medium);
    if (role === "active" || role === "passive" || role === "actpass") return role;
  }
  return "passive";
}

// By the place in the leg's own descriptions.
function endpointsOf(leg: Leg): ReadonlyMap<number, Endpoint> {
  const found = new Map<number, Endpoint>();
  for (const [stream, { endpoint }] of leg.endpoints) {
    found.set(leg.streams.indexOf(stream), endpoint);
  }
  return found;
}

/**
 * Takes the final response to an offer of the function's (CPM-D04).
 *
 * @param turn The step.
 * @param leg The leg.
 * @param response The response.
 */
export function takeOfferAnswer(turn: Turn, leg: Leg, response: SipResponse): void {
  const { offering } = turn.session;
  const { proposed } = leg;
  leg.proposed = undefined;
  const description = descriptionOf(response);
  if (response.statusCode < 300 && description !== undefined && proposed !== undefined) {
    leg.local = proposed;
    leg.remote = description;
    changeMedia(turn, leg);
    if (offering !== undefined) offering.accepted ??= { leg: leg.name, description };
  } else if (offering !== undefined) offering.refused ??= response;
  forgetOffer(turn, leg);
}

/**
 * Takes it that a leg will not answer an offer, as it has done or is gone. When the last one has, the offer is
 * answered.
 *
 * @param turn The step.
 * @param leg The leg.
 */
export function forgetOffer(turn: Turn, leg: Leg): void {
  const { session } = turn;
  const { offering } = session;
  if (offering === undefined) return;
  if (leg.name === offering.leg && leg.state !== "up") {
    session.offering = undefined;
    return;
  }
  if (!offering.pending.delete(leg.name) || offering.pending.size > 0) return;
  session.offering = undefined;
  const asker = session.legs.get(offering.leg);
  if (asker?.state === "up") conclude(turn, asker, offering);
}

function conclude(turn: Turn, leg: Leg, { key, offer, accepted, refused }: Offering): void {
  if (accepted === undefined) {
    const status = refused === undefined || refused.statusCode < 400 ? 488 : 480;
    leaveNote(turn, "CPM-D04", "the other side did not agree: the session stays as it was", leg);
    return command(turn, leg, {
      kind: "answer",
      key,
      status: refused?.statusCode === 488 ? 488 : status,
    });
  }
  const { media } = accepted.description;
  const made = originatorAnswer(
    offer,
    describe(turn.session, leg),
    endpointsOf(leg),
    (index) => media[index],
    turn.session.settings,
  );
  leaveNote(turn, "CPM-D04", `agreed with ${accepted.leg}`, leg);
  take(turn, leg, key, offer, made);
}

function answerAlone(turn: Turn, leg: Leg, key: string, offer: SessionDescription): void {
  const { session } = turn;
  const made = ownAnswer(offer, describe(session, leg), endpointsOf(leg), session.settings);
  leaveNote(turn, "CPM-D04", "there is no other side: answered alone", leg);
  take(turn, leg, key, offer, made);
}

function take(
  turn: Turn,
  leg: Leg,
  key: string,
  offer: SessionDescription,
  made: SessionDescription,
): void {
  leg.remote = offer;
  leg.local = made;
  answer(turn, leg, key, made);
  changeMedia(turn, leg);
}

function answer(
  turn: Turn,
  leg: Leg,
  key: string,
  description: SessionDescription | undefined,
): void {
  if (description === undefined) return command(turn, leg, { kind: "answer", key, status: 488 });
  const body = new TextEncoder().encode(stringifySdp(description));
  command(turn, leg, { kind: "answer", key, status: 200, body, contentType: "application/sdp" });
}
