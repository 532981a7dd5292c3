import {
  createReport,
  createResponse,
  encodeFrame,
  type FailureReport,
  MsrpError,
  type RequestHead,
} from "@callingcard/msrp";
import { type Chunk, prepareChunk, renamedChunk } from "./chunk.ts";
import type { Delivery, Leg, Message, Queued, RelayStep } from "./relay-state.ts";
import { octetsAtStart } from "./ranges.ts";
import { nextTransactionId } from "./transaction-id.ts";
import { isJoined, keepOctets, writeFrame, writeOk, writeSend } from "./write-frame.ts";

/** Steps of the clock of transactions until one has timed out: a sixth of the time each, the first one not whole. */
export const TRANSACTION_TICKS = 7;

const NO_OCTETS: Uint8Array = /* @__PURE__ */ new Uint8Array(0);

/**
 * Answers a request by its Failure-Report (RFC 4975 section 7.2).
 *
 * @param step The step.
 * @param leg Where it came from.
 * @param head Head of the request.
 * @param status Status code.
 * @param wanted Its Failure-Report.
 */
export function respond(
  step: RelayStep,
  leg: Leg,
  head: RequestHead,
  status: number,
  wanted: FailureReport = "yes",
): void {
  if (wanted === "no" || (wanted === "partial" && status === 200)) return;
  const pieces = status === 200 ? writeSuccess(leg, head) : writeResponse(head, status);
  if (pieces !== undefined) enqueue(step, leg, { kind: "written", pieces });
}

function writeSuccess(leg: Leg, { headers, transactionId }: RequestHead): readonly Uint8Array[] {
  const to = firstUri(headers[1]?.value ?? "");
  const from = firstUri(headers[0]?.value ?? "");
  // Without relays on the way, the paths are those of what is sent to the leg.
  if (to === leg.remotePath && from === leg.localUri) return writeOk(transactionId, leg.paths);
  const head = `MSRP ${transactionId} 200 OK\r\nTo-Path: ${to}\r\nFrom-Path: ${from}\r\n`;
  return writeFrame(head, transactionId, "$");
}

function firstUri(path: string): string {
  const space = path.indexOf(" ");
  return space === -1 ? path : path.slice(0, space);
}

function writeResponse(head: RequestHead, status: number): readonly Uint8Array[] | undefined {
  try {
    return [encodeFrame(createResponse(head, status))];
  } catch (error) {
    // With paths that are none, there is nobody to answer.
    if (error instanceof MsrpError) return undefined;
    throw error;
  }
}

/**
 * Reports on a message to its sender (RFC 4975 section 7.1.2).
 *
 * @param step The step.
 * @param leg The sender.
 * @param message The message.
 * @param status Status code.
 */
export function report(step: RelayStep, leg: Leg, message: Message, status: number): void {
  const transactionId = nextTransactionId(leg.ids, undefined);
  const total = message.isEnded ? message.total : undefined;
  const end = Math.min(octetsAtStart(message.received), total ?? Infinity);
  const frame = createReport(message.head, {
    transactionId,
    status,
    ...(status === 200 ? { comment: "OK" } : {}),
    range: { start: 1, end, total },
  });
  enqueue(step, leg, { kind: "written", pieces: [encodeFrame(frame)] });
}

/**
 * Sends a chunk to a leg, with a transaction of its own (requirement CPM-D06).
 *
 * @param step The step.
 * @param delivery What it belongs to.
 * @param chunk The chunk.
 */
export function sendChunk(step: RelayStep, delivery: Delivery, chunk: Chunk): void {
  const { leg, message, variant } = delivery;
  if (delivery.failure !== undefined || leg.isClosed) return;
  const prepared = prepareChunk(chunk, variant, message.block?.length ?? 0);
  if (prepared === undefined) return;
  const transactionId = nextTransactionId(leg.ids, prepared.hasDashes ? prepared.body : undefined);
  const own =
    delivery.messageId === message.messageId
      ? prepared
      : renamedChunk(prepared, delivery.messageId);
  delivery.position = Math.max(delivery.position, prepared.end);
  delivery.pending++;
  enqueue(step, leg, { kind: "chunk", transactionId, chunk: own, delivery });
}

/**
 * Sends a SEND without a body (RFC 4975 section 7.1): it binds the connection at the peer.
 *
 * @param step The step.
 * @param leg The leg, connected and with nothing waiting.
 */
export function sendEmpty(step: RelayStep, leg: Leg): void {
  const transactionId = nextTransactionId(leg.ids, undefined);
  const { remotePath, localUri, name } = leg;
  const messageId = step.relay.createId();
  const head =
    `MSRP ${transactionId} SEND\r\nTo-Path: ${remotePath}\r\nFrom-Path: ${localUri}\r\n` +
    `Message-ID: ${messageId}\r\n`;
  step.actions.push({ kind: "send", leg: name, pieces: writeFrame(head, transactionId, "$") });
  leg.transactions.set(transactionId, { delivery: undefined, tick: step.relay.tick });
  startTicking(step);
}

function enqueue(step: RelayStep, leg: Leg, queued: Queued): void {
  if (leg.isClosed) return;
  if (leg.isConnected && !leg.isPaused && leg.queue.length === 0) {
    emit(step, leg, queued);
    return;
  }
  const kept = keepQueued(queued);
  leg.queue.push(kept);
  leg.queuedOctets += sizeOf(kept);
  if (leg.queuedOctets <= step.relay.limits.maxQueueOctets) return;
  leg.isClosed = true;
  step.overflowed.push(leg);
}

function keepQueued(queued: Queued): Queued {
  if (queued.kind === "written") return { ...queued, pieces: queued.pieces.map(keepOctets) };
  const { chunk } = queued;
  const content = keepOctets(chunk.content);
  // What is written behind the headers is not needed any more.
  const body = isJoined(chunk.body) ? NO_OCTETS : keepOctets(chunk.body);
  return { ...queued, chunk: { ...chunk, content, body } };
}

/**
 * Counts the octets of a frame that waits.
 *
 * @param queued The frame.
 * @returns The octets.
 */
function sizeOf(queued: Queued): number {
  if (queued.kind === "written") return queued.pieces.reduce((sum, { length }) => sum + length, 0);
  const { transactionId, delivery, chunk } = queued;
  const { content, body } = chunk;
  const bodyOctets = isJoined(body) ? 0 : body.length;
  return content.length + bodyOctets + delivery.leg.paths.length + 2 * transactionId.length + 24;
}

function emit(step: RelayStep, leg: Leg, queued: Queued): void {
  if (queued.kind === "written") {
    step.actions.push({ kind: "send", leg: leg.name, pieces: queued.pieces });
    return;
  }
  const { transactionId, chunk, delivery } = queued;
  const { content, body, flag } = chunk;
  const apart = isJoined(body) ? undefined : body;
  const pieces = writeSend(transactionId, leg.paths, content, apart, flag);
  step.actions.push({ kind: "send", leg: leg.name, pieces });
  const { wantsFailure } = delivery.message;
  if (wantsFailure !== "yes") {
    delivery.pending--;
    step.sent.push(delivery);
    if (wantsFailure === "no") return;
  }
  leg.transactions.set(transactionId, { delivery, tick: step.relay.tick });
  startTicking(step);
}

function startTicking({ relay, actions }: RelayStep): void {
  if (relay.isTicking) return;
  relay.isTicking = true;
  const afterMs = Math.ceil(relay.transactionMs / (TRANSACTION_TICKS - 1));
  actions.push({ kind: "start-timer", timer: "transactions", afterMs });
}

/**
 * Sends what waits for a leg, as far as it may be sent at once.
 *
 * @param step The step.
 * @param leg The leg.
 */
export function flushQueue(step: RelayStep, leg: Leg): void {
  let left = step.relay.limits.maxBurstOctets;
  let count = 0;
  while (left > 0) {
    const queued = leg.queue[count];
    if (queued === undefined) break;
    count++;
    left -= sizeOf(queued);
    leg.queuedOctets -= sizeOf(queued);
    emit(step, leg, queued);
  }
  leg.queue.splice(0, count);
  leg.isPaused = leg.queue.length > 0;
  if (leg.isPaused) step.actions.push({ kind: "await-drain", leg: leg.name });
}

/**
 * Takes frames out of what waits for a leg.
 *
 * @param leg The leg.
 * @param isOver Tells which ones.
 */
export function dropQueued(leg: Leg, isOver: (queued: Queued) => boolean): void {
  if (leg.queue.length === 0) return;
  leg.queue = leg.queue.filter((queued) => !isOver(queued));
  leg.queuedOctets = leg.queue.reduce((sum, queued) => sum + sizeOf(queued), 0);
}
