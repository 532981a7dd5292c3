import type { ByteRange, MsrpFrame, RequestHead } from "@callingcard/msrp";
import { type Chunk, createChunk, keepChunk } from "./chunk.ts";
import { createBlockSearch, findBlock } from "./header-block.ts";
import { abandonMessage, addChunk, bodyOf, createMessage } from "./relay-message.ts";
import { respond, sendChunk } from "./relay-outbox.ts";
import { answerWhole, completeMessage, releaseChunks, routeAsked } from "./relay-route.ts";
import type { Leg, Message, Prefix, RelayStep } from "./relay-state.ts";
import { startSweeping } from "./relay-sweep.ts";
import { addRange, coversAll } from "./ranges.ts";
import { isCpim, readSendFields, type SendFields } from "./send-fields.ts";

/** Most requests of a complete message that are kept back; more are duplicates without end. */
const MAX_UNANSWERED = 8;

/**
 * Takes a SEND (RFC 4975 section 7.3.1).
 *
 * @param step The step.
 * @param leg Where it came from.
 * @param frame The SEND.
 */
export function receiveSend(step: RelayStep, leg: Leg, frame: MsrpFrame<RequestHead>): void {
  const { head, body, flag } = frame;
  const fields = readSendFields(head);
  if (fields === undefined) {
    respond(step, leg, head, 400);
    return;
  }
  const { messageId, wantsFailure } = fields;
  if (messageId === undefined || (body === undefined && flag !== "#")) {
    // Without a body it keeps the connection alive, or has bound it.
    respond(step, leg, head, body === undefined ? 200 : 400, wantsFailure);
    return;
  }
  const message = leg.incoming.get(messageId) ?? beginMessage(step, leg, messageId, frame, fields);
  if (message === undefined) return;
  message.age = 0;
  if (message.refusal !== undefined) respond(step, leg, head, message.refusal, wantsFailure);
  else if (message.stage === "over") respond(step, leg, head, 200, wantsFailure);
  else if (flag === "#") {
    respond(step, leg, head, 200, wantsFailure);
    abandonMessage(step, message, "aborted", undefined);
    routeAsked(step, leg);
  } else
    receiveChunk(step, leg, message, createChunk(frame, fields.range, body ?? new Uint8Array(0)));
}

function beginMessage(
  step: RelayStep,
  leg: Leg,
  messageId: string,
  { head, flag }: MsrpFrame<RequestHead>,
  fields: SendFields,
): Message | undefined {
  const isFull = leg.openMessages >= step.relay.limits.maxOpenMessages;
  if (isFull || flag === "#") {
    respond(step, leg, head, flag === "#" ? 200 : 413, fields.wantsFailure);
    return undefined;
  }
  const message = createMessage(leg, messageId, head, fields);
  leg.incoming.set(messageId, message);
  leg.openMessages++;
  startSweeping(step);
  return message;
}

function receiveChunk(step: RelayStep, leg: Leg, message: Message, chunk: Chunk): void {
  const { head, range, start, body, flag } = chunk;
  const end = start + body.length - 1;
  if (end > (message.isEnded ? (message.total ?? end) : end)) {
    // Behind the end that the message has: what the rest of it says cannot be both.
    respond(step, leg, head, 400, message.wantsFailure);
    return;
  }
  const isDuplicate = message.isComplete;
  addRange(message.received, start, end);
  noteTotal(message, range, end, flag === "$");
  const { maxMessageOctets, maxGaps } = step.relay.limits;
  const isTooLarge = Math.max(end, message.total ?? 0) > maxMessageOctets;
  if (isTooLarge || message.received.length > 2 * maxGaps + 2) {
    refuseTooLarge(step, leg, message, head);
    return;
  }
  const isHeld = message.stage !== "routed" || message.isLate || message.route?.wantsBody === true;
  if (isHeld && !isDuplicate && !addChunk(step.relay, message, chunk)) {
    refuseTooLarge(step, leg, message, head);
    return;
  }
  if (!message.isComplete) respond(step, leg, head, 200, message.wantsFailure);
  else if (message.unanswered.length < MAX_UNANSWERED) message.unanswered.push(head);
  if (isDuplicate) return;
  if (start === 1) message.head = head;
  if (message.stage === "routed") passChunk(step, message, chunk, isHeld);
  else if (message.stage === "asked") keepChunk(chunk);
  else readStart(step, leg, message, chunk);
}

function noteTotal(
  message: Message,
  range: ByteRange | undefined,
  end: number,
  isLast: boolean,
): void {
  if (isLast) {
    message.total = end;
    message.isEnded = true;
  } else if (!message.isEnded) message.total = range?.total ?? message.total;
  message.isComplete = message.isEnded && coversAll(message.received, message.total ?? 0);
}

function refuseTooLarge(step: RelayStep, leg: Leg, message: Message, head: RequestHead): void {
  respond(step, leg, head, 413, message.wantsFailure);
  abandonMessage(step, message, "too-large", 413);
  routeAsked(step, leg);
}

function passChunk(step: RelayStep, message: Message, chunk: Chunk, isHeld: boolean): void {
  answerWhole(step, message);
  for (const delivery of message.deliveries) sendChunk(step, delivery, chunk);
  if (isHeld) keepChunk(chunk);
  if (message.isComplete) completeMessage(step, message);
  else releaseChunks(step, message);
}

// Finds out as much as has to be known before a message is told.
function readStart(step: RelayStep, leg: Leg, message: Message, chunk: Chunk): void {
  const { maxBlockOctets } = step.relay.limits;
  const isKnown =
    message.isComplete ||
    (!message.isCollected &&
      (!isCpim(message.contentType) || isBlockRead(message, chunk, maxBlockOctets)));
  if (isKnown) askRoute(step, leg, message, maxBlockOctets);
  else keepChunk(chunk);
}

// Looks for the header block; also true where it is longer than it may be.
function isBlockRead(message: Message, chunk: Chunk, maxBlockOctets: number): boolean {
  if (message.prefix === undefined && chunk.start === 1) {
    const length = findBlock(createBlockSearch(), chunk.body.subarray(0, maxBlockOctets));
    if (length !== undefined) message.block = chunk.body.subarray(0, length);
    if (length !== undefined || chunk.body.length >= maxBlockOctets) return true;
  }
  message.prefix ??= {
    octets: new Uint8Array(512),
    length: 0,
    search: createBlockSearch(),
    detached: [],
  };
  const { prefix } = message;
  if (chunk.start > prefix.length + 1) prefix.detached.push(chunk);
  else {
    appendToPrefix(prefix, chunk, maxBlockOctets);
    attachDetached(prefix, maxBlockOctets);
  }
  const octets = prefix.octets.subarray(0, prefix.length);
  const length = findBlock(prefix.search, octets);
  if (length !== undefined) message.block = octets.slice(0, length);
  return length !== undefined || prefix.length >= maxBlockOctets;
}

// The first octets that came at a place count here: what was looked at does not change any more.
function appendToPrefix(prefix: Prefix, { start, body }: Chunk, maxBlockOctets: number): void {
  const from = prefix.length + 1 - start;
  const to = Math.min(body.length, maxBlockOctets + 1 - start);
  if (to <= from) return;
  const length = prefix.length + to - from;
  if (length > prefix.octets.length) {
    const octets = new Uint8Array(2 * length);
    octets.set(prefix.octets.subarray(0, prefix.length));
    prefix.octets = octets;
  }
  prefix.octets.set(body.subarray(from, to), prefix.length);
  prefix.length = length;
}

function attachDetached(prefix: Prefix, maxBlockOctets: number): void {
  if (prefix.detached.every(({ start }) => start > prefix.length + 1)) return;
  prefix.detached.sort((first, second) => first.start - second.start);
  let count = 0;
  for (const chunk of prefix.detached) {
    if (chunk.start > prefix.length + 1) break;
    appendToPrefix(prefix, chunk, maxBlockOctets);
    count++;
  }
  prefix.detached.splice(0, count);
}

function askRoute(step: RelayStep, leg: Leg, message: Message, maxBlockOctets: number): void {
  const { messageId, head, contentType, total, isComplete } = message;
  const body = isComplete ? bodyOf(message) : undefined;
  if (body !== undefined && message.block === undefined && isCpim(contentType)) {
    const length = findBlock(createBlockSearch(), body.subarray(0, maxBlockOctets));
    if (length !== undefined) message.block = body.subarray(0, length);
  }
  message.stage = "asked";
  message.isTold = true;
  message.prefix = undefined;
  leg.asked.push(message);
  const { block } = message;
  step.actions.push({
    kind: "message",
    leg: leg.name,
    messageId,
    head,
    contentType,
    block,
    body,
    total,
  });
}

/**
 * Looks at a message again when it is complete.
 *
 * @param step The step.
 * @param leg Where it comes from.
 * @param messageId Its Message-ID.
 */
export function collectMessage(step: RelayStep, leg: Leg, messageId: string): void {
  const message = leg.incoming.get(messageId);
  if (message?.stage !== "asked" || message.route !== undefined) return;
  leg.asked.splice(leg.asked.indexOf(message), 1);
  message.stage = "reading";
  message.isCollected = true;
  for (const chunk of message.chunks) keepChunk(chunk);
  if (message.isComplete) askRoute(step, leg, message, step.relay.limits.maxBlockOctets);
  routeAsked(step, leg);
}
