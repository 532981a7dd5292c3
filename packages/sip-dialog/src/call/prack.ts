import { readHeader, type SipResponse } from "@callingcard/sip";
import { descriptionOf } from "../description.ts";
import { negotiate, type NegotiationRole } from "../offer-answer.ts";
import type { AnswerProvisionalCommand, Content } from "./event.ts";
import { hasOption } from "./message.ts";
import { sendInDialog } from "./send-request.ts";
import { findDialog, ignore, lenient, type Turn, updateDialog } from "./turn.ts";

/** A reliable provisional response, by its numbers. */
interface Reliable {
  readonly sequence: number;
  readonly rseq: number;
}

/** What a provisional response is. */
export type ProvisionalVerdict =
  | { readonly kind: "unreliable" }
  | { readonly kind: "acknowledged" }
  | { readonly kind: "awaits-answer" }
  /** It came before, or one before it did not come yet (RFC 3262 section 4). */
  | { readonly kind: "out-of-order" };

/**
 * Takes a provisional response of a dialog into account, and sends the PRACK of one that is reliable (RFC 3262
 * section 4). The PRACK of one with an offer waits for the user's answer.
 *
 * @param turn The turn.
 * @param id The dialog.
 * @param sequence CSeq of the INVITE.
 * @param response The response.
 * @internal
 */
export function receiveProvisional(
  turn: Turn,
  id: string,
  sequence: number,
  response: SipResponse,
): ProvisionalVerdict {
  const rseq = lenient(() => readHeader(response, "RSeq"));
  const isReliable = rseq !== undefined && lenient(() => hasOption(response, "Require", "100rel"));
  if (!isReliable) {
    note(turn, id, sequence, response, "provisional");
    return { kind: "unreliable" };
  }
  const last = findDialog(turn, id)?.reliable;
  if (last?.sequence === sequence && rseq !== last.rseq + 1) return { kind: "out-of-order" };
  const reliable = { sequence, rseq };
  updateDialog(turn, id, { reliable });
  if (note(turn, id, sequence, response, "reliable-provisional") === "offer") {
    updateDialog(turn, id, { awaitedPrack: reliable });
    return { kind: "awaits-answer" };
  }
  sendPrack(turn, id, reliable, {});
  return { kind: "acknowledged" };
}

/**
 * Answers the offer in a reliable provisional response.
 *
 * @param turn The turn.
 * @param command The command.
 * @internal
 */
export function answerProvisional(turn: Turn, command: AnswerProvisionalCommand): void {
  const awaited = findDialog(turn, command.dialog)?.awaitedPrack;
  if (awaited === undefined) return ignore(turn, "no provisional response to answer");
  updateDialog(turn, command.dialog, { awaitedPrack: undefined });
  sendPrack(turn, command.dialog, awaited, command);
}

function sendPrack(turn: Turn, id: string, { rseq, sequence }: Reliable, content: Content): void {
  const rack = { name: "RAck", value: `${rseq} ${sequence} INVITE` };
  const headers = [rack, ...(content.headers ?? [])];
  const request = sendInDialog(turn, id, "PRACK", { ...content, headers }, { purpose: "prack" });
  const dialog = findDialog(turn, id);
  const own = dialog?.dialog.localSequence;
  if (request === undefined || dialog === undefined || own === undefined) return;
  const [negotiation] = negotiate(dialog.negotiation, {
    direction: "sent",
    method: "PRACK",
    part: "request",
    sequence: own,
    description: descriptionOf(request),
  });
  updateDialog(turn, id, { negotiation });
}

function note(
  turn: Turn,
  id: string,
  sequence: number,
  response: SipResponse,
  part: "provisional" | "reliable-provisional",
): NegotiationRole {
  const dialog = findDialog(turn, id);
  if (dialog === undefined) return "none";
  const [negotiation, role] = negotiate(dialog.negotiation, {
    direction: "received",
    method: "INVITE",
    part,
    sequence,
    description: descriptionOf(response),
  });
  updateDialog(turn, id, { negotiation });
  return role;
}
