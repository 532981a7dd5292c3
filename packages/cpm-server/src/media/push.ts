import type { StoredDeferredMessage } from "../store/deferred-messages.ts";
import { askQuestion, type MediaStep, note, relayEvent } from "./state.ts";

/** So many notifications of clients go to who wrote, for each message and beside. */
const NOTICES_PER_MESSAGE = 4;
const MORE_NOTICES = 64;

/**
 * Takes messages of before (8.3.2.9): each client that is there, or comes, gets them in their order.
 *
 * @param step The step.
 * @param messages The messages.
 */
export function startPush(step: MediaStep, messages: readonly StoredDeferredMessage[]): void {
  const { push, legs } = step.media;
  push.messages = messages;
  push.notices = NOTICES_PER_MESSAGE * messages.length + MORE_NOTICES;
  for (const { leg, side } of legs.values()) if (side === "client") pushTo(step, leg);
}

/**
 * Sends the messages of before to a client.
 *
 * @param step The step.
 * @param leg The client's leg.
 */
export function pushTo(step: MediaStep, leg: string): void {
  const { push, relay } = step.media;
  if (push.messages.length === 0) return;
  push.waiting.set(leg, push.messages.length);
  for (const { id, contentType, octets } of push.messages) {
    const messageId = relay.createId();
    push.open.set(messageId, id);
    note(step, "CPM-082", leg, `deferred message ${id} sent as ${messageId}`);
    const message = { messageId, contentType, body: octets };
    relayEvent(step, { kind: "send", leg, message });
  }
}

/**
 * Takes the outcome of a message of the function's own. What one client has is forgotten; when a client has all that it can get,
 * its session is at its end.
 *
 * @param step The step.
 * @param leg The client's leg.
 * @param messageId The message.
 * @param isDelivered Whether the client has it.
 */
export function takePushed(
  step: MediaStep,
  leg: string,
  messageId: string,
  isDelivered: boolean,
): void {
  const { push } = step.media;
  const id = push.open.get(messageId);
  if (id === undefined) return;
  push.open.delete(messageId);
  if (isDelivered) askQuestion(step, { kind: "delivered", ids: [id] }, { kind: "forget" });
  const waiting = (push.waiting.get(leg) ?? 0) - 1;
  push.waiting.set(leg, waiting);
  if (waiting === 0 && step.media.legs.has(leg)) step.actions.push({ kind: "pushed", leg });
}
