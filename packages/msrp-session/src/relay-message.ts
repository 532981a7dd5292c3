import type { RequestHead } from "@callingcard/msrp";
import { type Chunk, keepChunk } from "./chunk.ts";
import type { RelayAction } from "./relay-action.ts";
import { abortDelivery } from "./relay-outcome.ts";
import type { Destination } from "./relay-event.ts";
import type { Leg, Message, Relay, RelayStep } from "./relay-state.ts";
import type { SendFields } from "./send-fields.ts";

/** Most chunks of a message that are held or kept: each has some memory beside its octets. */
const MAX_CHUNKS = 8192;

const NOWHERE: readonly Destination[] = [];

/**
 * Makes a message that begins.
 *
 * @param from Where it comes from; `undefined` for one of the owner.
 * @param messageId Its Message-ID.
 * @param head Head of its first request.
 * @param fields What the head says.
 * @returns The message.
 */
export function createMessage(
  from: Leg | undefined,
  messageId: string,
  head: RequestHead,
  fields: Omit<SendFields, "messageId" | "range">,
): Message {
  return {
    from,
    messageId,
    contentType: fields.contentType ?? "",
    wantsSuccess: fields.wantsSuccess,
    wantsFailure: fields.wantsFailure,
    head,
    stage: "reading",
    isTold: false,
    isCollected: false,
    received: [],
    total: undefined,
    isEnded: false,
    isComplete: false,
    chunks: [],
    chunkOctets: 0,
    heldOctets: 0,
    prefix: undefined,
    block: undefined,
    route: undefined,
    deliveries: [],
    isLate: false,
    unanswered: [],
    refusal: undefined,
    isSuccessReported: false,
    isFailureReported: false,
    age: 0,
  };
}

/**
 * Holds a chunk until its message is routed, or keeps it for what comes later.
 *
 * @param relay The relay.
 * @param message The message.
 * @param chunk The chunk.
 * @returns Whether there was room.
 */
export function addChunk(relay: Relay, message: Message, chunk: Chunk): boolean {
  const { from, isLate } = message;
  const octets = chunk.body.length;
  message.chunks.push(chunk);
  message.chunkOctets += octets;
  if (isLate) relay.lateOctets += octets;
  if (isLate && message.chunkOctets > relay.limits.maxLateOctets) dropLate(relay, message);
  if (from === undefined) return true;
  message.heldOctets += octets;
  from.heldOctets += octets;
  return from.heldOctets <= relay.limits.maxHeldOctets && message.chunks.length <= MAX_CHUNKS;
}

/**
 * Lets the chunks of a message go, unless they are kept for later legs.
 *
 * @param message The message.
 */
export function dropChunks(message: Message): void {
  const { from, heldOctets, isLate } = message;
  if (from !== undefined) from.heldOctets -= heldOctets;
  message.heldOctets = 0;
  if (isLate) return;
  message.chunks = [];
  message.chunkOctets = 0;
}

/**
 * Puts the octets of a complete message together. Where chunks overlap, the one that came later counts (RFC 4975
 * section 7.3.1).
 *
 * @param message The message, with all of its chunks.
 * @returns Its body.
 */
export function bodyOf(message: Message): Uint8Array {
  const { chunks, total = 0 } = message;
  const [only, second] = chunks;
  if (only !== undefined && second === undefined) return only.body.subarray(0, total);
  const body = new Uint8Array(total);
  for (const chunk of chunks) {
    const at = chunk.start - 1;
    if (at < total) body.set(chunk.body.subarray(0, total - at), at);
  }
  return body;
}

/**
 * Keeps a message for legs that come later, within the limits on those.
 *
 * @param relay The relay.
 * @param message The message.
 */
export function keepForLate(relay: Relay, message: Message): void {
  if (message.chunkOctets > relay.limits.maxLateOctets) return;
  message.isLate = true;
  for (const chunk of message.chunks) keepChunk(chunk);
  relay.late.push(message);
  relay.lateOctets += message.chunkOctets;
}

/**
 * Forgets the oldest messages for later legs beyond the limits.
 *
 * @param relay The relay.
 */
export function limitLate(relay: Relay): void {
  const { maxLateMessages, maxLateOctets } = relay.limits;
  while (relay.late.length > maxLateMessages || relay.lateOctets > maxLateOctets) {
    const [oldest] = relay.late;
    if (oldest === undefined) return;
    dropLate(relay, oldest);
  }
}

/**
 * Forgets a message for later legs.
 *
 * @param relay The relay.
 * @param message The message.
 */
function dropLate(relay: Relay, message: Message): void {
  if (!message.isLate) return;
  message.isLate = false;
  relay.late.splice(relay.late.indexOf(message), 1);
  relay.lateOctets -= message.chunkOctets;
  const isNeeded = message.stage !== "over" && message.route?.wantsBody === true;
  if (!isNeeded) dropChunks(message);
  if (message.stage === "over") dropBlocks(message);
}

// Views of what came would hold all that came with it, for as long as reports are awaited.
function dropBlocks(message: Message): void {
  const { route, messageId } = message;
  message.block = undefined;
  if (route !== undefined) {
    const { leg, wantsOutcome = false, isKept = false } = route;
    message.route = { kind: "route", leg, messageId, to: NOWHERE, wantsOutcome, isKept };
  }
  for (const { variant } of message.deliveries) variant.block = undefined;
}

/**
 * Ends a message from a leg that is complete, routed and answered. It is remembered for a while, for reports and
 * for duplicates.
 *
 * @param step The step.
 * @param message The message.
 */
export function finishMessage(step: RelayStep, message: Message): void {
  const { from } = message;
  if (message.stage === "over") return;
  dropChunks(message);
  message.stage = "over";
  message.prefix = undefined;
  if (!message.isLate) dropBlocks(message);
  if (from === undefined) return;
  from.openMessages--;
  from.done.push(message);
  if (from.done.length <= step.relay.limits.maxTrackedMessages) return;
  const oldest = from.done.shift();
  if (oldest !== undefined) forgetMessage(oldest);
}

/**
 * Forgets a message: later requests with its Message-ID are a new one, reports about it are ignored.
 *
 * @param message The message.
 */
export function forgetMessage(message: Message): void {
  const { from, messageId, deliveries } = message;
  if (from?.incoming.get(messageId) === message) from.incoming.delete(messageId);
  for (const delivery of deliveries) {
    const { outgoing } = delivery.leg;
    if (outgoing.get(delivery.messageId) === delivery) outgoing.delete(delivery.messageId);
  }
}

/**
 * Ends a message that is not complete. Legs that have a part of it are told.
 *
 * @param step The step.
 * @param message The message.
 * @param reason Why, as it is told.
 * @param refusal What further requests of it are answered; `undefined` to forget it.
 */
export function abandonMessage(
  step: RelayStep,
  message: Message,
  reason: (RelayAction & { kind: "abandoned" })["reason"],
  refusal: number | undefined,
): void {
  const { from, messageId } = message;
  if (message.stage === "over" || from === undefined) return;
  for (const delivery of message.deliveries) abortDelivery(step, delivery);
  dropLate(step.relay, message);
  if (message.stage === "asked") from.asked.splice(from.asked.indexOf(message), 1);
  message.refusal = refusal;
  message.unanswered = [];
  if (message.isTold) step.actions.push({ kind: "abandoned", leg: from.name, messageId, reason });
  finishMessage(step, message);
  if (refusal === undefined) {
    forgetMessage(message);
    from.done.pop();
  }
}
