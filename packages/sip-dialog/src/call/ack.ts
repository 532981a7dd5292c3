import { prependHeader, SipError } from "@callingcard/sip";
import { createDialogAck, nextHop } from "../dialog-request.ts";
import { descriptionOf } from "../description.ts";
import { negotiate } from "../offer-answer.ts";
import type { AcknowledgeCommand, Content } from "./event.ts";
import { requestHeaders } from "./message.ts";
import type { CallDialog } from "./state.ts";
import { findDialog, ignore, type Turn, updateDialog } from "./turn.ts";

/**
 * Sends the ACK that the user gives for a 2xx.
 *
 * @param turn The turn.
 * @param command The command.
 * @internal
 */
export function acknowledge(turn: Turn, command: AcknowledgeCommand): void {
  const dialog = findDialog(turn, command.dialog);
  const sequence = dialog && awaitedSequence(turn, dialog);
  if (dialog === undefined || sequence === undefined) return ignore(turn, "no 2xx to acknowledge");
  sendAck(turn, dialog, sequence, command);
}

/**
 * Sends the ACK of a 2xx, and keeps it for copies of the 2xx (RFC 3261 section 13.2.2.4).
 *
 * @param turn The turn.
 * @param dialog The dialog, which may be gone.
 * @param sequence CSeq of the INVITE.
 * @param content What the user puts into it.
 * @internal
 */
export function sendAck(turn: Turn, dialog: CallDialog, sequence: number, content: Content): void {
  const { settings } = turn.call;
  const headers = requestHeaders(settings, "ACK", content.headers ?? []);
  try {
    const target = settings.resolve(nextHop(dialog.dialog));
    const plain = createDialogAck(dialog.dialog, sequence, { ...content, headers });
    const via = `${settings.via(target)};branch=${settings.createBranch()}`;
    const request = prependHeader(plain, "Via", via);
    const [negotiation] = negotiate(dialog.negotiation, {
      direction: "sent",
      method: "ACK",
      part: "request",
      sequence,
      description: descriptionOf(request),
    });
    const stage = dialog.stage === "answered" ? "confirmed" : dialog.stage;
    const ack = { sequence, request, target };
    updateDialog(turn, dialog.id, { stage, negotiation, ack, awaitedAck: undefined });
    turn.actions.push({ kind: "send", message: request, target });
  } catch (error) {
    // A Contact or Record-Route of theirs that leads nowhere: their 2xx stays without ACK, and they end it.
    if (!(error instanceof SipError)) throw error;
    updateDialog(turn, dialog.id, { stage: "confirmed", awaitedAck: undefined });
  }
}

/**
 * Sends the ACK again that a copy of a 2xx asks for.
 *
 * @param turn The turn.
 * @param dialog The dialog.
 * @param sequence CSeq of the 2xx.
 * @returns Whether there is one to send.
 * @internal
 */
export function repeatAck(turn: Turn, dialog: CallDialog, sequence: number): boolean {
  const { ack } = dialog;
  if (ack?.sequence !== sequence) return false;
  turn.actions.push({ kind: "send", message: ack.request, target: ack.target });
  return true;
}

/**
 * Tells which INVITE's 2xx the user has to acknowledge.
 *
 * @param turn The turn.
 * @param dialog The dialog.
 * @returns Its CSeq, or `undefined`.
 * @internal
 */
export function awaitedSequence(turn: Turn, dialog: CallDialog): number | undefined {
  if (dialog.awaitedAck !== undefined) return dialog.awaitedAck;
  const { invite } = turn.call;
  if (dialog.stage !== "answered" || invite?.side !== "caller") return undefined;
  return invite.sequence;
}
