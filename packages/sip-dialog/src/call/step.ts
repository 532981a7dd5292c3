import type { SipMessage, SipRequest } from "@callingcard/sip";
import {
  clientKeyOf,
  countTransactions,
  createTransactions,
  failTransport,
  findTransaction,
  fireTimer,
  isTransactionTimer,
  receiveMessage,
  type SipTarget,
} from "@callingcard/sip-transaction";
import { tagsOf } from "../dialog.ts";
import { acknowledge } from "./ack.ts";
import type { CallAction } from "./action.ts";
import { respond } from "./callee.ts";
import { cancel, CANCEL_TIMER, giveUpCancelled } from "./cancel.ts";
import { bye, request } from "./client.ts";
import { digest } from "./digest.ts";
import { dropInvites } from "./end.ts";
import type { CallCommand, CallEvent } from "./event.ts";
import { offer, sendOffers } from "./offer.ts";
import { type CallOptions, callSettings } from "./options.ts";
import { invite } from "./outgoing-invite.ts";
import { answerProvisional } from "./prack.ts";
import { repeatProvisional } from "./provisional.ts";
import { refresh } from "./refresh.ts";
import { releaseOffer } from "./retry-offer.ts";
import { answerRequest } from "./server.ts";
import type { Call } from "./state.ts";
import { repeatSuccess } from "./success.ts";
import {
  findDialog,
  forgetTimer,
  ignore,
  report,
  transact,
  type Turn,
  updateDialog,
} from "./turn.ts";

/**
 * Makes an outgoing call, which an `invite` begins.
 *
 * @param options The options.
 * @returns The call.
 * @throws RangeError for a time or a limit that is not a positive number.
 */
export function createOutgoingCall(options: CallOptions): Call {
  const settings = callSettings(options);
  return {
    settings,
    callId: options.callId ?? settings.createId(),
    localTag: options.localTag ?? settings.createId(),
    transactions: createTransactions(settings.transactions),
    dialogs: [],
    dialogCount: 0,
    invite: undefined,
    clients: new Map(),
    servers: new Map(),
    timers: new Set(),
    isOver: false,
  };
}

/**
 * Makes an incoming call of the INVITE that begins it. The INVITE is not reported; what the machine refuses by
 * itself is, as `refused`.
 *
 * @param options The options; a `callId` is not looked at.
 * @param message The INVITE, with `received` and `rport` in its Via. Where it makes no transaction, the call is
 *   over at once.
 * @param source Where it came from.
 * @returns The call, and what is to be done.
 */
export function createIncomingCall(
  options: CallOptions,
  message: SipRequest,
  source: SipTarget,
): readonly [Call, readonly CallAction[]] {
  const callId = message.headers.find(({ name }) => /^(?:call-id|i)$/i.test(name))?.value ?? "";
  const empty = createOutgoingCall({ ...options, callId });
  const [call, actions] = takeTurn(empty, { kind: "message", message, source });
  if (call.invite !== undefined) return [call, actions];
  return [{ ...call, isOver: true }, [...actions, { kind: "over" }]];
}

/**
 * Gives a call an event. It throws for no message that came.
 *
 * @param call The call.
 * @param event The event.
 * @returns The call behind it, and what is to be done, in this order.
 * @throws RangeError for content of the user that no message can carry, such as a line break in a header field.
 */
export function stepCall(call: Call, event: CallEvent): readonly [Call, readonly CallAction[]] {
  return takeTurn(call, event);
}

/**
 * Tells whether a message that came belongs to a call: its Call-ID, and this side's tag where it has one.
 *
 * @param call The call.
 * @param message The message.
 * @returns Whether it does.
 */
export function isForCall(call: Call, message: SipMessage): boolean {
  const callId = message.headers.find(({ name }) => /^(?:call-id|i)$/i.test(name))?.value;
  const { local } = tagsOf(message);
  return callId === call.callId && (local === undefined || local === call.localTag);
}

function takeTurn(call: Call, event: CallEvent): readonly [Call, readonly CallAction[]] {
  // A refused INVITE may be sent again, also where the refusal was the end of the call already.
  const isRevived = event.kind === "invite" && call.invite?.state === "refused";
  const turn: Turn = {
    call: isRevived ? { ...call, isOver: false } : call,
    actions: [],
    pending: [],
    event,
  };
  if (turn.call.isOver) ignore(turn, "the call is over");
  else {
    handle(turn, event);
    settle(turn);
  }
  return [turn.call, turn.actions];
}

function handle(turn: Turn, event: CallEvent): void {
  if (event.kind === "timer") return fire(turn, event.timer);
  if (event.kind === "transport-error") return fail(turn, event.message);
  if (event.kind !== "message") return obey(turn, event);
  transact(turn, receiveMessage(turn.call.transactions, event.message, event.source));
}

function obey(turn: Turn, command: CallCommand): void {
  switch (command.kind) {
    case "invite":
      return invite(turn, command);
    case "cancel":
      return cancel(turn, command);
    case "acknowledge":
      return acknowledge(turn, command);
    case "answer-provisional":
      return answerProvisional(turn, command);
    case "respond":
      return respond(turn, command);
    case "bye":
      return bye(turn, command);
    case "offer":
      return offer(turn, command);
    case "answer":
      return answerRequest(turn, command);
    case "request":
      return request(turn, command);
  }
}

function fire(turn: Turn, timer: string): void {
  if (isTransactionTimer(timer)) return transact(turn, fireTimer(turn.call.transactions, timer));
  // One that was stopped and fires nevertheless.
  if (!turn.call.timers.has(timer)) return;
  const [name = "", id = ""] = timer.split("/");
  const { invite: current } = turn.call;
  if (timer === CANCEL_TIMER) return giveUpCancelled(turn);
  if (name === "provisional" && current?.side === "callee") return repeatProvisional(turn, current);
  if (name === "success") return repeatSuccess(turn, id);
  if (name === "offer") return releaseOffer(turn, id);
  if (name === "linger") return dropInvites(turn, id);
  if (name === "session-refresh") return refresh(turn, id);
  expireSession(turn, timer, id);
}

function expireSession(turn: Turn, timer: string, id: string): void {
  forgetTimer(turn, timer);
  if (findDialog(turn, id) === undefined) return;
  updateDialog(turn, id, { timer: undefined });
  report(turn, { kind: "expired", dialog: id });
}

// Responses and ACKs that could not be sent are sent again when the other side asks for them.
function fail(turn: Turn, message: SipMessage): void {
  if (message.kind === "response" || message.method === "ACK") return;
  transact(turn, failTransport(turn.call.transactions, clientKeyOf(message)));
}

// Looks at what the transactions said until they say no more, then at what may be sent now.
function settle(turn: Turn): void {
  do {
    for (let next = turn.pending.shift(); next !== undefined; next = turn.pending.shift()) {
      digest(turn, next);
    }
    sendOffers(turn);
  } while (turn.pending.length > 0);
  forgetGone(turn);
  if (isOver(turn.call)) {
    turn.call = { ...turn.call, isOver: true };
    report(turn, { kind: "over" });
  }
}

// A dialog that is gone is kept while copies of its 2xx may come.
function forgetGone(turn: Turn): void {
  const { invite: current, transactions, dialogs } = turn.call;
  if (!dialogs.some(({ stage }) => stage === "gone")) return;
  if (current?.side === "caller" && findTransaction(transactions, current.key) !== undefined)
    return;
  turn.call = { ...turn.call, dialogs: dialogs.filter(({ stage }) => stage !== "gone") };
}

function isOver({ invite: current, dialogs, timers, transactions }: Call): boolean {
  const isIdle = timers.size === 0 && countTransactions(transactions) === 0;
  return current !== undefined && dialogs.length === 0 && isIdle;
}
