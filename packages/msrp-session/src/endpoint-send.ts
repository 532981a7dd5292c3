import {
  type ContinuationFlag,
  createRequestHead,
  createSendHead,
  encodeEndLine,
  encodeHead,
  type MsrpFrame,
  encodeFrame,
  type ReportStatus,
} from "@callingcard/msrp";
import type { EndpointStep, Outgoing } from "./endpoint-state.ts";
import type { OwnMessage } from "./relay-event.ts";
import { addRange, coversAll } from "./ranges.ts";
import { findEndLine, hasDashes, nextTransactionId } from "./transaction-id.ts";

/** Longest body of a request that need not be interrupted (RFC 4975 section 7.1.1). */
const MAX_UNINTERRUPTED_OCTETS = 2048;

/** Steps of the clock of transactions until one has timed out. */
export const TRANSACTION_TICKS = 7;

/** Longest end-line in a body: seven dashes and an identifier. */
const END_LINE_OCTETS = 39;

/**
 * Takes a message to be sent.
 *
 * @param step The step.
 * @param message The message.
 * @throws RangeError for one that no SEND can carry, and for too many.
 */
export function queueMessage(step: EndpointStep, message: OwnMessage): void {
  const { endpoint } = step;
  if (endpoint.queue.length >= endpoint.limits.maxQueuedMessages) {
    throw new RangeError("too many messages wait to be sent");
  }
  const outgoing: Outgoing = {
    message,
    wantsFailure: message.failureReport ?? "yes",
    hasDashes: hasDashes(message.body),
    position: 0,
    chunk: undefined,
    pending: 0,
    isWritten: false,
    isOver: false,
    reported: [],
  };
  // What cannot be sent is refused now, not when its turn comes.
  encodeHead(headOf(step, outgoing, "probe", undefined), true);
  endpoint.queue.push(outgoing);
  pump(step);
}

/**
 * Sends as much as the connection can take.
 *
 * @param step The step.
 */
export function pump(step: EndpointStep): void {
  const { endpoint, actions } = step;
  if (!endpoint.isConnected || endpoint.isBlocked) return;
  const [outgoing] = endpoint.queue;
  if (outgoing === undefined) return;
  const left = outgoing.message.body.length - outgoing.position;
  if (outgoing.chunk === undefined && left <= MAX_UNINTERRUPTED_OCTETS) writeRest(step, outgoing);
  else writePiece(step, outgoing);
  if (endpoint.queue.length === 0) return;
  endpoint.isBlocked = true;
  actions.push({ kind: "await-drain" });
}

// One frame with all that is left.
function writeRest(step: EndpointStep, outgoing: Outgoing): void {
  const { body } = outgoing.message;
  const rest = body.subarray(outgoing.position);
  const transactionId = nextTransactionId(step.endpoint.ids, outgoing.hasDashes ? rest : undefined);
  const head = headOf(step, outgoing, transactionId, body.length);
  write(step, [encodeFrame({ head, body: rest, flag: "$" })]);
  track(step, transactionId, outgoing);
  endMessage(step, outgoing);
}

// The next piece of a chunk that can be interrupted behind it.
function writePiece(step: EndpointStep, outgoing: Outgoing): void {
  const { body } = outgoing.message;
  const pieces: Uint8Array[] = [];
  if (outgoing.chunk === undefined) {
    const transactionId = nextTransactionId(step.endpoint.ids, undefined);
    outgoing.chunk = { transactionId, start: outgoing.position };
    pieces.push(encodeHead(headOf(step, outgoing, transactionId, undefined), true));
  }
  const { transactionId, start } = outgoing.chunk;
  const { position } = outgoing;
  const to = Math.min(position + step.endpoint.pieceOctets, body.length);
  const found = outgoing.hasDashes
    ? findEndLine(body, transactionId, Math.max(start, position - END_LINE_OCTETS), to)
    : -1;
  // The last octet of what would end the chunk goes into the next one.
  const end = found === -1 ? to : found - 1;
  pieces.push(body.subarray(position, end));
  outgoing.position = end;
  write(step, pieces);
  if (end === body.length) {
    closeChunk(step, outgoing, "$");
    endMessage(step, outgoing);
  } else if (found !== -1) closeChunk(step, outgoing, "+");
  else giveTurn(step, outgoing);
}

// Each message that waits gets its turn.
function giveTurn(step: EndpointStep, outgoing: Outgoing): void {
  const { queue } = step.endpoint;
  if (queue.length < 2) return;
  closeChunk(step, outgoing, "+");
  queue.shift();
  queue.push(outgoing);
}

function endMessage(step: EndpointStep, outgoing: Outgoing): void {
  const { queue } = step.endpoint;
  outgoing.position = outgoing.message.body.length;
  outgoing.isWritten = true;
  queue.splice(queue.indexOf(outgoing), 1);
  settle(step, outgoing);
}

function settle({ actions }: EndpointStep, outgoing: Outgoing): void {
  if (outgoing.isOver || !outgoing.isWritten || outgoing.pending > 0) return;
  outgoing.isOver = true;
  actions.push({ kind: "sent", messageId: outgoing.message.messageId });
}

function headOf(
  { endpoint }: EndpointStep,
  { message, position }: Outgoing,
  transactionId: string,
  end: number | undefined,
) {
  const { body, messageId, contentType, headers = [], successReport = false } = message;
  const range = { start: position + 1, end, total: body.length };
  return createSendHead(transactionId, range, {
    toPath: endpoint.remotePath,
    fromPath: endpoint.localUri,
    messageId,
    contentType,
    headers,
    successReport,
    failureReport: message.failureReport ?? "yes",
  });
}

/**
 * Ends the chunk that is open, if one is.
 *
 * @param step The step.
 */
export function interrupt(step: EndpointStep): void {
  const [outgoing] = step.endpoint.queue;
  if (outgoing?.chunk !== undefined) closeChunk(step, outgoing, "+");
}

function closeChunk(step: EndpointStep, outgoing: Outgoing, flag: ContinuationFlag): void {
  if (outgoing.chunk === undefined) return;
  const { transactionId } = outgoing.chunk;
  outgoing.chunk = undefined;
  write(step, [encodeEndLine(transactionId, flag, true)]);
  track(step, transactionId, outgoing);
}

// The time for the response begins when the request is written.
function track(step: EndpointStep, transactionId: string, outgoing: Outgoing | undefined): void {
  const { endpoint } = step;
  if (outgoing !== undefined) remember(step, outgoing);
  const wanted = outgoing?.wantsFailure ?? "yes";
  if (wanted === "no") return;
  if (wanted === "yes" && outgoing !== undefined) outgoing.pending++;
  endpoint.transactions.set(transactionId, { message: outgoing, tick: endpoint.tick });
  startTicking(step);
}

function remember({ endpoint }: EndpointStep, outgoing: Outgoing): void {
  const { sent, limits } = endpoint;
  sent.set(outgoing.message.messageId, outgoing);
  for (const messageId of sent.keys()) {
    if (sent.size <= limits.maxTrackedMessages) return;
    sent.delete(messageId);
  }
}

function startTicking({ endpoint, actions }: EndpointStep): void {
  if (endpoint.isTicking) return;
  endpoint.isTicking = true;
  const afterMs = Math.ceil(endpoint.transactionMs / (TRANSACTION_TICKS - 1));
  actions.push({ kind: "start-timer", timer: "transactions", afterMs });
}

/**
 * Sends a SEND without a body: it binds a connection, or keeps it alive.
 *
 * @param step The step.
 */
export function sendEmpty(step: EndpointStep): void {
  const { localUri, remotePath, ids } = step.endpoint;
  const transactionId = nextTransactionId(ids, undefined);
  const headers = [{ name: "Message-ID", value: ids.createId() }];
  const head = createRequestHead("SEND", transactionId, {
    toPath: remotePath,
    fromPath: localUri,
    headers,
  });
  sendControl(step, { head, body: undefined, flag: "$" });
  track(step, transactionId, undefined);
}

/**
 * Sends a frame at once: a chunk that is open is interrupted for it (RFC 4975 section 7.1.1).
 *
 * @param step The step.
 * @param frame The frame.
 */
export function sendControl(step: EndpointStep, frame: MsrpFrame): void {
  if (!step.endpoint.isConnected) return;
  interrupt(step);
  write(step, [encodeFrame(frame)]);
}

function write({ endpoint, actions }: EndpointStep, pieces: readonly Uint8Array[]): void {
  endpoint.hasSent = true;
  actions.push({ kind: "send", pieces });
}

/**
 * Ends a message that has failed, or is not wanted any more. Of a chunk that is open, the receiver is told so.
 *
 * @param step The step.
 * @param outgoing The message.
 * @param status Why.
 */
export function failMessage(step: EndpointStep, outgoing: Outgoing, status: number): void {
  const { endpoint, actions } = step;
  const at = endpoint.queue.indexOf(outgoing);
  if (outgoing.isOver && at === -1) return;
  outgoing.isOver = true;
  if (endpoint.isConnected) closeChunk(step, outgoing, "#");
  if (at !== -1) endpoint.queue.splice(at, 1);
  actions.push({ kind: "failed", messageId: outgoing.message.messageId, status });
}

/**
 * Takes the response to a request of ours.
 *
 * @param step The step.
 * @param transactionId Its transaction; one that is not known is ignored.
 * @param status Its status.
 */
export function takeResponse(step: EndpointStep, transactionId: string, status: number): void {
  const { transactions } = step.endpoint;
  const transaction = transactions.get(transactionId);
  if (transaction === undefined) return;
  transactions.delete(transactionId);
  const { message } = transaction;
  const isSuccess = status >= 200 && status < 300;
  if (status === 481 || status === 506) step.actions.push({ kind: "session-failed", status });
  if (message === undefined) return;
  if (!isSuccess) failMessage(step, message, status);
  else if (message.wantsFailure === "yes") {
    message.pending--;
    settle(step, message);
  }
}

/**
 * Takes a REPORT about a message of ours (RFC 4975 section 7.3.2).
 *
 * @param step The step.
 * @param messageId Its Message-ID; one that is not known is ignored.
 * @param status Its Status.
 * @param start First octet that it is about.
 * @param end Last one; `undefined` for all of the message.
 */
export function takeReport(
  step: EndpointStep,
  messageId: string,
  status: ReportStatus,
  start: number,
  end: number | undefined,
): void {
  const { endpoint, actions } = step;
  const outgoing = endpoint.sent.get(messageId);
  if (outgoing === undefined || status.namespace !== "000") return;
  if (status.code >= 300) {
    endpoint.sent.delete(messageId);
    outgoing.isOver = false;
    failMessage(step, outgoing, status.code);
    outgoing.isOver = true;
    return;
  }
  const { length } = outgoing.message.body;
  addRange(outgoing.reported, start, Math.min(end ?? length, length));
  if (outgoing.reported.length > 2 * endpoint.limits.maxGaps) outgoing.reported.splice(2);
  if (!outgoing.isWritten || !coversAll(outgoing.reported, length)) return;
  endpoint.sent.delete(messageId);
  actions.push({ kind: "delivered", messageId });
}
