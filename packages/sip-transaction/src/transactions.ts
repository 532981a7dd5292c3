import type { SipMessage, SipRequest, SipResponse } from "@callingcard/sip";
import type { RefusalCode, TransactionAction } from "./action.ts";
import { type InviteClient, startInviteClient, stepInviteClient } from "./invite-client.ts";
import { type InviteServer, startInviteServer, stepInviteServer } from "./invite-server.ts";
import {
  EMPTY_TRIE,
  findEntry,
  type KeyTrie,
  removeEntry,
  setEntry,
  trieSize,
  valuesOf,
} from "./key-trie.ts";
import {
  type NonInviteClient,
  startNonInviteClient,
  stepNonInviteClient,
} from "./non-invite-client.ts";
import {
  type NonInviteServer,
  startNonInviteServer,
  stepNonInviteServer,
} from "./non-invite-server.ts";
import { type AllTransactionSettings, allSettings, type TransactionSettings } from "./settings.ts";
import { type ClientEvent, NOTHING, readTimer, type ServerEvent, type Step } from "./step.ts";
import type { SipTarget } from "./target.ts";
import { TransactionError } from "./transaction-error.ts";
import { methodOfTransaction, readResponseKey, readServerKey } from "./transaction-key.ts";

/** A client transaction, which sent a request. */
export type ClientTransaction = InviteClient | NonInviteClient;

/** A server transaction, which a request came for. */
export type ServerTransaction = InviteServer | NonInviteServer;

/** A transaction. */
export type Transaction = ClientTransaction | ServerTransaction;

/**
 * A table of transactions. It is never changed: what is done with it makes a new one, which shares with the
 * old one all that is the same.
 */
export interface Transactions {
  readonly settings: AllTransactionSettings;

  /** The transactions by their keys; `findTransaction` and `listTransactions` read them. */
  readonly entries: KeyTrie<Transaction>;
}

/** A table, and what its owner has to do and its user to know, in this order. */
export type TransactionStep = readonly [Transactions, readonly TransactionAction[]];

/**
 * Makes an empty table. Tables that are made with the same settings should be copies of one: an empty table
 * is good for any number of owners.
 *
 * @param settings What differs from the defaults.
 * @returns The table.
 * @throws RangeError for a time that is not a positive number.
 */
export function createTransactions(settings?: TransactionSettings): Transactions {
  return { settings: allSettings(settings), entries: EMPTY_TRIE };
}

/**
 * Tells how many transactions a table has. At 0, no timer runs.
 *
 * @param table The table.
 */
export function countTransactions(table: Transactions): number {
  return trieSize(table.entries);
}

/**
 * Lists the transactions of a table.
 *
 * @param table The table.
 * @returns The transactions, in no order that means something.
 */
export function listTransactions(table: Transactions): readonly Transaction[] {
  return valuesOf(table.entries);
}

/**
 * Finds a transaction.
 *
 * @param table The table.
 * @param key Its key.
 * @returns The transaction, or `undefined` for one that is over.
 */
export function findTransaction(table: Transactions, key: string): Transaction | undefined {
  return findEntry(table.entries, key, table.settings.hashSeed);
}

/**
 * Gives a message that came to its transaction, which it makes for a new request (RFC 3261 sections 9.2,
 * 17.1.3 and 17.2.3). It throws for no message.
 *
 * @param table The table.
 * @param message The message, with `received` and `rport` in the top Via as the transport puts them there.
 * @param source Where it came from.
 * @returns The new table and what is to be done.
 */
export function receiveMessage(
  table: Transactions,
  message: SipMessage,
  source: SipTarget,
): TransactionStep {
  return message.kind === "response"
    ? receiveResponse(table, message, source)
    : receiveRequest(table, message, source);
}

function receiveResponse(
  table: Transactions,
  response: SipResponse,
  source: SipTarget,
): TransactionStep {
  const key = readResponseKey(response);
  const transaction = key === undefined ? undefined : findTransaction(table, key);
  if (transaction === undefined || !isClient(transaction)) {
    return [table, [{ kind: "stray-response", response, source }]];
  }
  return settle(table, stepClient(transaction, { kind: "response", response }));
}

function receiveRequest(
  table: Transactions,
  request: SipRequest,
  source: SipTarget,
): TransactionStep {
  const reading = readServerKey(request, methodOfTransaction(request));
  if ("problem" in reading) return refuse(table, reading.problem, request, source);
  const { key } = reading;
  const transaction = findTransaction(table, key);
  if (transaction !== undefined && !isClient(transaction)) {
    return settle(table, stepServer(transaction, { kind: "request", request, source }));
  }
  if (request.method === "ACK") return [table, [{ kind: "ack", request, source }]];
  if (isFull(table)) return refuse(table, "too-many-transactions", request, source);
  const start = request.method === "INVITE" ? startInviteServer : startNonInviteServer;
  const [next, actions] = settle(table, start(request, source, table.settings));
  return [next, [...actions, reportOf(table, key, request, source)]];
}

function refuse(
  table: Transactions,
  code: RefusalCode,
  request: SipRequest,
  source: SipTarget,
): TransactionStep {
  return [table, [{ kind: "refused", code, request, source }]];
}

function reportOf(
  table: Transactions,
  key: string,
  request: SipRequest,
  source: SipTarget,
): TransactionAction {
  if (request.method !== "CANCEL") return { kind: "request", key, request, source };
  const reading = readServerKey(request, "INVITE");
  const invite = "key" in reading ? findTransaction(table, reading.key) : undefined;
  return { kind: "cancel", key, inviteKey: invite?.key, request, source };
}

/**
 * Sends a request and makes its client transaction.
 *
 * @param table The table.
 * @param request The request, with its branch in its top Via. Not an ACK: that of a 2xx is sent without a
 *   transaction, any other one by the transaction of its INVITE.
 * @param target Where it goes.
 * @returns The new table and what is to be done; the key of the transaction is that of `clientKeyOf`.
 * @throws TransactionError for a request that starts no transaction, or a table that is full; RangeError for
 *   what no message can carry.
 */
export function sendRequest(
  table: Transactions,
  request: SipRequest,
  target: SipTarget,
): TransactionStep {
  if (request.method === "ACK") {
    throw new TransactionError("ack-without-transaction", "an ACK has no transaction of its own");
  }
  if (isFull(table)) {
    const { maxTransactions } = table.settings;
    const reason = `more than ${maxTransactions} transactions`;
    throw new TransactionError("too-many-transactions", reason);
  }
  const start = request.method === "INVITE" ? startInviteClient : startNonInviteClient;
  const step = start(request, target, table.settings);
  if (findTransaction(table, step[0].key) !== undefined) {
    throw new TransactionError("duplicate-branch", "another transaction has the same branch");
  }
  return settle(table, step);
}

/**
 * Sends a response, of which the transaction takes care from then on. A 2xx of an INVITE is what the user
 * sends again by this function, until its ACK comes.
 *
 * @param table The table.
 * @param key The server transaction.
 * @param response The response.
 * @returns The new table and what is to be done; `discarded` for a response that may not be sent any more.
 * @throws RangeError for what no message can carry.
 */
export function sendResponse(
  table: Transactions,
  key: string,
  response: SipResponse,
): TransactionStep {
  const transaction = findTransaction(table, key);
  if (transaction === undefined || isClient(transaction)) {
    return [table, [{ kind: "discarded", key, response }]];
  }
  return settle(table, stepServer(transaction, { kind: "respond", response }));
}

/**
 * Does what is to be done when a timer fires.
 *
 * @param table The table.
 * @param timer Its name, from `start-timer`. One that no transaction waits for does nothing.
 * @returns The new table and what is to be done.
 */
export function fireTimer(table: Transactions, timer: string): TransactionStep {
  const reading = readTimer(timer);
  if (reading === undefined) return [table, NOTHING];
  return stepAny(table, reading.key, { kind: "timer", timer: reading.timer });
}

/**
 * Tells a transaction that its message could not be sent. A client transaction is over by it (RFC 3261
 * section 17.1.4); a server transaction stays and absorbs what comes again (RFC 6026 section 7.1).
 *
 * @param table The table.
 * @param key The key, from `send`. That of a transaction that is over does nothing.
 * @returns The new table and what is to be done.
 */
export function failTransport(table: Transactions, key: string): TransactionStep {
  return stepAny(table, key, { kind: "transport-error" });
}

/**
 * Ends a transaction before its time: an INVITE that nothing answers 64*T1 after its CANCEL (RFC 3261
 * section 9.1), or all that belongs to a user who is gone.
 *
 * @param table The table.
 * @param key The key. That of a transaction that is over does nothing.
 * @returns The new table and what is to be done.
 */
export function dropTransaction(table: Transactions, key: string): TransactionStep {
  return stepAny(table, key, { kind: "drop" });
}

function stepAny(
  table: Transactions,
  key: string,
  event: ClientEvent & ServerEvent,
): TransactionStep {
  const transaction = findTransaction(table, key);
  if (transaction === undefined) return [table, NOTHING];
  return settle(
    table,
    isClient(transaction) ? stepClient(transaction, event) : stepServer(transaction, event),
  );
}

function isClient(transaction: Transaction): transaction is ClientTransaction {
  return transaction.kind === "invite-client" || transaction.kind === "non-invite-client";
}

function stepClient(transaction: ClientTransaction, event: ClientEvent): Step<Transaction> {
  return transaction.kind === "invite-client"
    ? stepInviteClient(transaction, event)
    : stepNonInviteClient(transaction, event);
}

function stepServer(transaction: ServerTransaction, event: ServerEvent): Step<Transaction> {
  return transaction.kind === "invite-server"
    ? stepInviteServer(transaction, event)
    : stepNonInviteServer(transaction, event);
}

function isFull(table: Transactions): boolean {
  return countTransactions(table) >= table.settings.maxTransactions;
}

// Keeps a transaction, or forgets one that is over.
function settle(table: Transactions, [transaction, actions]: Step<Transaction>): TransactionStep {
  const { settings, entries } = table;
  const { key, state } = transaction;
  const { hashSeed } = settings;
  const after =
    state === "terminated"
      ? removeEntry(entries, key, hashSeed)
      : setEntry(entries, transaction, hashSeed);
  return [after === entries ? table : { settings, entries: after }, actions];
}
