import { type Chunk, joinChunks, keepChunk, type Variant } from "./chunk.ts";
import { bodyOf, dropChunks, finishMessage, keepForLate, limitLate } from "./relay-message.ts";
import { respond, sendChunk } from "./relay-outbox.ts";
import { reportFailure, reportSuccess, settleDelivery } from "./relay-outcome.ts";
import { octetsAtStart } from "./ranges.ts";
import type { RouteEvent } from "./relay-event.ts";
import type { Delivery, Leg, Message, RelayStep } from "./relay-state.ts";

/**
 * Takes the route of a message. Messages of a leg go out in the order in which they were told.
 *
 * @param step The step.
 * @param leg Where the message comes from.
 * @param route Where it goes.
 */
export function routeMessage(step: RelayStep, leg: Leg, route: RouteEvent): void {
  const message = leg.incoming.get(route.messageId);
  if (message?.stage !== "asked" || message.route !== undefined) return;
  message.route = route;
  routeAsked(step, leg);
}

/**
 * Sends the messages of a leg whose route is known, up to the first one that still waits for its route.
 *
 * @param step The step.
 * @param leg The leg.
 */
export function routeAsked(step: RelayStep, leg: Leg): void {
  for (;;) {
    const [message] = leg.asked;
    if (message?.route === undefined) return;
    leg.asked.shift();
    applyRoute(step, leg, message, message.route);
  }
}

function applyRoute(step: RelayStep, leg: Leg, message: Message, route: RouteEvent): void {
  message.stage = "routed";
  if (route.refuse !== undefined) {
    message.refusal = route.refuse;
    answerAll(step, leg, message, route.refuse);
    finishMessage(step, message);
    return;
  }
  answerWhole(step, message);
  const variants: Variant[] = [];
  for (const { leg: name, block } of route.to) {
    const to = step.relay.legs.get(name);
    if (to === undefined || to.isClosed) noteUnreachable(step, message, name);
    else addDelivery(step, message, to, variantOf(message, variants, block));
  }
  if (route.late !== undefined) keepForLate(step.relay, message);
  if (message.isComplete) completeMessage(step, message);
  else {
    if (route.wantsBody === true) for (const chunk of message.chunks) keepChunk(chunk);
    releaseChunks(step, message);
  }
}

function noteUnreachable({ actions }: RelayStep, message: Message, leg: string): void {
  const { messageId, from, route } = message;
  if (route?.wantsOutcome !== true) return;
  actions.push({ kind: "failed", leg, from: from?.name, messageId, status: 481 });
}

// Legs that get the same octets share what is made of the chunks.
function variantOf(message: Message, variants: Variant[], block: Uint8Array | undefined): Variant {
  const changed = message.block === undefined ? undefined : block;
  const known = variants.find((variant) => variant.block === changed);
  if (known !== undefined) return known;
  const shift = changed === undefined ? 0 : changed.length - (message.block?.length ?? 0);
  const variant = { block: changed, shift };
  variants.push(variant);
  return variant;
}

/**
 * Begins to send a message to a leg, with all of it that is there.
 *
 * @param step The step.
 * @param message The message.
 * @param leg The leg.
 * @param variant What it gets.
 * @returns The delivery.
 */
export function addDelivery(
  step: RelayStep,
  message: Message,
  leg: Leg,
  variant: Variant,
): Delivery {
  const delivery: Delivery = {
    message,
    leg,
    variant,
    messageId: idOnLeg(step, message, leg),
    position: 0,
    pending: 0,
    isWhole: false,
    reported: [],
    hasReport: false,
    isDelivered: false,
    failure: undefined,
    age: 0,
  };
  leg.outgoing.set(delivery.messageId, delivery);
  message.deliveries.push(delivery);
  for (const chunk of chunksFor(message, variant)) sendChunk(step, delivery, chunk);
  return delivery;
}

// Two messages that are on their way under one name would be mixed by the peer, and their reports here.
function idOnLeg({ relay }: RelayStep, message: Message, leg: Leg): string {
  const other = leg.outgoing.get(message.messageId);
  const isFree = other === undefined || other.message.from === message.from;
  return isFree ? message.messageId : relay.createId();
}

function chunksFor(message: Message, variant: Variant): readonly Chunk[] {
  const { chunks, block, received, isComplete } = message;
  if (variant.block === undefined || block === undefined) return chunks;
  const [first] = chunks;
  const isInFirst = first?.start === 1 && first.body.length >= block.length;
  if (isInFirst) return chunks;
  return joinChunks(chunks, octetsAtStart(received), isComplete);
}

/**
 * Gives a late leg the messages that were kept for such ones, in their order.
 *
 * @param step The step.
 * @param leg The leg.
 * @param without Message-IDs of those that it does not get.
 */
export function catchUp(step: RelayStep, leg: Leg, without: readonly string[]): void {
  for (const message of step.relay.late) {
    if (message.from === leg || without.includes(message.messageId)) continue;
    const variant = variantOf(message, [], message.route?.late?.block);
    const delivery = addDelivery(step, message, leg, variant);
    delivery.isWhole = message.isComplete;
    settleDelivery(step, delivery);
  }
}

/**
 * Answers the request that has completed a message, unless the owner wants to.
 *
 * @param step The step.
 * @param message The message.
 */
export function answerWhole(step: RelayStep, message: Message): void {
  const { from, isComplete, route } = message;
  if (from === undefined || !isComplete || route?.isHeld === true) return;
  answerAll(step, from, message, 200);
}

/**
 * Goes on with a message of which all octets are there and on their way.
 *
 * @param step The step.
 * @param message The message.
 */
export function completeMessage(step: RelayStep, message: Message): void {
  const { from, messageId, route, total = 0 } = message;
  if (from === undefined) return;
  for (const delivery of message.deliveries) {
    delivery.isWhole = true;
    settleDelivery(step, delivery);
  }
  const body = route?.wantsBody === true ? bodyOf(message) : undefined;
  step.actions.push({ kind: "complete", leg: from.name, messageId, body, octets: total });
  if (message.unanswered.length === 0) finishMessage(step, message);
  else dropChunks(message);
  limitLate(step.relay);
}

/**
 * Lets chunks go that are not needed any more, and those for later legs that are too many.
 *
 * @param step The step.
 * @param message The message.
 */
export function releaseChunks(step: RelayStep, message: Message): void {
  if (message.route?.wantsBody !== true && !message.isLate) dropChunks(message);
  limitLate(step.relay);
}

/**
 * Gives the answer that was kept back.
 *
 * @param step The step.
 * @param leg Where the message came from.
 * @param messageId Its Message-ID.
 * @param status Status code.
 */
export function answerMessage(step: RelayStep, leg: Leg, messageId: string, status: number): void {
  const message = leg.incoming.get(messageId);
  if (message?.stage !== "routed" || !message.isComplete) return;
  answerAll(step, leg, message, status);
  finishMessage(step, message);
  if (status !== 200) {
    message.refusal = status;
    return;
  }
  reportSuccess(step, message);
  reportFailure(step, message);
}

function answerAll(step: RelayStep, leg: Leg, message: Message, status: number): void {
  for (const head of message.unanswered) respond(step, leg, head, status, message.wantsFailure);
  message.unanswered = [];
}
