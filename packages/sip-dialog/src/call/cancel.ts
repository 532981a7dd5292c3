import { createResponse } from "@callingcard/sip";
import { createCancel, dropTransaction } from "@callingcard/sip-transaction";
import type { CancelCommand } from "./event.ts";
import { refuse, updateInvite } from "./outgoing-invite.ts";
import type { OutgoingInvite } from "./state.ts";
import { sendClient } from "./send-request.ts";
import { forgetTimer, ignore, startTimer, transact, type Turn } from "./turn.ts";

/**
 * Names the timer of a CANCEL that nothing answers.
 *
 * @internal
 */
export const CANCEL_TIMER = "cancel";

/**
 * Cancels the INVITE, as soon as a provisional response has come (RFC 3261 section 9.1).
 *
 * @param turn The turn.
 * @param command The command.
 * @internal
 */
export function cancel(turn: Turn, { headers = [] }: CancelCommand): void {
  const outgoing = turn.call.invite;
  const isPending = outgoing?.state === "calling" || outgoing?.state === "proceeding";
  if (outgoing?.side !== "caller" || !isPending || outgoing.isCancelled) {
    return ignore(turn, "no INVITE to cancel");
  }
  updateInvite(turn, outgoing, { isCancelled: true, cancelHeaders: headers });
  if (outgoing.state === "proceeding") sendCancel(turn, { ...outgoing, cancelHeaders: headers });
}

/**
 * Sends the CANCEL of an INVITE that a provisional response has come to.
 *
 * @param turn The turn.
 * @param outgoing The INVITE.
 * @internal
 */
export function sendCancel(turn: Turn, { request, target, cancelHeaders }: OutgoingInvite): void {
  const cancelling = createCancel(request, cancelHeaders);
  const client = {
    purpose: "cancel",
    dialog: undefined,
    request: cancelling,
    isDone: false,
  } as const;
  sendClient(turn, target, client);
  startTimer(turn, CANCEL_TIMER, 64 * turn.call.settings.t1Ms);
}

/**
 * Gives an INVITE up that nobody answered although it was cancelled (RFC 3261 section 9.1).
 *
 * @param turn The turn.
 * @internal
 */
export function giveUpCancelled(turn: Turn): void {
  forgetTimer(turn, CANCEL_TIMER);
  const outgoing = turn.call.invite;
  if (outgoing?.side !== "caller" || outgoing.state !== "proceeding") return;
  transact(turn, dropTransaction(turn.call.transactions, outgoing.key));
  refuse(turn, outgoing, createResponse(outgoing.request, 487), true);
}
