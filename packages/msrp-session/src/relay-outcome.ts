import { stringifyByteRange, withHeader } from "@callingcard/msrp";
import { createChunk } from "./chunk.ts";
import { dropQueued, report, sendChunk } from "./relay-outbox.ts";
import { addRange, coversAll } from "./ranges.ts";
import type { Delivery, Message, RelayStep } from "./relay-state.ts";

/**
 * Ends a delivery that has failed. The message has failed when all of its deliveries have (requirement
 * CPM-D08).
 *
 * @param step The step.
 * @param delivery The delivery.
 * @param status Why.
 */
export function failDelivery(step: RelayStep, delivery: Delivery, status: number): void {
  if (delivery.failure !== undefined || delivery.isDelivered) return;
  delivery.failure = status;
  const { leg, message } = delivery;
  dropQueued(leg, (queued) => queued.kind === "chunk" && queued.delivery === delivery);
  if (message.route?.wantsOutcome === true) {
    const { messageId } = message;
    step.actions.push({
      kind: "failed",
      leg: leg.name,
      from: message.from?.name,
      messageId,
      status,
    });
  }
  reportFailure(step, message);
}

/**
 * Takes the report of a leg that a delivery has failed. A relay in front of the peer may have answered all of its requests by 200
 * before (RFC 4975 section 7.1.3); where reports of success are asked for, the sender has heard by one of those what is so.
 *
 * @param step The step.
 * @param delivery The delivery.
 * @param status Why.
 */
export function refuteDelivery(step: RelayStep, delivery: Delivery, status: number): void {
  const { isDelivered, failure, message } = delivery;
  if (!isDelivered) {
    failDelivery(step, delivery, status);
  } else if (failure === undefined && !message.wantsSuccess) {
    delivery.failure = status;
    // Its owner has let go of it when it counted as delivered.
    reportFailure(step, message, false);
  }
}

/**
 * Tells the sender of a message that all deliveries have failed, if that is so, and if its answer has gone.
 *
 * @param step The step.
 * @param message The message.
 * @param isKept Whether its owner still has it, and keeps it for later.
 */
export function reportFailure(
  step: RelayStep,
  message: Message,
  isKept: boolean = message.route?.isKept === true,
): void {
  const { from, deliveries } = message;
  const last = deliveries.at(-1)?.failure;
  const isFailed = last !== undefined && deliveries.every(({ failure }) => failure !== undefined);
  if (!isFailed || from === undefined || isKept) return;
  if (message.isFailureReported || message.isSuccessReported || message.unanswered.length > 0) {
    return;
  }
  message.isFailureReported = true;
  if (!message.isComplete) message.refusal = last;
  if (message.wantsFailure !== "no") report(step, from, message, last);
}

/**
 * Counts a delivery as done once all of its requests have succeeded; where reports of success are asked for,
 * once those are there.
 *
 * @param step The step.
 * @param delivery The delivery.
 */
export function settleDelivery(step: RelayStep, delivery: Delivery): void {
  const { message } = delivery;
  if (delivery.failure !== undefined || delivery.isDelivered || !delivery.isWhole) return;
  if (message.wantsSuccess) {
    const total = (message.total ?? Infinity) + delivery.variant.shift;
    if (!delivery.hasReport || !coversAll(delivery.reported, total)) return;
  } else if (delivery.pending > 0) return;
  delivery.isDelivered = true;
  if (message.route?.wantsOutcome === true) {
    const { leg, messageId } = { leg: delivery.leg.name, messageId: message.messageId };
    step.actions.push({ kind: "delivered", leg, from: message.from?.name, messageId });
  }
  reportSuccess(step, message);
}

/**
 * Tells the sender of a message that a leg has all of it, if one has, and if its answer has gone.
 *
 * @param step The step.
 * @param message The message.
 */
export function reportSuccess(step: RelayStep, message: Message): void {
  const { from, wantsSuccess, isSuccessReported, isFailureReported, unanswered } = message;
  if (from === undefined || !wantsSuccess || isSuccessReported || isFailureReported) return;
  if (unanswered.length > 0 || message.deliveries.every(({ isDelivered }) => !isDelivered)) return;
  message.isSuccessReported = true;
  report(step, from, message, 200);
}

/**
 * Adds octets that a leg reports to have.
 *
 * @param step The step.
 * @param delivery The delivery.
 * @param start Number of the first one, as numbered on the leg.
 * @param end Number of the last one; `undefined` for all that was sent.
 */
export function addReported(
  step: RelayStep,
  delivery: Delivery,
  start: number,
  end: number | undefined,
): void {
  const { reported, position } = delivery;
  delivery.hasReport = true;
  addRange(reported, start, Math.min(end ?? position, position));
  // Reports of every second octet would grow without end.
  if (reported.length > 2 * step.relay.limits.maxGaps) reported.splice(2);
  settleDelivery(step, delivery);
}

/**
 * Tells a leg that the rest of a message does not come (`#`, RFC 4975 section 7.1).
 *
 * @param step The step.
 * @param delivery What it has a part of.
 */
export function abortDelivery(step: RelayStep, delivery: Delivery): void {
  const { message, position, variant, leg } = delivery;
  if (delivery.failure !== undefined || delivery.isWhole) return;
  dropQueued(leg, (queued) => queued.kind === "chunk" && queued.delivery === delivery);
  if (position > 0) {
    // Numbered as in the message: the chunk is moved like the others.
    const start = Math.max(position - variant.shift, message.block?.length ?? 0) + 1;
    const range = { start, end: start - 1, total: undefined };
    const head = withHeader(message.head, "Byte-Range", stringifyByteRange(range));
    const chunk = createChunk({ head, body: undefined, flag: "#" }, range, new Uint8Array(0));
    sendChunk(step, delivery, chunk);
  }
  delivery.failure = 408;
}
