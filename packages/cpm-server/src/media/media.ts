import type { RelayAction } from "@callingcard/msrp-session";
import type { Answer } from "../session/question.ts";
import type { MediaAction } from "./action.ts";
import type { MediaEvent, MediaLeg } from "./event.ts";
import { readContent } from "./content.ts";
import { completeItem, deferUndelivered, prepare, takeMessage, takeOutcome } from "./messages.ts";
import { fits } from "./routing.ts";
import { firePushTimer, pushOn, pushTo, startPush, takePushed } from "./push.ts";
import { itemKey, type Leg, type Media, type MediaStep, note, relayEvent } from "./state.ts";
import { refuseOrGoOn, takeStored } from "./storage.ts";

export { createMedia, type Media } from "./state.ts";

/**
 * Takes what happens to a media plane (8.3.2.1.4): messages of the originator go to the clients, those of a client to the originator
 * and by policy to the user's other clients; what is to be stored is, before its sender gets the 200.
 *
 * @param media The media plane. It is updated in place: do not use the old one again.
 * @param event What happens.
 * @param at Now, in milliseconds since 1970-01-01T00:00:00Z.
 * @returns The media plane, and what it asks for, in this order.
 */
export function stepMedia(
  media: Media,
  event: MediaEvent,
  at: number,
): readonly [Media, readonly MediaAction[]] {
  const step: MediaStep = { media, actions: [], at, pending: [] };
  takeEvent(step, event);
  for (const action of step.pending) takeAction(step, action);
  return [media, step.actions];
}

function takeEvent(step: MediaStep, event: MediaEvent): void {
  const { media } = step;
  switch (event.kind) {
    case "leg-opened":
      openLeg(step, event);
      break;
    case "leg-changed":
      changeLeg(step, event);
      break;
    case "leg-ending": {
      const leg = media.legs.get(event.leg);
      if (leg !== undefined) leg.isEnding = true;
      break;
    }
    case "leg-closed":
      media.legs.delete(event.leg);
      media.push.lines.delete(event.leg);
      relayEvent(step, { kind: "remove-leg", leg: event.leg });
      break;
    case "bound":
      relayEvent(step, { kind: "connected", leg: event.leg, isActive: event.isActive });
      pushOn(step, event.leg);
      break;
    case "unbound":
      relayEvent(step, { kind: "disconnected", leg: event.leg });
      break;
    case "paused":
      relayEvent(step, { kind: "pause", leg: event.leg });
      break;
    case "drained":
      relayEvent(step, { kind: "resume", leg: event.leg });
      pushOn(step, event.leg);
      break;
    case "frame":
      relayEvent(step, event);
      break;
    case "timer":
      if (!firePushTimer(step, event.timer)) relayEvent(step, event);
      break;
    case "told":
      takeAnswer(step, event.ask, event.answer);
      break;
    case "policy":
      media.settings = event.settings;
      break;
    case "mode":
      media.mode = event.mode;
      for (const item of media.items.values()) deferUndelivered(step, item);
      break;
    case "push":
      startPush(step, event.messages);
      break;
  }
}

function openLeg(step: MediaStep, event: MediaLeg): void {
  const { media } = step;
  const { leg, side, localUri, remotePath, acceptTypes, acceptWrappedTypes, maxSize } = event;
  const opened: Leg = {
    leg,
    side,
    localUri,
    remotePath,
    acceptTypes,
    acceptWrappedTypes,
    maxSize,
    isEnding: false,
  };
  media.legs.set(leg, opened);
  const unfit = media.relay.late.filter(
    (message) => !fits(opened, { content: readContent(message), total: message.total }),
  );
  relayEvent(step, {
    kind: "add-leg",
    leg,
    localUri,
    remotePath,
    isLate: side === "client",
    isWithout: unfit.map(({ messageId }) => messageId),
  });
  if (side === "client") pushTo(step, leg);
}

function changeLeg(step: MediaStep, event: MediaLeg): void {
  const { leg, localUri, remotePath, acceptTypes, acceptWrappedTypes, maxSize } = event;
  const known = step.media.legs.get(leg);
  if (known === undefined) return;
  const changed = { localUri, remotePath, acceptTypes, acceptWrappedTypes, maxSize };
  step.media.legs.set(leg, { ...known, ...changed });
  relayEvent(step, { kind: "change-leg", leg, localUri, remotePath });
}

function takeAnswer(step: MediaStep, ask: number, answer: Answer): void {
  const asked = step.media.asked.get(ask);
  if (asked === undefined) return;
  step.media.asked.delete(ask);
  switch (asked.kind) {
    case "store":
      takeStored(step, asked.item, asked.isDeferral, answer);
      break;
    case "store-first":
      takeStoredFirst(step, asked.item, answer);
      break;
    case "first":
      takeFirst(step, asked.item, answer);
      break;
    case "forget":
      if (answer.kind === "unavailable") raiseStoreDown(step, answer.reason);
      break;
  }
}

// `forwardAfterStore`: the message goes on when it is stored, or is refused.
function takeStoredFirst(step: MediaStep, item: MediaItem, answer: Answer): void {
  item.storage = "stored";
  if (answer.kind !== "stored") refuseOrGoOn(step, item, false, answer);
  if (!item.hasFailed) {
    prepare(step, item);
    return;
  }
  const { leg, messageId } = item;
  step.media.items.delete(itemKey(leg, messageId));
  relayEvent(step, { kind: "route", leg, messageId, to: [], refuse: 408 });
}

type MediaItem = Parameters<typeof prepare>[1];

function takeFirst(step: MediaStep, item: MediaItem, answer: Answer): void {
  if (item.firsts === "none") return;
  item.firsts.waiting--;
  // Told twice is better than never told.
  if (answer.kind === "unavailable") raiseStoreDown(step, answer.reason);
  if (answer.kind !== "first" || answer.first) item.firsts.isFirst = true;
  if (item.firsts.waiting === 0) prepare(step, item);
}

function raiseStoreDown({ actions }: MediaStep, text: string): void {
  actions.push({ kind: "alarm", alarm: "store-down", text });
}

function takeAction(step: MediaStep, action: RelayAction): void {
  switch (action.kind) {
    case "send":
    case "await-drain":
    case "start-timer":
    case "stop-timer":
    case "leg-failed":
      step.actions.push(action);
      break;
    case "message":
      takeMessage(step, action);
      break;
    case "complete":
      completeItem(step, itemKey(action.leg, action.messageId), action.body);
      break;
    case "abandoned":
      step.media.items.delete(itemKey(action.leg, action.messageId));
      break;
    case "delivered":
    case "failed": {
      const isDelivered = action.kind === "delivered";
      if (action.from === undefined) takePushed(step, action.leg, action.messageId, isDelivered);
      else takeOutcome(step, itemKey(action.from, action.messageId), isDelivered);
      break;
    }
    case "leg-overflow":
      note(step, "CPM-D13", action.leg, () => "does not read, and has too much waiting");
      step.actions.push({ kind: "overflow", leg: action.leg });
      break;
  }
}
