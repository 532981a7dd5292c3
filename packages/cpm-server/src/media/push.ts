import { asksOfDelivery } from "../procedure/disposition.ts";
import type { StoredDeferredMessage } from "../store/deferred-messages.ts";
import {
  askQuestion,
  type Media,
  type MediaStep,
  note,
  type PushLine,
  relayEvent,
} from "./state.ts";

/** So many notifications of clients go to who wrote, for each message and beside. */
const NOTICES_PER_MESSAGE = 4;
const MORE_NOTICES = 64;

/** So many octets are on their way to a client before it has answered; one message may have more. */
const WINDOW_OCTETS = 65_536;

/** How long a client that has all may take to tell so, where that was asked for, in milliseconds. */
const TELLING_MS = 3_000;

const TELLING = "telling/";

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
 * Begins to send the messages of before to a client.
 *
 * @param step The step.
 * @param leg The client's leg.
 */
export function pushTo(step: MediaStep, leg: string): void {
  const { push } = step.media;
  if (push.messages.length === 0) return;
  push.lines.set(leg, { next: 0, octets: 0, untold: new Set(), isOver: false });
  pushOn(step, leg);
}

/**
 * Sends a client the next messages of before, as far as it can take them: all at once might be more than may wait for it.
 *
 * @param step The step.
 * @param name The client's leg.
 */
export function pushOn(step: MediaStep, name: string): void {
  const { push, relay, legs } = step.media;
  const line = push.lines.get(name);
  const leg = relay.legs.get(name);
  if (line === undefined || leg === undefined || legs.get(name)?.isEnding !== false) return;
  while (line.octets < WINDOW_OCTETS && leg.isConnected && !leg.isPaused) {
    const message = push.messages[line.next];
    if (message === undefined) break;
    line.next++;
    sendTo(step, name, line, message);
  }
  endLine(step, name, line);
}

function sendTo(
  step: MediaStep,
  leg: string,
  line: PushLine,
  message: StoredDeferredMessage,
): void {
  const { id, contentType, octets } = message;
  const messageId = step.media.relay.createId();
  step.media.push.open.set(messageId, message);
  line.octets += sizeOf(message);
  note(step, "CPM-082", leg, () => `deferred message ${id} sent as ${messageId}`);
  const own = { messageId, contentType, body: octets };
  relayEvent(step, { kind: "send", leg, message: own });
}

// One that is empty is something, too.
function sizeOf({ octets }: StoredDeferredMessage): number {
  return octets.length + 1;
}

// With who has all, the session is at its end, when he has told what he was asked to tell.
function endLine(step: MediaStep, leg: string, line: PushLine): void {
  if (line.isOver || line.octets > 0 || line.next < step.media.push.messages.length) return;
  if (line.untold.size > 0) {
    const timer = `${TELLING}${leg}`;
    step.actions.push({ kind: "start-timer", timer, afterMs: TELLING_MS });
    return;
  }
  line.isOver = true;
  step.actions.push({ kind: "pushed", leg });
}

/**
 * Takes the outcome of a message of the function's own. What one client has is forgotten.
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
  const message = push.open.get(messageId);
  const line = push.lines.get(leg);
  if (message === undefined || line === undefined) return;
  push.open.delete(messageId);
  line.octets -= sizeOf(message);
  if (isDelivered) {
    askQuestion(step, { kind: "delivered", ids: [message.id] }, { kind: "forget" });
    if (message.messageId !== undefined && asksOfDelivery(message)) {
      line.untold.add(message.messageId);
    }
  }
  pushOn(step, leg);
}

/**
 * Tells whether a client does not have yet what it gets of the messages of before.
 *
 * @param media The media plane.
 */
export function isBringing(media: Media): boolean {
  const { lines, messages } = media.push;
  return [...lines.values()].some(({ octets, next }) => octets > 0 || next < messages.length);
}

/**
 * Takes it that a client has told what became of a message.
 *
 * @param step The step.
 * @param leg The client's leg.
 * @param messageId imdn.Message-ID of the message.
 */
export function takeTold(step: MediaStep, leg: string, messageId: string): void {
  const line = step.media.push.lines.get(leg);
  if (line?.untold.delete(messageId) !== true || line.untold.size > 0) return;
  step.actions.push({ kind: "stop-timer", timer: `${TELLING}${leg}` });
  pushOn(step, leg);
}

/**
 * Takes a timer, if it is about a client that has not told what it was asked to tell.
 *
 * @param step The step.
 * @param timer Its name.
 * @returns Whether it is.
 */
export function firePushTimer(step: MediaStep, timer: string): boolean {
  if (!timer.startsWith(TELLING)) return false;
  const leg = timer.slice(TELLING.length);
  step.media.push.lines.get(leg)?.untold.clear();
  pushOn(step, leg);
  return true;
}
