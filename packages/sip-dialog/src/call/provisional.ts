import { readHeader, type SipRequest, type SipResponse } from "@callingcard/sip";
import { descriptionOf } from "../description.ts";
import { loseDialog } from "./end.ts";
import { chance } from "./options.ts";
import type { IncomingInvite } from "./state.ts";
import { forgetTimer, lenient, reply, send, startTimer, stopTimer, type Turn } from "./turn.ts";

const PROVISIONAL_TIMER = "provisional";

/** First RSeqs are below it (RFC 3262 section 3). */
const RSEQ_LIMIT = 2_147_483_647;

/**
 * Gives the RSeq of the next reliable provisional response: at first one of chance, then one more each time.
 *
 * @param turn The turn.
 * @param incoming The INVITE.
 * @internal
 */
export function nextRseq(turn: Turn, incoming: IncomingInvite): number {
  return incoming.rseq > 0
    ? incoming.rseq + 1
    : 1 + chance(turn.call.settings.createId, RSEQ_LIMIT - 1);
}

/**
 * Sends a provisional response that is sent again until its PRACK comes (RFC 3262 section 3).
 *
 * @param turn The turn.
 * @param incoming The INVITE.
 * @param rseq Its RSeq.
 * @param response The response.
 * @internal
 */
export function sendReliable(
  turn: Turn,
  incoming: IncomingInvite,
  rseq: number,
  response: SipResponse,
): void {
  const { t1Ms } = turn.call.settings;
  const hasDescription = descriptionOf(response) !== undefined;
  const provisional = { rseq, response, hasDescription, intervalMs: t1Ms, elapsedMs: 0 };
  updateIncoming(turn, { provisional, rseq });
  send(turn, incoming.key, response);
  startTimer(turn, PROVISIONAL_TIMER, t1Ms);
}

/**
 * Sends it again: after T1, then twice as long each time, for 64*T1. Without a PRACK by then, the INVITE is refused
 * with 504.
 *
 * @param turn The turn.
 * @param incoming The INVITE.
 * @internal
 */
export function repeatProvisional(turn: Turn, incoming: IncomingInvite): void {
  forgetTimer(turn, PROVISIONAL_TIMER);
  const { provisional } = incoming;
  if (provisional === undefined || incoming.state !== "proceeding") return;
  const { t1Ms } = turn.call.settings;
  const elapsedMs = provisional.elapsedMs + provisional.intervalMs;
  if (elapsedMs >= 64 * t1Ms) {
    updateIncoming(turn, { provisional: undefined, waiting: [], state: "refused" });
    const response = reply(turn, incoming.key, incoming.request, 504);
    for (const { id } of turn.call.dialogs) loseDialog(turn, id, response);
    return;
  }
  send(turn, incoming.key, provisional.response);
  const intervalMs = Math.min(provisional.intervalMs * 2, 64 * t1Ms - elapsedMs);
  updateIncoming(turn, { provisional: { ...provisional, elapsedMs, intervalMs } });
  startTimer(turn, PROVISIONAL_TIMER, intervalMs);
}

/**
 * Stops sending a provisional response again, since a final one goes out. Its PRACK may come nevertheless.
 *
 * @param turn The turn.
 * @param incoming The INVITE.
 * @internal
 */
export function stopProvisional(turn: Turn, { provisional, pastRseqs }: IncomingInvite): void {
  stopTimer(turn, PROVISIONAL_TIMER);
  if (provisional === undefined) return;
  updateIncoming(turn, { provisional: undefined, pastRseqs: [...pastRseqs, provisional.rseq] });
}

/**
 * Tells what a PRACK acknowledges.
 *
 * @param incoming The INVITE of the call.
 * @param request The PRACK.
 * @returns `current` for the provisional response that waits for it, `past` for one that was given up
 *   by a final response, else `undefined`: it is answered by 481.
 * @internal
 */
export function matchPrack(
  incoming: IncomingInvite | undefined,
  request: SipRequest,
): "current" | "past" | undefined {
  const rack = lenient(() => readHeader(request, "RAck"));
  if (rack === undefined || incoming === undefined) return undefined;
  if (rack.method !== "INVITE" || rack.sequence !== incoming.sequence) return undefined;
  if (rack.response === incoming.provisional?.rseq) return "current";
  return incoming.pastRseqs.includes(rack.response) ? "past" : undefined;
}

/**
 * Takes the PRACK of the provisional response that waits for it.
 *
 * @param turn The turn.
 * @internal
 */
export function settleProvisional(turn: Turn): void {
  stopTimer(turn, PROVISIONAL_TIMER);
  updateIncoming(turn, { provisional: undefined });
}

/**
 * Changes the INVITE of an incoming call.
 *
 * @param turn The turn.
 * @param changes What changes.
 * @internal
 */
export function updateIncoming(turn: Turn, changes: Partial<IncomingInvite>): void {
  const { invite } = turn.call;
  if (invite?.side !== "callee") return;
  turn.call = { ...turn.call, invite: { ...invite, ...changes } };
}
