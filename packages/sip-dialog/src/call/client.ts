import type { SipResponse } from "@callingcard/sip";
import { descriptionOf } from "../description.ts";
import { sequenceOf } from "../dialog.ts";
import { negotiate } from "../offer-answer.ts";
import { awaitedSequence, repeatAck, sendAck } from "./ack.ts";
import { receiveInviteResponse } from "./caller.ts";
import { dropDialog, sendBye, stopLinger } from "./end.ts";
import type { ByeCommand, RequestCommand } from "./event.ts";
import { endLost, localResponse, receiveOfferResponse } from "./offer-response.ts";
import { receiveProvisional } from "./prack.ts";
import { sendInDialog } from "./send-request.ts";
import type { ClientRequest } from "./state.ts";
import {
  findDialog,
  findUsable,
  ignore,
  report,
  type Turn,
  updateClient,
  updateDialog,
} from "./turn.ts";

/** Methods that have commands of their own. */
const OWN_METHODS = ["INVITE", "ACK", "CANCEL", "BYE", "PRACK", "UPDATE"];

/**
 * Ends a dialog for the user.
 *
 * @param turn The turn.
 * @param command The command.
 * @internal
 */
export function bye(turn: Turn, command: ByeCommand): void {
  const dialog = findDialog(turn, command.dialog);
  if (dialog === undefined || dialog.stage === "ending") return ignore(turn, "no dialog to end");
  if (dialog.stage === "early") return ignore(turn, "an early dialog ends with its INVITE");
  // RFC 3261 section 15: not before the ACK came, or cannot come any more.
  if (dialog.success !== undefined) return updateDialog(turn, dialog.id, { waitingBye: command });
  const sequence = awaitedSequence(turn, dialog);
  if (sequence !== undefined) sendAck(turn, dialog, sequence, {});
  sendBye(turn, dialog.id, "bye", command.headers);
}

/**
 * Sends a request of the user within a dialog.
 *
 * @param turn The turn.
 * @param command The command.
 * @internal
 */
export function request(turn: Turn, command: RequestCommand): void {
  const { method, reference, dialog: id } = command;
  const dialog = findUsable(turn, id);
  if (dialog === undefined) return ignore(turn, "no dialog for it");
  if (OWN_METHODS.includes(method)) return ignore(turn, `${method} has a command of its own`);
  sendInDialog(turn, id, method, command, { purpose: "request", reference });
}

/**
 * Takes a response to a request of ours.
 *
 * @param turn The turn.
 * @param key The transaction.
 * @param response The response.
 * @internal
 */
export function receiveResponse(turn: Turn, key: string, response: SipResponse): void {
  const client = turn.call.clients.get(key);
  if (client === undefined) return;
  if (client.purpose === "invite") return receiveInitial(turn, key, response, false);
  const { dialog: id = "" } = client;
  if (response.statusCode < 200) {
    // A PRACK is due for a re-INVITE, too.
    const sequence = sequenceOf(client.request);
    const isInvite = client.request.method === "INVITE" && sequence !== undefined;
    if (isInvite && findDialog(turn, id)?.stage === "confirmed") {
      receiveProvisional(turn, id, sequence, response);
    }
    return;
  }
  if (client.isDone) return repeatOwnAck(turn, id, response);
  updateClient(turn, key, { ...client, isDone: true });
  stopLinger(turn, id);
  finish(turn, client, response, false);
}

/**
 * Takes the end of a request of ours that got no response: as a 408 or 503 (RFC 3261 section 8.1.3.1).
 *
 * @param turn The turn.
 * @param key The transaction.
 * @param status What stands for the response.
 * @internal
 */
export function failRequest(turn: Turn, key: string, status: 408 | 503): void {
  const client = turn.call.clients.get(key);
  if (client === undefined || client.isDone) return;
  updateClient(turn, key, { ...client, isDone: true });
  failClient(turn, client, status, key);
}

/**
 * As {@link failRequest}, for a request that never was a transaction.
 *
 * @param turn The turn.
 * @param client The request.
 * @param status What stands for the response.
 * @param key The transaction, if there was one.
 * @internal
 */
export function failClient(
  turn: Turn,
  client: ClientRequest,
  status: 408 | 503,
  key?: string,
): void {
  const response = localResponse(client, status);
  if (client.purpose === "invite") return receiveInitial(turn, key, response, true);
  finish(turn, client, response, true);
}

function receiveInitial(
  turn: Turn,
  key: string | undefined,
  response: SipResponse,
  isLocal: boolean,
): void {
  const { invite } = turn.call;
  if (invite?.side !== "caller" || (key !== undefined && invite.key !== key)) return;
  receiveInviteResponse(turn, invite, response, isLocal);
}

// A copy of the 2xx to a re-INVITE.
function repeatOwnAck(turn: Turn, id: string, response: SipResponse): void {
  const dialog = turn.call.dialogs.find((one) => one.id === id);
  const sequence = sequenceOf(response);
  if (dialog !== undefined && sequence !== undefined) repeatAck(turn, dialog, sequence);
}

function finish(turn: Turn, client: ClientRequest, response: SipResponse, isLocal: boolean): void {
  const { purpose, dialog: id = "" } = client;
  switch (purpose) {
    case "invite":
    case "cancel":
      return;
    case "bye":
    case "silent-bye":
      return finishBye(turn, id, purpose, response, isLocal);
    case "offer":
      return receiveOfferResponse(turn, client, response, isLocal);
    case "prack":
      return finishPrack(turn, id, client, response);
    case "request":
      return finishRequest(turn, id, client, response, isLocal);
  }
}

function finishBye(
  turn: Turn,
  id: string,
  purpose: "bye" | "silent-bye",
  response: SipResponse,
  isLocal: boolean,
): void {
  dropDialog(turn, id);
  if (purpose === "silent-bye") return;
  report(turn, { kind: "released", dialog: id, ...(!isLocal && { response }) });
}

function finishPrack(
  turn: Turn,
  id: string,
  { request: prack }: ClientRequest,
  response: SipResponse,
): void {
  const dialog = findDialog(turn, id);
  const sequence = sequenceOf(prack);
  if (dialog === undefined || sequence === undefined) return;
  const [negotiation] = negotiate(dialog.negotiation, {
    direction: "received",
    method: "PRACK",
    part: response.statusCode < 300 ? "success" : "failure",
    sequence,
    description: descriptionOf(response),
  });
  updateDialog(turn, id, { negotiation });
}

function finishRequest(
  turn: Turn,
  id: string,
  { request: sent, reference }: ClientRequest,
  response: SipResponse,
  isLocal: boolean,
): void {
  const dialog = findDialog(turn, id);
  if (dialog === undefined || dialog.stage === "ending") return;
  const local = isLocal && { local: true as const };
  const named = reference !== undefined && { reference };
  report(turn, {
    kind: "responded",
    dialog: id,
    method: sent.method,
    response,
    ...local,
    ...named,
  });
  if (response.statusCode === 481 || response.statusCode === 408) endLost(turn, id, response);
}
