import type { HeaderField } from "@callingcard/sip";
import { command } from "./calls.ts";
import { closeMedia, endMedia } from "./leg-media.ts";
import type { Leg } from "./leg.ts";
import { unsubscribe } from "./participants.ts";
import type { Session } from "./state.ts";
import { stopTimer, type Turn } from "./turn.ts";

/**
 * Finds the leg of the originator.
 *
 * @param session The session.
 * @returns `undefined` for a session that pushes, or when it is gone.
 */
export function originatorLeg(session: Session): Leg | undefined {
  return session.legs.get("o");
}

/**
 * Lists the legs of clients and interworking functions that are in a state.
 *
 * @param session The session.
 * @param state The state.
 */
export function clientLegs(session: Session, state: Leg["state"]): Leg[] {
  return [...session.legs.values()].filter(
    (leg) => leg.side !== "originator" && leg.state === state,
  );
}

/**
 * Ends a leg, whatever its state: an INVITE that has no answer is cancelled, that of the originator is answered 480, a dialog gets BYE.
 *
 * @param turn The step.
 * @param leg The leg.
 * @param reason Why (RFC 3326).
 */
export function hangUp(turn: Turn, leg: Leg, reason: HeaderField): void {
  if (leg.state === "calling") {
    if (leg.side === "originator") {
      leg.state = "gone";
      return command(turn, leg, { kind: "respond", status: 480, headers: [reason] });
    }
    if (leg.givenUp !== undefined) return;
    leg.givenUp = 487;
    command(turn, leg, { kind: "cancel", headers: [reason] });
    return;
  }
  if (leg.state !== "up" || leg.dialog === undefined) return;
  leg.state = "ending";
  endMedia(turn, leg);
  command(turn, leg, { kind: "bye", dialog: leg.dialog, headers: [reason] });
}

/**
 * Cancels all INVITEs that have no answer, and invites nobody any more (CPM-D01).
 *
 * @param turn The step.
 * @param reason Why (RFC 3326).
 */
export function closeFork(turn: Turn, reason: HeaderField): void {
  turn.session.isForkClosed = true;
  stopTimer(turn, "fork-window");
  stopTimer(turn, "invite-timeout");
  for (const leg of clientLegs(turn.session, "calling")) hangUp(turn, leg, reason);
}

/**
 * Stops waiting for clients when all have answered.
 *
 * @param turn The step.
 */
export function endWaiting(turn: Turn): void {
  if (clientLegs(turn.session, "calling").length > 0) return;
  stopTimer(turn, "fork-window");
  stopTimer(turn, "invite-timeout");
}

/**
 * Takes it that a leg has no dialog any more: its media are freed (CPM-105, CPM-120).
 *
 * @param turn The step.
 * @param leg The leg.
 */
export function buryLeg(turn: Turn, leg: Leg): void {
  if (leg.state === "gone") return;
  leg.state = "gone";
  closeMedia(turn, leg);
}

/**
 * Ends a session: all legs get CANCEL or BYE. What is stored of it stays.
 *
 * @param turn The step.
 * @param reason Why (RFC 3326).
 */
export function endSession(turn: Turn, reason: HeaderField): void {
  turn.session.phase = "ending";
  unsubscribe(turn);
  closeFork(turn, reason);
  for (const leg of turn.session.legs.values()) hangUp(turn, leg, reason);
}
