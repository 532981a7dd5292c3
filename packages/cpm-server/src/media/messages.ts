import type { MessageAction, RouteEvent } from "@callingcard/msrp-session";
import { isTyping, notificationsOf, readContent, readWhole } from "./content.ts";
import { takeTold } from "./push.ts";
import { routeFromClient, routeFromOriginator, type Way } from "./routing.ts";
import { askQuestion, type Item, itemKey, type MediaStep, note, relayEvent } from "./state.ts";
import { askDefer, askRecord, isRecorded } from "./storage.ts";

/** Most messages that are kept until a client has them, and their octets, so that they can be deferred. */
const MAX_GUARDED = 64;

/**
 * Takes a new message: decides what is asked before it goes on, and where it goes (8.3.2.1.4).
 *
 * @param step The step.
 * @param message The message.
 */
export function takeMessage(step: MediaStep, message: MessageAction): void {
  const { leg, messageId, body, total } = message;
  const known = readContent(message);
  const side = step.media.legs.get(leg)?.side ?? "client";
  const item: Item = {
    leg,
    side,
    messageId,
    content: body === undefined ? known : readWhole(known, body),
    body,
    total: body?.length ?? total,
    isComplete: false,
    storage: "none",
    firsts: "none",
    isDisplayed: false,
    about: [],
    isForLater: false,
    isHeld: false,
    stores: 0,
    hasFailed: false,
    isDeferred: false,
    isGuarded: false,
    destinations: 0,
    failures: 0,
  };
  step.media.items.set(itemKey(leg, messageId), item);
  if (body === undefined && needsBody(step, item)) {
    relayEvent(step, { kind: "collect", leg, messageId });
  } else prepare(step, item);
}

// What can not be decided by the first octets alone.
function needsBody(step: MediaStep, item: Item): boolean {
  const { settings } = step.media;
  const { kind } = item.content;
  if (kind === "mixed") return true;
  if (settings.forwardAfterStore && isRecorded(step, item)) return true;
  return item.side === "client" && (kind === "imdn" || kind === "composing");
}

/**
 * Goes on with a message that is not routed yet, as far as no answer is missing.
 *
 * @param step The step.
 * @param item The message.
 */
export function prepare(step: MediaStep, item: Item): void {
  const { media } = step;
  const { side } = item;
  if (side === "client" && !areFirstsKnown(step, item)) return;
  if (media.settings.forwardAfterStore && item.storage === "none" && isRecorded(step, item)) {
    item.storage = "asked";
    askRecord(step, item, true);
  }
  if (item.storage === "asked") return;
  if (media.mode === "deferring" && side === "originator") routeToStore(step, item);
  else
    route(
      step,
      item,
      side === "client" ? routeFromClient(step, item) : routeFromOriginator(step, item),
    );
}

// CPM-D10: of several clients, the far side gets one notification of each kind.
function areFirstsKnown(step: MediaStep, item: Item): boolean {
  if (item.content.kind !== "imdn" || item.body === undefined) return true;
  if (item.firsts !== "none") return item.firsts.waiting === 0;
  const imdns = notificationsOf(item.content, item.body);
  item.about = imdns.map(({ messageId }) => messageId);
  item.isDisplayed = imdns.some(({ notification }) => notification?.status === "displayed");
  const { settings, options } = step.media;
  if (!settings.imdnDedup || settings.multiDevice === "first") return true;
  const once = imdns.flatMap(({ messageId, notification }) => {
    const status = notification?.status;
    return status === "delivered" || status === "displayed" ? [{ messageId, type: status }] : [];
  });
  // Another kind beside makes it one that has to go.
  if (once.length === 0 || once.length < imdns.length) return true;
  item.firsts = { waiting: once.length, isFirst: false };
  for (const { messageId, type } of once) {
    const { servedUser } = options.facts;
    askQuestion(
      step,
      { kind: "first-notification", servedUser, farUser: options.farUser, messageId, type },
      { kind: "first", item },
    );
  }
  return false;
}

// CPM-103, CPM-104: policy B, and the user has taken this client. A message counts when it is complete (CPM-D12).
function noteUse(step: MediaStep, item: Item): void {
  const { content, body } = item;
  if (content.kind === "composing") {
    if (body !== undefined && isTyping(content, body)) takeUse(step, item, "types");
  } else if (content.kind === "chat" && body !== undefined) takeUse(step, item, "says something");
}

function takeUse(step: MediaStep, { leg }: Item, why: string): void {
  const { media } = step;
  if (media.settings.multiDevice !== "until-use" || media.winner !== undefined) return;
  if (media.legs.get(leg)?.isEnding !== false) return;
  media.winner = leg;
  note(step, "CPM-103", leg, () => `the user ${why} here`);
  step.actions.push({ kind: "used", leg });
}

// CPM-081, CPM-082: who is typing is never stored.
function routeToStore(step: MediaStep, item: Item): void {
  const { leg, messageId, content } = item;
  const isStored = content.kind !== "composing" && content.kind !== "empty";
  item.isHeld = isStored;
  item.isForLater = isStored;
  relayEvent(step, {
    kind: "route",
    leg,
    messageId,
    to: [],
    isHeld: isStored,
    wantsBody: isStored,
    isKept: true,
  });
}

function route(step: MediaStep, item: Item, way: Way): void {
  const { leg, messageId } = item;
  if (way.refuse !== undefined) {
    step.media.items.delete(itemKey(leg, messageId));
    relayEvent(step, { kind: "route", leg, messageId, to: [], refuse: way.refuse });
    return;
  }
  if (item.side === "client") noteUse(step, item);
  if (way.notice !== undefined) notifyWriter(step, item, way.notice);
  item.isHeld = item.storage === "none" && isRecorded(step, item);
  item.isGuarded = isGuarded(step, item);
  item.destinations = way.to.length;
  const event: RouteEvent = {
    kind: "route",
    leg,
    messageId,
    to: way.to,
    isHeld: item.isHeld,
    wantsBody: item.isHeld || item.isGuarded,
    wantsOutcome: item.isGuarded,
    isKept: item.isGuarded,
    ...(way.late === undefined ? {} : { late: way.late }),
  };
  relayEvent(step, event);
  for (const id of item.about) takeTold(step, leg, id);
}

// A push has no leg of the originator: notifications go to him without one.
function notifyWriter(step: MediaStep, item: Item, body: Uint8Array): void {
  const { leg, content, messageId, about } = item;
  note(step, "CPM-082", leg, () => `${content.kind} ${messageId} to who wrote`);
  const { contentType } = content;
  step.actions.push({ kind: "notify", messageId: about[0], contentType, body });
}

// What no client gets in the end is deferred, if that is enabled: it was answered.
function isGuarded({ media }: MediaStep, { side, content }: Item): boolean {
  if (!media.settings.deferral || side !== "originator") return false;
  return (
    content.kind !== "composing" && content.kind !== "empty" && media.items.size <= MAX_GUARDED
  );
}

/**
 * Goes on with a message of which all octets are there.
 *
 * @param step The step.
 * @param key The message.
 * @param body All of it, where it is needed.
 */
export function completeItem(step: MediaStep, key: string, body: Uint8Array | undefined): void {
  const { media } = step;
  const item = media.items.get(key);
  if (item === undefined) return;
  item.isComplete = true;
  item.body = body ?? item.body;
  if (item.side === "client" && item.content.kind === "chat") takeUse(step, item, "says something");
  if (item.isHeld && item.storage === "none" && isRecorded(step, item)) {
    askRecord(step, item, false);
  }
  if (item.isForLater) askDefer(step, item);
  deferUndelivered(step, item);
  if (item.stores === 0 && !item.isGuarded) media.items.delete(key);
}

/**
 * Takes what became of a message on one leg.
 *
 * @param step The step.
 * @param key The message.
 * @param isDelivered Whether the leg has it.
 */
export function takeOutcome(step: MediaStep, key: string, isDelivered: boolean): void {
  const item = step.media.items.get(key);
  if (item === undefined || !item.isGuarded) return;
  if (isDelivered) {
    item.isGuarded = false;
    if (item.isComplete && item.stores === 0) step.media.items.delete(key);
    return;
  }
  item.failures++;
  deferUndelivered(step, item);
}

/**
 * Keeps a message for later that no client has got, and that none can get any more.
 *
 * @param step The step.
 * @param item The message.
 */
export function deferUndelivered(step: MediaStep, item: Item): void {
  const isOver = item.failures >= item.destinations;
  const isWaiting = item.destinations === 0 && step.media.mode === "live";
  if (!item.isGuarded || !item.isComplete || !isOver || isWaiting) return;
  item.isGuarded = false;
  askDefer(step, item);
}
