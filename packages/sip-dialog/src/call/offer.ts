import type { HeaderField } from "@callingcard/sip";
import { descriptionOf } from "../description.ts";
import { mayOffer, negotiate } from "../offer-answer.ts";
import { sessionTimerHeaders } from "../session-timer.ts";
import type { OfferCommand } from "./event.ts";
import { isOpen, newOffer } from "./refresh.ts";
import { sendInDialog } from "./send-request.ts";
import type { CallDialog, WaitingOffer } from "./state.ts";
import { findDialog, findUsable, ignore, report, type Turn, updateDialog } from "./turn.ts";

/**
 * Takes the user's offer; it is sent at the end of the turn, or when the exchange under way is over.
 *
 * @param turn The turn.
 * @param command The command.
 * @internal
 */
export function offer(turn: Turn, command: OfferCommand): void {
  const dialog = findUsable(turn, command.dialog);
  const isEarlyUpdate = dialog?.stage === "early" && command.method === "UPDATE";
  if (dialog === undefined || (!isEarlyUpdate && !isOpen(dialog))) {
    return ignore(turn, "no dialog to offer in");
  }
  if (dialog.waitingOffer !== undefined && !dialog.waitingOffer.isRefresh) {
    return ignore(turn, "another offer waits already");
  }
  updateDialog(turn, dialog.id, { waitingOffer: newOffer(command, false) });
}

/**
 * Sends the offers that waited and may go now.
 *
 * @param turn The turn.
 * @internal
 */
export function sendOffers(turn: Turn): void {
  for (const dialog of turn.call.dialogs) {
    const { waitingOffer } = dialog;
    if (waitingOffer === undefined || waitingOffer.isDelayed) continue;
    if (isStale(dialog, waitingOffer)) giveUpStale(turn, dialog, waitingOffer);
    else if (maySend(turn, dialog, waitingOffer)) sendOffer(turn, dialog, waitingOffer);
  }
}

// The session is another one by now: what the user offered was meant for the one before.
function isStale({ negotiation }: CallDialog, { exchanges }: WaitingOffer): boolean {
  return exchanges !== undefined && exchanges !== negotiation.exchanges;
}

function giveUpStale(turn: Turn, { id }: CallDialog, waiting: WaitingOffer): void {
  updateDialog(turn, id, { waitingOffer: undefined });
  if (waiting.isRefresh || waiting.response === undefined) return;
  report(turn, { kind: "answered-offer", dialog: id, response: waiting.response });
}

function maySend(turn: Turn, dialog: CallDialog, { command }: WaitingOffer): boolean {
  const { method } = command;
  const isUnderWay = [...turn.call.clients.values()].some(
    (client) => client.purpose === "offer" && client.dialog === dialog.id && !client.isDone,
  );
  if (isUnderWay || !mayOffer(dialog.negotiation, method)) return false;
  if (method === "UPDATE") return dialog.stage === "early" || isOpen(dialog);
  return dialog.stage === "confirmed" && dialog.success === undefined;
}

function sendOffer(turn: Turn, dialog: CallDialog, waiting: WaitingOffer): void {
  const { id } = dialog;
  const { command } = waiting;
  const sent = { ...waiting, exchanges: dialog.negotiation.exchanges };
  updateDialog(turn, id, { waitingOffer: undefined });
  const headers = [...timerHeaders(turn, dialog, command), ...(command.headers ?? [])];
  const content = { ...command, headers };
  const purpose = { purpose: "offer", offer: sent } as const;
  const request = sendInDialog(turn, id, command.method, content, purpose);
  const sequence = findDialog(turn, id)?.dialog.localSequence;
  if (request === undefined || sequence === undefined) return;
  const [negotiation] = negotiate(dialog.negotiation, {
    direction: "sent",
    method: command.method,
    part: "request",
    sequence,
    description: descriptionOf(request),
  });
  updateDialog(turn, id, { negotiation });
}

function timerHeaders(
  turn: Turn,
  { timer, minSeconds }: CallDialog,
  { headers = [] }: OfferCommand,
): readonly HeaderField[] {
  const { sessionTimer } = turn.call.settings;
  if (timer === undefined && sessionTimer === undefined) return [];
  const given = new Set(headers.map(({ name }) => name.toLowerCase()));
  return sessionTimerHeaders(sessionTimer ?? {}, minSeconds, timer).filter(
    ({ name }) => !given.has(name.toLowerCase()),
  );
}
