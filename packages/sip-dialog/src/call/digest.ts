import { SipError, type SipRequest } from "@callingcard/sip";
import type { SipTarget, TransactionAction } from "@callingcard/sip-transaction";
import { sequenceOf, tagsOf } from "../dialog.ts";
import { dropEarly } from "./call-dialog.ts";
import { receiveCancel, receiveInvite } from "./callee.ts";
import { receiveStray } from "./caller.ts";
import { failClient, failRequest, receiveResponse } from "./client.ts";
import { stopLinger } from "./end.ts";
import { cancelRequest, expireRequest, receiveRequest } from "./server.ts";
import type { Call } from "./state.ts";
import { receiveAck } from "./success.ts";
import {
  forgetClient,
  forgetServer,
  ignore,
  reply,
  report,
  type Turn,
  type UnsentAction,
} from "./turn.ts";

/**
 * Looks at one thing that the transactions said.
 *
 * @param turn The turn.
 * @param action What they said.
 * @internal
 */
export function digest(turn: Turn, action: TransactionAction | UnsentAction): void {
  switch (action.kind) {
    case "request":
      return receive(turn, action.key, action.request, action.source);
    case "cancel":
      return receiveAnyCancel(turn, action.key, action.inviteKey, action.request);
    case "ack":
      return receiveAck(turn, action.request);
    case "response":
      return guard(turn, () => receiveResponse(turn, action.key, action.response));
    case "stray-response":
      return guard(turn, () => receiveStray(turn, action.response));
    case "unsent":
      return failClient(turn, action.client, 503);
    case "transport-error":
      return failRequest(turn, action.key, 503);
    case "timeout":
      failRequest(turn, action.key, 408);
      return expireRequest(turn, action.key);
    case "ended":
      return end(turn, action.key);
    case "refused":
      return ignore(turn, action.code);
    case "discarded":
    case "send":
    case "start-timer":
    case "stop-timer":
  }
}

function receive(turn: Turn, key: string, message: SipRequest, source: SipTarget): void {
  try {
    const { invite: before } = turn.call;
    const isFirst = before === undefined && message.method === "INVITE";
    if (!isFirst && !isTriedAgain(before, message)) return receiveRequest(turn, key, message);
    receiveInvite(turn, key, message, source);
    if (!isFirst && turn.call.invite?.state === "proceeding")
      report(turn, { kind: "invited", request: message });
  } catch (error) {
    if (!(error instanceof SipError)) throw error;
    reply(turn, key, message, 400);
  }
}

// With what a 401 or 422 asked for, the caller sends the INVITE again, and the next CSeq with it.
function isTriedAgain(current: Call["invite"], message: SipRequest): boolean {
  if (current?.side !== "callee" || current.state !== "refused") return false;
  const isInitial = message.method === "INVITE" && tagsOf(message).local === undefined;
  return isInitial && (sequenceOf(message) ?? 0) > current.sequence;
}

function guard(turn: Turn, read: () => void): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof SipError)) throw error;
    ignore(turn, error.message);
  }
}

function receiveAnyCancel(
  turn: Turn,
  key: string,
  inviteKey: string | undefined,
  message: SipRequest,
): void {
  reply(turn, key, message, inviteKey === undefined ? 481 : 200);
  const { invite: current } = turn.call;
  if (inviteKey === undefined) return;
  if (current?.side === "callee" && current.key === inviteKey) {
    return receiveCancel(turn, current, message);
  }
  cancelRequest(turn, inviteKey, message);
}

function end(turn: Turn, key: string): void {
  const dialog = turn.call.clients.get(key)?.dialog;
  forgetClient(turn, key);
  if (dialog !== undefined) stopLinger(turn, dialog);
  forgetServer(turn, key);
  const { invite: current } = turn.call;
  if (current?.side === "caller" && current.key === key && current.state === "answered") {
    dropEarly(turn);
  }
}
