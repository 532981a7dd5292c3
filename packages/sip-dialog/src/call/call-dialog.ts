import type { SipRequest, SipResponse } from "@callingcard/sip";
import { NO_NEGOTIATION } from "../offer-answer.ts";
import { dropDialog } from "./end.ts";
import { hasOption } from "./message.ts";
import type { CallDialog } from "./state.ts";
import { hasHeader, lenient, type Turn, updateDialog } from "./turn.ts";

/**
 * Makes a dialog of a call.
 *
 * @param id Its name.
 * @param dialog The dialog.
 * @internal
 */
export function newDialog(id: string, dialog: CallDialog["dialog"]): CallDialog {
  return {
    id,
    stage: "early",
    dialog,
    negotiation: NO_NEGOTIATION,
    ack: undefined,
    awaitedAck: undefined,
    success: undefined,
    allowsUpdate: undefined,
    minSeconds: 0,
    timer: undefined,
    reliable: undefined,
    awaitedPrack: undefined,
    waitingOffer: undefined,
    waitingBye: undefined,
  };
}

/**
 * Keeps what the other side allows, where it says so.
 *
 * @param turn The turn.
 * @param id The dialog.
 * @param message A message of the other side.
 * @internal
 */
export function noteAllow(turn: Turn, id: string, message: SipRequest | SipResponse): void {
  if (!hasHeader(message, "Allow")) return;
  updateDialog(turn, id, { allowsUpdate: lenient(() => hasOption(message, "Allow", "UPDATE")) });
}

/**
 * Drops the dialogs that stayed early when the INVITE is over (RFC 3261 sections 13.2.2.3 and 13.2.2.4).
 *
 * @param turn The turn.
 * @internal
 */
export function dropEarly(turn: Turn): void {
  for (const { id, stage } of turn.call.dialogs) if (stage === "early") dropDialog(turn, id);
}
