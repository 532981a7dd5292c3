import type { HeaderField, SipResponse } from "@callingcard/sip";
import { dropTransaction } from "@callingcard/sip-transaction";
import { sendInDialog } from "./send-request.ts";
import { stopSession } from "./session.ts";
import {
  findDialog,
  forgetClient,
  forgetServer,
  forgetTimer,
  reply,
  report,
  startTimer,
  stopTimer,
  transact,
  type Turn,
  updateDialog,
} from "./turn.ts";

/**
 * Names the timer of a 2xx without ACK.
 *
 * @param id The dialog.
 * @internal
 */
export const successTimer = (id: string): string => `success/${id}`;

/**
 * Names the timer of an offer that waits after a collision.
 *
 * @param id The dialog.
 * @internal
 */
export const offerTimer = (id: string): string => `offer/${id}`;

const lingerTimer = (id: string): string => `linger/${id}`;

/**
 * Ends all that a dialog has: its timers, and the requests that wait for an answer, which get 487 (RFC 3261 section
 * 15.1.2). A re-INVITE of ours has some time left to get its own.
 *
 * @param turn The turn.
 * @param id The dialog.
 * @internal
 */
export function dropDialog(turn: Turn, id: string): void {
  quietDialog(turn, id);
  for (const [key, { dialog, request }] of turn.call.servers) {
    if (dialog !== id) continue;
    forgetServer(turn, key);
    reply(turn, key, request, 487);
  }
  if (pendingInvites(turn, id).length > 0) {
    startTimer(turn, lingerTimer(id), 64 * turn.call.settings.t1Ms);
  }
  updateDialog(turn, id, { stage: "gone" });
}

/**
 * Gives the re-INVITEs up that nobody answered after their dialog went.
 *
 * @param turn The turn.
 * @param id The dialog.
 * @internal
 */
export function dropInvites(turn: Turn, id: string): void {
  forgetTimer(turn, lingerTimer(id));
  for (const key of pendingInvites(turn, id)) {
    forgetClient(turn, key);
    transact(turn, dropTransaction(turn.call.transactions, key));
  }
}

/**
 * Stops waiting for the answer to the re-INVITEs of a dialog that is gone, if there is none left.
 *
 * @param turn The turn.
 * @param id The dialog.
 * @internal
 */
export function stopLinger(turn: Turn, id: string): void {
  if (pendingInvites(turn, id).length === 0) stopTimer(turn, lingerTimer(id));
}

function pendingInvites(turn: Turn, id: string): readonly string[] {
  return [...turn.call.clients].flatMap(([key, { dialog, request, isDone }]) =>
    dialog === id && request.method === "INVITE" && !isDone ? [key] : [],
  );
}

// Stops what a dialog does by itself.
function quietDialog(turn: Turn, id: string): void {
  stopSession(turn, id);
  stopTimer(turn, successTimer(id));
  stopTimer(turn, offerTimer(id));
  const idle = { success: undefined, waitingOffer: undefined, waitingBye: undefined };
  updateDialog(turn, id, { ...idle, awaitedPrack: undefined });
}

/**
 * Sends a BYE. The dialog is quiet from then on.
 *
 * @param turn The turn.
 * @param id The dialog.
 * @param purpose `bye` for the user's, whose end is reported; `silent-bye` for the machine's.
 * @param headers Header fields such as Reason.
 * @internal
 */
export function sendBye(
  turn: Turn,
  id: string,
  purpose: "bye" | "silent-bye",
  headers: readonly HeaderField[] = [],
): void {
  quietDialog(turn, id);
  updateDialog(turn, id, { stage: "ending" });
  sendInDialog(turn, id, "BYE", { headers }, { purpose });
}

/**
 * Gives a dialog up that the other side has lost, or that it does not care for.
 *
 * @param turn The turn.
 * @param id The dialog.
 * @param response The response that says so, if there is one.
 * @param reason Whether the other side may still hear a BYE, and what it says.
 * @internal
 */
export function loseDialog(
  turn: Turn,
  id: string,
  response: SipResponse | undefined,
  reason?: string,
): void {
  if (findDialog(turn, id) === undefined) return;
  report(turn, { kind: "lost", dialog: id, ...(response !== undefined && { response }) });
  if (reason === undefined) return dropDialog(turn, id);
  sendBye(turn, id, "silent-bye", [{ name: "Reason", value: reason }]);
}
