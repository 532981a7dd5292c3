import type { SessionDescription } from "@callingcard/sdp";
import { targetOfUri } from "@callingcard/sip-dialog";
import {
  clientInterval,
  clientInvite,
  isfInvite,
  type NewInvite,
} from "../procedure/client-invite.ts";
import { clientOffer } from "../procedure/client-offer.ts";
import { featureParameters } from "../procedure/contact.ts";
import type { Endpoint } from "../procedure/endpoint.ts";
import type { Invitation } from "../procedure/invitation.ts";
import { mediaVerdicts } from "../procedure/media-policy.ts";
import { withStreamsAlone } from "../procedure/rejected-streams.ts";
import type { Binding } from "../store/registrations.ts";
import type { LegFields } from "./call-options.ts";
import { command, createLeg } from "./calls.ts";
import { openPort } from "./leg-media.ts";
import type { Leg } from "./leg.ts";
import { anchoredStreams, describe } from "./originator.ts";
import type { Session } from "./state.ts";
import { leaveNote, leaveNotes, type Turn } from "./turn.ts";

/**
 * Invites clients of the user, all at once (8.3.2.1 step 8b to 8d; CPM-026 to CPM-040): each by an INVITE of
 * its own, or all by one that the core forks.
 *
 * @param turn The step.
 * @param invitation What the originator asks for.
 * @param targets The clients.
 */
export function inviteClients(
  turn: Turn,
  invitation: Invitation,
  targets: readonly Binding[],
): void {
  const { settings } = turn.session;
  leaveNote(turn, "CPM-026", `${targets.length} legs of the function's own`);
  if (settings.forkBy === "core") inviteClient(turn, invitation, undefined);
  else for (const target of targets) inviteClient(turn, invitation, target);
}

/**
 * Invites one client, or all by the core.
 *
 * @param turn The step.
 * @param invitation What the originator asks for.
 * @param target The client; `undefined` where the core forks.
 * @param requestUri The Request-URI instead of the client's, where a redirection leads to (CPM-078).
 */
export function inviteClient(
  turn: Turn,
  invitation: Invitation,
  target: Binding | undefined,
  requestUri?: string,
): void {
  const { session } = turn;
  const { offer } = invitation;
  if (offer === undefined) return;
  const route = session.options.addresses.coreUri;
  const leg = createLeg(turn, targetOfUri(route), {
    ...legFields(session, invitation, offer.media.keys()),
    side: "client",
    ...(target !== undefined && { binding: target }),
  });
  const invite = clientInvite(
    {
      invitation,
      settings: session.settings,
      service: session.service,
      route,
      offer: offerFor(turn, leg, offer, session.settings.offerSetup),
      boundary: session.options.createId(),
    },
    target,
  );
  leaveNote(turn, "CPM-039", session.settings.offerSetup, leg);
  send(turn, leg, requestUri === undefined ? invite : { ...invite, requestUri }, route);
}

/**
 * Invites the Interworking Selection Function (6.5; CPM-016, CPM-084, CPM-090 to CPM-092).
 *
 * @param turn The step.
 * @param invitation What the originator asks for.
 * @param streams Places of the media that it is asked for.
 */
export function inviteIsf(turn: Turn, invitation: Invitation, streams: readonly number[]): void {
  const { session } = turn;
  const { offer } = invitation;
  if (offer === undefined) return;
  const route = session.settings.isfUri;
  const leg = createLeg(turn, targetOfUri(route), {
    ...legFields(session, invitation, streams),
    side: "isf",
  });
  const invite = isfInvite({
    invitation,
    settings: session.settings,
    service: session.service,
    route,
    offer: offerFor(turn, leg, offer, "actpass"),
    boundary: session.options.createId(),
  });
  send(turn, leg, invite, route);
}

function legFields(
  { settings }: Session,
  invitation: Invitation,
  streams: Iterable<number>,
): Omit<LegFields, "side"> {
  return {
    streams: [...streams],
    contactParameters: featureParameters(invitation.request),
    intervalSeconds: clientInterval(invitation, settings),
    minSeconds: settings.minSe,
  };
}

// The offer with those media alone that the leg is about.
function offerFor(
  turn: Turn,
  leg: Leg,
  offer: SessionDescription,
  role: "passive" | "actpass",
): SessionDescription {
  const { session } = turn;
  const endpoints = new Map<number, Endpoint>();
  for (const [stream, isSecure] of anchoredStreams(session)) {
    if (!leg.streams.includes(stream)) continue;
    const endpoint = openPort(turn, leg, stream, isSecure);
    if (endpoint !== undefined) endpoints.set(leg.streams.indexOf(stream), endpoint);
  }
  const verdicts = mediaVerdicts(offer, session.settings, true);
  const made = clientOffer(
    withStreamsAlone(offer, leg.streams),
    describe(session, leg),
    endpoints,
    role,
    session.settings,
    (index) => verdicts[leg.streams[index] ?? -1] === "passed",
  );
  leg.local = made;
  return made;
}

function send(turn: Turn, leg: Leg, invite: NewInvite, route: string): void {
  const { requestUri, from, to, headers, body, contentType, notes } = invite;
  turn.session.invited.add(requestUri);
  leaveNotes(turn, notes, leg);
  command(turn, leg, {
    kind: "invite",
    requestUri,
    from,
    to,
    headers,
    body,
    contentType,
    target: targetOfUri(route),
  });
}
