import type { Description } from "../description.ts";
import type { OfferCommand } from "./event.ts";
import { refreshTimer } from "./session.ts";
import type { CallDialog, WaitingOffer } from "./state.ts";
import { findDialog, forgetTimer, type Turn, updateDialog } from "./turn.ts";

/**
 * Tells whether a dialog is answered and not being ended.
 *
 * @param dialog The dialog.
 * @internal
 */
export function isOpen(dialog: CallDialog): boolean {
  const { stage } = dialog;
  return stage === "confirmed" || stage === "answered";
}

/**
 * Makes an offer that was not tried yet.
 *
 * @param command What is offered.
 * @param isRefresh Whether the machine offers it.
 * @internal
 */
export function newOffer(command: OfferCommand, isRefresh: boolean): WaitingOffer {
  const fresh = { exchanges: undefined, retries: 0, response: undefined, isDelayed: false };
  return { command, ...fresh, isRefresh };
}

/**
 * Refreshes a session: by an UPDATE without an offer where the other side allows one, else by a re-INVITE with
 * the session as it is (RFC 4028 section 7.4). Another offer under way does it as well.
 *
 * @param turn The turn.
 * @param id The dialog.
 * @internal
 */
export function refresh(turn: Turn, id: string): void {
  forgetTimer(turn, refreshTimer(id));
  const dialog = findDialog(turn, id);
  if (dialog === undefined || !isOpen(dialog) || dialog.waitingOffer !== undefined) return;
  updateDialog(turn, id, { waitingOffer: newOffer(refreshCommand(dialog), true) });
}

/**
 * Gives what a session is refreshed by: an UPDATE where the other side allows one, else the session as it is.
 *
 * @param dialog The dialog.
 * @internal
 */
export function refreshCommand(dialog: CallDialog): OfferCommand {
  const { id, allowsUpdate, negotiation } = dialog;
  const { local } = negotiation;
  const isUpdate = allowsUpdate === true || local === undefined;
  return {
    kind: "offer",
    dialog: id,
    method: isUpdate ? "UPDATE" : "INVITE",
    ...(!isUpdate && contentOf(local)),
  };
}

/**
 * Gives a description as content of a message.
 *
 * @param description The description.
 * @internal
 */
export function contentOf({
  body,
  contentType,
}: Description): Pick<OfferCommand, "body" | "contentType"> {
  return { body, contentType };
}
