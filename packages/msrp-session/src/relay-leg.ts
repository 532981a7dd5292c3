import { abandonMessage, createMessage } from "./relay-message.ts";
import { failDelivery } from "./relay-outcome.ts";
import { dropQueued, flushQueue, sendEmpty } from "./relay-outbox.ts";
import { addDelivery, catchUp } from "./relay-route.ts";
import { createChunk } from "./chunk.ts";
import type { OwnMessage, RelayEvent } from "./relay-event.ts";
import type { Leg, RelayStep } from "./relay-state.ts";
import { startSweeping } from "./relay-sweep.ts";
import { createTransactionIds } from "./transaction-id.ts";
import { createSendHead, type ByteRange } from "@callingcard/msrp";

/** Longest chunk of a message of our own: it need not be interrupted (RFC 4975 section 7.1.1). */
const CHUNK_OCTETS = 2048;

/**
 * Adds a leg.
 *
 * @param step The step.
 * @param event The leg.
 * @throws RangeError for one that is there already, or is too many.
 */
export function addLeg(step: RelayStep, event: RelayEvent & { kind: "add-leg" }): void {
  const { relay } = step;
  const { leg: name, localUri, remotePath } = event;
  if (relay.legs.has(name)) throw new RangeError(`there is a leg ${name} already`);
  if (relay.legs.size >= relay.limits.maxLegs) throw new RangeError("too many legs");
  const leg: Leg = {
    name,
    localUri,
    remotePath,
    paths: pathsOf(localUri, remotePath),
    ids: createTransactionIds(relay.createId),
    isConnected: event.isConnected ?? false,
    isPaused: false,
    isClosed: false,
    queue: [],
    queuedOctets: 0,
    transactions: new Map(),
    outgoing: new Map(),
    incoming: new Map(),
    asked: [],
    done: [],
    openMessages: 0,
    heldOctets: 0,
  };
  relay.legs.set(name, leg);
  if (event.isLate === true) catchUp(step, leg, event.isWithout ?? []);
}

function pathsOf(localUri: string, remotePath: string): Uint8Array {
  return new TextEncoder().encode(`To-Path: ${remotePath}\r\nFrom-Path: ${localUri}\r\n`);
}

/**
 * Gives a leg other URIs.
 *
 * @param leg The leg.
 * @param localUri Ours.
 * @param remotePath The peer's path.
 */
export function changeLeg(leg: Leg, localUri: string, remotePath: string): void {
  leg.localUri = localUri;
  leg.remotePath = remotePath;
  leg.paths = pathsOf(localUri, remotePath);
}

/**
 * Goes on with a leg whose connection is there.
 *
 * @param step The step.
 * @param leg The leg.
 * @param isActive Whether its peer has to hear from us.
 */
export function connectLeg(step: RelayStep, leg: Leg, isActive: boolean): void {
  leg.isConnected = true;
  if (isActive && leg.queue.length === 0) sendEmpty(step, leg);
  resumeLeg(step, leg);
}

/**
 * Removes a leg. What was on its way to it has failed, what came half from it is abandoned.
 *
 * @param step The step.
 * @param leg The leg.
 */
export function removeLeg(step: RelayStep, leg: Leg): void {
  const { relay, actions } = step;
  leg.isClosed = true;
  relay.legs.delete(leg.name);
  for (const delivery of leg.outgoing.values()) failDelivery(step, delivery, 481);
  for (const message of leg.incoming.values()) {
    if (!message.isComplete) abandonMessage(step, message, "leg-removed", undefined);
  }
  if (relay.legs.size > 0) return;
  if (relay.isTicking) actions.push({ kind: "stop-timer", timer: "transactions" });
  if (relay.isSweeping) actions.push({ kind: "stop-timer", timer: "messages" });
  relay.isTicking = false;
  relay.isSweeping = false;
}

/**
 * Ends what belonged to the connection of a leg: responses and reports go back on the connection that the request
 * came on, or nowhere.
 *
 * @param leg The leg.
 */
export function disconnectLeg(leg: Leg): void {
  leg.isConnected = false;
  leg.isPaused = false;
  dropQueued(leg, ({ kind }) => kind === "written");
  for (const message of leg.incoming.values()) message.unanswered = [];
}

/**
 * Goes on with a leg that can take octets again.
 *
 * @param step The step.
 * @param leg The leg.
 */
export function resumeLeg(step: RelayStep, leg: Leg): void {
  if (!leg.isConnected || leg.isClosed) return;
  leg.isPaused = false;
  flushQueue(step, leg);
}

/**
 * Sends a message of the owner to a leg, in chunks.
 *
 * @param step The step.
 * @param leg The leg.
 * @param message The message.
 * @throws RangeError for a Message-ID that is none.
 */
export function sendOwn(step: RelayStep, leg: Leg, message: OwnMessage): void {
  const { messageId, body, contentType, headers = [] } = message;
  const fields = {
    toPath: leg.remotePath,
    fromPath: leg.localUri,
    messageId,
    contentType,
    headers,
    successReport: message.successReport ?? false,
    failureReport: message.failureReport ?? "yes",
  };
  const headFor = (range: ByteRange) => createSendHead("own0", range, fields);
  const total = body.length;
  const own = createMessage(undefined, messageId, headFor({ start: 1, end: 0, total }), {
    contentType,
    wantsSuccess: fields.successReport,
    wantsFailure: fields.failureReport,
  });
  own.route = { kind: "route", leg: "", messageId, to: [], wantsOutcome: true };
  own.stage = "over";
  own.isComplete = true;
  own.isEnded = true;
  own.total = total;
  for (let at = 0; at === 0 || at < total; at += CHUNK_OCTETS) {
    const end = Math.min(at + CHUNK_OCTETS, total);
    const range = { start: at + 1, end, total };
    const frame = {
      head: headFor(range),
      body: undefined,
      flag: end === total ? ("$" as const) : ("+" as const),
    };
    own.chunks.push(createChunk(frame, range, body.subarray(at, end)));
  }
  startSweeping(step);
  const delivery = addDelivery(step, own, leg, { block: undefined, shift: 0 });
  own.chunks = [];
  delivery.isWhole = true;
  step.sent.push(delivery);
}
