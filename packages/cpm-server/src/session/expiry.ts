import { NOT_REFRESHED } from "../procedure/reason.ts";
import { storeGroupState } from "./group.ts";
import type { Leg } from "./leg.ts";
import { clientLegs, endSession, hangUp, originatorLeg } from "./legs.ts";
import { leaveNote, type Turn } from "./turn.ts";

/**
 * Takes it that a leg was not refreshed in time (8.3.2.4; CPM-113 to CPM-119, A-30): interworked sessions end,
 * of others the leg that missed the refresh does; when no client is left, the originator's too, and the state
 * of a group is stored. Expiry of the originator's leg ends all.
 *
 * @param turn The step.
 * @param leg The leg.
 */
export function expireLeg(turn: Turn, leg: Leg): void {
  const { session } = turn;
  if (leg.side === "originator") {
    leaveNote(turn, "CPM-117", "the originator missed the refresh: all legs end", leg);
    storeGroupState(turn);
    return endSession(turn, NOT_REFRESHED);
  }
  if (leg.side === "isf") {
    for (const other of clientLegs(session, "up")) {
      if (other.side !== "isf") continue;
      leaveNote(turn, "CPM-113", "BYE for the interworking function", other);
      hangUp(turn, other, NOT_REFRESHED);
      leaveNote(turn, "CPM-114", "sent", other);
    }
  } else {
    leaveNote(turn, "CPM-115", "BYE for the client that missed the refresh", leg);
    hangUp(turn, leg, NOT_REFRESHED);
    leaveNote(turn, "CPM-116", "sent on this leg alone", leg);
  }
  const isLast =
    clientLegs(session, "up").length === 0 && clientLegs(session, "calling").length === 0;
  if (!isLast) return;
  const originator = originatorLeg(session);
  leaveNote(turn, "CPM-117", "no client is left: BYE for the other side", originator);
  storeGroupState(turn);
  endSession(turn, NOT_REFRESHED);
  leaveNote(turn, "CPM-118", "sent", originator);
}
