import { bestResponse, mayDefer, relayedStatus } from "../procedure/final-response.ts";
import type { Refusal } from "../procedure/outcome.ts";
import { CALL_COMPLETED } from "../procedure/reason.ts";
import { type DeliveryPolicy, deliveryPolicy } from "../procedure/targets.ts";
import { inviteIsf } from "./invite.ts";
import { clientLegs, endSession } from "./legs.ts";
import { createStreams, stepStreams } from "./media-plane.ts";
import { acceptOriginator, anchoredStreams, refuseOriginator } from "./originator.ts";
import { subscribeToParticipants } from "./participants.ts";
import { leaveNote, startTimer, type Turn } from "./turn.ts";

/**
 * Does what the delivery policies say for a user whom no client serves (8.3.6; CPM-024, CPM-025, CPM-048,
 * CPM-049, CPM-079 to CPM-084).
 *
 * @param turn The step.
 * @param policy The policy.
 * @param refusal The response where neither deferral nor interworking applies.
 */
export function deliver(turn: Turn, policy: DeliveryPolicy, refusal: Refusal): void {
  const { session } = turn;
  switch (policy) {
    case "defer":
      return acceptDeferred(turn);
    case "interwork":
      leaveNote(turn, "CPM-084", session.settings.isfUri);
      return interwork(turn);
    case "none":
      return refuseOriginator(turn, refusal);
  }
}

/**
 * Sends the INVITE to the Interworking Selection Function (6.5).
 *
 * @param turn The step.
 */
export function interwork(turn: Turn): void {
  const { session } = turn;
  const { invitation } = session;
  if (invitation?.offer === undefined) return;
  session.phase = "interworking";
  session.refusals.length = 0;
  startTimer(turn, "invite-timeout", session.settings.inviteTimeoutMs);
  if (session.streams.size === 0) createStreams(turn, anchoredStreams(session).keys());
  inviteIsf(turn, invitation, [...invitation.offer.media.keys()]);
}

// CPM-080 to CPM-082: the function takes part in place of the user, and what comes is stored.
function acceptDeferred(turn: Turn): void {
  const { session } = turn;
  session.phase = "deferring";
  if (session.streams.size === 0) createStreams(turn, anchoredStreams(session).keys());
  leaveNote(turn, "CPM-080", "200 of the function's own");
  leaveNote(turn, "CPM-082", "what the originator sends is stored");
  stepStreams(turn, { kind: "mode", mode: "deferring" });
  acceptOriginator(turn, undefined, undefined);
  leaveNote(turn, "CPM-081", "the function stays in the media path with the originator");
  if (session.invitation !== undefined) subscribeToParticipants(turn, session.invitation);
}

/**
 * Sees what is left when a client will not take part, or is gone: where clients still ring or take part, they
 * are waited for; else all responses are weighed (8.3.2.1.1 final 2 to 4, A-25, A-26), or the session ends.
 *
 * @param turn The step.
 */
export function settle(turn: Turn): void {
  const { session } = turn;
  if (clientLegs(session, "calling").length > 0 || clientLegs(session, "up").length > 0) return;
  switch (session.phase) {
    case "inviting":
      return weigh(turn);
    case "interworking": {
      const best = bestResponse(session.refusals);
      return refuseOriginator(turn, { status: relayedStatus(best?.statusCode ?? 480) });
    }
    case "active":
      leaveNote(turn, "CPM-117", "no client is left");
      return endSession(turn, CALL_COMPLETED);
    case "screening":
    case "deferring":
    case "ending":
  }
}

function weigh(turn: Turn): void {
  const { session } = turn;
  const status = bestResponse(session.refusals)?.statusCode ?? 480;
  if (session.invitation === undefined) return endSession(turn, CALL_COMPLETED);
  const policy = mayDefer(status, session.settings) ? deliveryPolicy(session.settings) : "none";
  leaveNote(turn, "CPM-079", `the best response is ${status}, delivery policy: ${policy}`);
  if (policy === "none") leaveNote(turn, "CPM-085", String(relayedStatus(status)));
  deliver(turn, policy, { status: relayedStatus(status) });
}
