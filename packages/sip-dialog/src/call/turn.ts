import {
  createResponse,
  findHeader,
  SipError,
  type SipMessage,
  type SipRequest,
  type SipResponse,
} from "@callingcard/sip";
import {
  sendResponse,
  type TransactionAction,
  type TransactionStep,
} from "@callingcard/sip-transaction";
import type { CallAction, CallReport } from "./action.ts";
import type { CallEvent } from "./event.ts";
import type { Call, CallDialog, ClientRequest } from "./state.ts";

/** One step of a call while it is taken. What is in it is not changed but replaced. */
export interface Turn {
  call: Call;
  readonly actions: CallAction[];

  /** What the transactions said and nobody has looked at yet. */
  readonly pending: (TransactionAction | UnsentAction)[];

  /** What the step is about. */
  readonly event: CallEvent | undefined;
}

/** A request that could not be made into a transaction. */
export interface UnsentAction {
  readonly kind: "unsent";
  readonly client: ClientRequest;
}

/**
 * Tells the user something.
 *
 * @param turn The turn.
 * @param action What it is told.
 * @internal
 */
export function report(turn: Turn, action: CallReport): void {
  turn.actions.push(action);
}

/**
 * Tells that the event of this turn belongs to nothing.
 *
 * @param turn The turn.
 * @param reason Why.
 * @internal
 */
export function ignore(turn: Turn, reason: string): void {
  if (turn.event !== undefined) report(turn, { kind: "ignored", event: turn.event, reason });
}

/**
 * Starts a timer of the call.
 *
 * @param turn The turn.
 * @param timer Its name.
 * @param afterMs When it fires.
 * @internal
 */
export function startTimer(turn: Turn, timer: string, afterMs: number): void {
  turn.call = { ...turn.call, timers: new Set([...turn.call.timers, timer]) };
  turn.actions.push({ kind: "start-timer", timer, afterMs });
}

/**
 * Stops a timer of the call, if it runs.
 *
 * @param turn The turn.
 * @param timer Its name.
 * @internal
 */
export function stopTimer(turn: Turn, timer: string): void {
  if (!turn.call.timers.has(timer)) return;
  forgetTimer(turn, timer);
  turn.actions.push({ kind: "stop-timer", timer });
}

/**
 * Takes a timer off that has fired.
 *
 * @param turn The turn.
 * @param timer Its name.
 * @internal
 */
export function forgetTimer(turn: Turn, timer: string): void {
  turn.call = {
    ...turn.call,
    timers: new Set([...turn.call.timers].filter((one) => one !== timer)),
  };
}

/**
 * Finds a dialog that is not gone.
 *
 * @param turn The turn.
 * @param id The dialog.
 * @internal
 */
export function findDialog(turn: Turn, id: string): CallDialog | undefined {
  return turn.call.dialogs.find((dialog) => dialog.id === id && dialog.stage !== "gone");
}

/**
 * Finds a dialog that requests may be sent in: it is not being ended, and the other side can know of it.
 *
 * @param turn The turn.
 * @param id The dialog.
 * @internal
 */
export function findUsable(turn: Turn, id: string): CallDialog | undefined {
  const dialog = findDialog(turn, id);
  const { invite } = turn.call;
  const isUntold = dialog?.stage === "early" && invite?.side === "callee" && !invite.hasResponded;
  return dialog?.stage === "ending" || isUntold ? undefined : dialog;
}

/**
 * Changes a dialog.
 *
 * @param turn The turn.
 * @param id The dialog.
 * @param changes What changes.
 * @internal
 */
export function updateDialog(turn: Turn, id: string, changes: Partial<CallDialog>): void {
  const dialogs = turn.call.dialogs.map((one) => (one.id === id ? { ...one, ...changes } : one));
  turn.call = { ...turn.call, dialogs };
}

/**
 * Takes a step of the transactions over: what they send and their timers go to the owner, the rest is looked at
 * later.
 *
 * @param turn The turn.
 * @param step What the transactions answered.
 * @internal
 */
export function transact(turn: Turn, [transactions, actions]: TransactionStep): void {
  turn.call = { ...turn.call, transactions };
  for (const action of actions) {
    if (action.kind === "send") {
      const { message, octets, target } = action;
      turn.actions.push({ kind: "send", message, octets, target });
    } else if (action.kind === "start-timer" || action.kind === "stop-timer") {
      turn.actions.push(action);
    } else turn.pending.push(action);
  }
}

/**
 * Forgets a request of ours.
 *
 * @param turn The turn.
 * @param key Its transaction.
 * @internal
 */
export function forgetClient(turn: Turn, key: string): void {
  const clients = new Map(turn.call.clients);
  if (clients.delete(key)) turn.call = { ...turn.call, clients };
}

/**
 * Keeps a request of ours, or what is new of it.
 *
 * @param turn The turn.
 * @param key Its transaction.
 * @param client The request.
 * @internal
 */
export function updateClient(turn: Turn, key: string, client: ClientRequest): void {
  turn.call = { ...turn.call, clients: new Map([...turn.call.clients, [key, client]]) };
}

/**
 * Forgets a request of theirs, which needs no answer any more.
 *
 * @param turn The turn.
 * @param key Its transaction.
 * @internal
 */
export function forgetServer(turn: Turn, key: string): void {
  const servers = new Map(turn.call.servers);
  if (servers.delete(key)) turn.call = { ...turn.call, servers };
}

/**
 * Sends a response by its transaction.
 *
 * @param turn The turn.
 * @param key The transaction.
 * @param response The response.
 * @internal
 */
export function send(turn: Turn, key: string, response: SipResponse): void {
  transact(turn, sendResponse(turn.call.transactions, key, response));
}

/**
 * Answers a request with nothing but a status and some header fields.
 *
 * @param turn The turn.
 * @param key Its transaction.
 * @param request The request.
 * @param status The status.
 * @param headers More header fields.
 * @returns The response.
 * @internal
 */
export function reply(
  turn: Turn,
  key: string,
  request: SipRequest,
  status: number,
  headers: readonly { readonly name: string; readonly value: string }[] = [],
): SipResponse {
  const { localTag, settings } = turn.call;
  const server = settings.server === undefined ? [] : [{ name: "Server", value: settings.server }];
  const content = { headers: [...headers, ...server] };
  // A To that cannot be read cannot be given a tag either: it goes back as it came.
  const tagged = lenient(() => createResponse(request, status, { ...content, toTag: localTag }));
  const response = tagged ?? createResponse(request, status, content);
  send(turn, key, response);
  return response;
}

/**
 * Reads a header field; one that cannot be read is none.
 *
 * @param read Reads it.
 * @returns What it says, or `undefined`.
 * @internal
 */
export function lenient<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof SipError) return undefined;
    throw error;
  }
}

/**
 * Tells whether a message has a header field.
 *
 * @param message The message.
 * @param name The name.
 * @internal
 */
export function hasHeader(message: SipMessage, name: string): boolean {
  return findHeader(message, name) !== undefined;
}
