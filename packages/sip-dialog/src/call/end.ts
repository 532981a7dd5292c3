import type { HeaderField, SipResponse } from "@callingcard/sip";
import { dropTransaction } from "@callingcard/sip-transaction";
import { stopSession } from "./session.ts";
import {
  findDialog,
  forgetClient,
  forgetServer,
  reply,
  report,
  sendInDialog,
  stopTimer,
  transact,
  type Turn,
  updateDialog,
} from "./turn.ts";

/** @internal */
export const successTimer = (id: string): string => `success/${id}`;

/** @internal */
export const offerTimer = (id: string): string => `offer/${id}`;

/**
 * Ends all that a dialog has: its timers, its requests that wait for an answer, which get 487 (RFC 3261 section
 * 15.1.2), and its re-INVITEs.
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
  for (const [key, client] of turn.call.clients) {
    if (client.dialog !== id || client.request.method !== "INVITE" || client.isDone) continue;
    forgetClient(turn, key);
    transact(turn, dropTransaction(turn.call.transactions, key));
  }
  updateDialog(turn, id, { stage: "gone" });
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
