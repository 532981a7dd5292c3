import { targetOfUri } from "@callingcard/sip-dialog";
import { serviceParameter } from "../procedure/contact.ts";
import { SESSION_SERVICE } from "../procedure/invitation.ts";
import { pushInvite, pushOffer } from "../procedure/push-invite.ts";
import { findSuitable } from "../procedure/suitability.ts";
import type { StoredDeferredMessage } from "../store/deferred-messages.ts";
import type { Binding } from "../store/registrations.ts";
import { command, createLeg } from "./calls.ts";
import { openPort } from "./leg-media.ts";
import { createStreams, stepStreams } from "./media-plane.ts";
import { describe } from "./originator.ts";
import { leaveNote, leaveNotes, startTimer, type Turn } from "./turn.ts";

/**
 * Delivers messages that waited (8.3.2.9, digest 9.4): the clients of the user that suit are invited, and those
 * that answer get the messages.
 *
 * @param turn The step.
 * @param bindings What is registered.
 */
export function startPush(turn: Turn, bindings: readonly Binding[]): void {
  const { session } = turn;
  const { settings } = session;
  const [first] = session.pushed;
  session.phase = "inviting";
  if (first === undefined) return;
  session.service = first.service;
  const { suitable } = findSuitable(bindings, {
    preferences: { acceptContact: [], rejectContact: [], isImplicit: true },
    service: first.service ?? SESSION_SERVICE,
    offer: undefined,
    at: turn.at,
  });
  leaveNote(turn, "CPM-082", `${session.pushed.length} messages for ${suitable.length} clients`);
  createStreams(turn, [0]);
  stepStreams(turn, { kind: "push", messages: session.pushed });
  startTimer(turn, "invite-timeout", settings.inviteTimeoutMs);
  for (const target of suitable.slice(0, settings.maxClients)) pushTo(turn, first, target);
}

function pushTo(turn: Turn, message: StoredDeferredMessage, target: Binding): void {
  const { session } = turn;
  const { settings } = session;
  const route = session.options.addresses.coreUri;
  const leg = createLeg(turn, targetOfUri(route), {
    side: "client",
    binding: target,
    streams: [0],
    contactParameters: serviceParameter(message.service ?? SESSION_SERVICE),
    intervalSeconds: settings.sessionExpires,
    minSeconds: settings.minSe,
  });
  const endpoint = openPort(turn, leg, 0, false);
  if (endpoint === undefined) return;
  leg.local = pushOffer(describe(session, leg), endpoint, settings);
  const { notes, ...invite } = pushInvite(message, target, route, leg.local);
  leaveNotes(turn, notes, leg);
  command(turn, leg, { kind: "invite", ...invite, target: targetOfUri(route) });
}
