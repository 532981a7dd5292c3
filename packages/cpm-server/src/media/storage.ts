import { imdnMessageId, ParseError } from "@callingcard/cpim";
import { messageEntry } from "../history/message-entry.ts";
import { ANONYMOUS } from "../procedure/anonymity.ts";
import type { Answer } from "../session/question.ts";
import type { DeferredMessage } from "../store/deferred-messages.ts";
import { headOf } from "./content.ts";
import { askQuestion, type Item, itemKey, type MediaStep, note, relayEvent } from "./state.ts";
import { sendStored } from "./stored-notification.ts";

/** What a sender is answered whose message can not be stored: it was not taken in time, and may be sent again. */
const NOT_STORED = 408;

/**
 * Tells whether a message is recorded (CPM-098): what users say, and disposition notifications.
 *
 * @param step The step.
 * @param item The message.
 * @returns Whether it is.
 */
export function isRecorded(step: MediaStep, item: Item): boolean {
  const { kind } = item.content;
  return step.media.options.isRecording && (kind === "chat" || kind === "imdn");
}

/**
 * Asks for a message to be recorded.
 *
 * @param step The step.
 * @param item The message, complete.
 * @param isFirst Whether it goes on only when that is done.
 */
export function askRecord(step: MediaStep, item: Item, isFirst: boolean): void {
  const { options } = step.media;
  const { content, body = new Uint8Array(0), leg, side, messageId } = item;
  const direction = side === "originator" ? "received" : "sent";
  const entry = messageEntry(options.facts, {
    contentType: content.contentType,
    octets: body,
    direction,
    messageId: identifierOf(item) ?? messageId,
    dateMs: step.at,
  });
  note(step, "CPM-098", leg, () => `${content.kind} ${messageId} recorded as ${direction}`);
  if (!isFirst) item.stores++;
  askQuestion(
    step,
    { kind: "record", entries: [entry] },
    isFirst ? { kind: "store-first", item } : { kind: "store", item, isDeferral: false },
  );
}

/**
 * Asks for a message to be kept for later (CPM-082).
 *
 * @param step The step.
 * @param item The message, complete.
 */
export function askDefer(step: MediaStep, item: Item): void {
  const { facts } = step.media.options;
  const { content, body = new Uint8Array(0), messageId } = item;
  const identifier = identifierOf(item);
  const farUser = facts.farUser ?? ANONYMOUS;
  const message: DeferredMessage = {
    servedUser: facts.servedUser,
    farUser,
    conversationId: facts.conversationId,
    contributionId: facts.contributionId,
    service: facts.service,
    contentType: content.contentType,
    octets: body,
    messageId: identifier,
    // Not by the Message-ID alone: others may choose the same, and what they send is not to stand for this.
    key: JSON.stringify([farUser, facts.contributionId, messageId, identifier]),
    arrivedMs: step.at,
    expiresMs: step.at + step.media.settings.deferredExpiresMs,
  };
  note(step, "CPM-082", item.leg, () => `${content.kind} ${messageId} kept for later`);
  item.stores++;
  askQuestion(step, { kind: "defer", message }, { kind: "store", item, isDeferral: true });
}

// Of two, or one that can not be read, none counts.
function identifierOf({ content }: Item): string | undefined {
  try {
    const head = headOf(content);
    return head === undefined ? undefined : imdnMessageId(head.headers);
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}

/**
 * Takes the answer of a store about a message that is complete. When all have answered, its sender gets the answer that was kept
 * back.
 *
 * @param step The step.
 * @param item The message.
 * @param isDeferral Whether it was to be kept for later.
 * @param answer The answer.
 */
export function takeStored(step: MediaStep, item: Item, isDeferral: boolean, answer: Answer): void {
  item.stores--;
  const isStored = answer.kind === "stored";
  if (isDeferral && isStored) item.isDeferred = true;
  if (!isStored) refuseOrGoOn(step, item, isDeferral, answer);
  if (item.stores > 0) return;
  const { leg, messageId, isHeld, hasFailed, isDeferred, isGuarded } = item;
  if (!isGuarded) step.media.items.delete(itemKey(leg, messageId));
  if (isHeld) {
    relayEvent(step, { kind: "answer", leg, messageId, status: hasFailed ? NOT_STORED : 200 });
  }
  if (isDeferred && !hasFailed) sendStored(step, item);
}

/**
 * Decides what happens to a message that can not be stored (setting `storeDown`).
 *
 * @param step The step.
 * @param item The message.
 * @param isDeferral Whether nobody has it: then it is refused in any case, or lost if it was answered.
 * @param answer What the store has said.
 */
export function refuseOrGoOn(
  step: MediaStep,
  item: Item,
  isDeferral: boolean,
  answer: Answer,
): void {
  const reason = answer.kind === "unavailable" ? answer.reason : answer.kind;
  step.actions.push({ kind: "alarm", alarm: "store-down", text: reason });
  if (isDeferral || step.media.settings.storeDown === "refuse") item.hasFailed = true;
  if (!isDeferral || item.isHeld) return;
  const text = `${item.messageId} was answered, and nobody has it`;
  step.actions.push({ kind: "alarm", alarm: "message-lost", text });
}
