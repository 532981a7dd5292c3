import type { Relay, RelayAction, RelayEvent } from "@callingcard/msrp-session";
import { createRelay, stepRelay } from "@callingcard/msrp-session";
import type { RequirementId } from "../requirement.ts";
import type { Question } from "../session/question.ts";
import type { Settings } from "../settings.ts";
import type { StoredDeferredMessage } from "../store/deferred-messages.ts";
import type { MediaAction } from "./action.ts";
import type { Content } from "./content.ts";
import type { MediaLeg, MediaOptions } from "./event.ts";

/** Most messages of a leg that are not complete, or wait for something. */
const MAX_OPEN_MESSAGES = 64;

/** Octets of messages that a leg may have begun beside the largest one. */
const MORE_OCTETS = 2_097_152;

/** Longest identifier that leaves room for the number of a transaction (RFC 4975 section 9). */
const MAX_IDENTIFIER = 28;

/**
 * The media plane of one medium of a session (8.3.2.1.4): plain data but for `createId`. It is updated in place: one that was
 * stepped must not be used again.
 */
export interface Media {
  readonly options: MediaOptions;
  settings: Settings;
  relay: Relay;
  readonly legs: Map<string, Leg>;
  mode: "live" | "deferring";

  /** The client that the user has taken (policy B). */
  winner: string | undefined;

  /** Messages that are not done with, by leg and Message-ID. */
  readonly items: Map<string, Item>;

  /** What was asked and not answered. */
  readonly asked: Map<number, Asked>;
  nextAsk: number;
  readonly push: Push;
}

/** A leg, and whether it has got its BYE. */
export interface Leg extends MediaLeg {
  isEnding: boolean;
}

/** A message that came, as long as something is to be done about it. */
export interface Item {
  readonly leg: string;
  readonly side: MediaLeg["side"];
  readonly messageId: string;
  readonly content: Content;

  /** The whole message, once it is there and was needed. */
  body: Uint8Array | undefined;

  /** Octets of it, as far as they are said. */
  readonly total: number | undefined;
  isComplete: boolean;

  /** Whether it is on disk: asked for before it was routed. */
  storage: "none" | "asked" | "stored";

  /** Notifications in it: how many answers are awaited, and whether one was the first of its kind (CPM-D10). */
  firsts: "none" | { waiting: number; isFirst: boolean };

  /** Whether it tells that a message was displayed. */
  isDisplayed: boolean;

  /** The imdn.Message-IDs that it tells of. */
  about: readonly string[];

  /** Whether it goes to no client, but is kept for later (CPM-082). */
  isForLater: boolean;

  /** Whether the 200 waits for the stores, and how many answers of those. */
  isHeld: boolean;
  stores: number;
  hasFailed: boolean;
  isDeferred: boolean;

  /** Whether it is deferred when no client gets it; to how many legs it goes, and how many have failed. */
  isGuarded: boolean;
  destinations: number;
  failures: number;
}

/** What an answer is for. */
export type Asked =
  | { readonly kind: "store"; readonly item: Item; readonly isDeferral: boolean }
  | { readonly kind: "store-first"; readonly item: Item }
  | { readonly kind: "first"; readonly item: Item }
  | { readonly kind: "forget" };

/** Messages of before, and how far each leg is with them. */
interface Push {
  messages: readonly StoredDeferredMessage[];

  /** Those that are on their way, by their Message-ID on the legs. */
  readonly open: Map<string, StoredDeferredMessage>;

  /** How far each leg is. */
  readonly lines: Map<string, PushLine>;

  /** How many notifications may still go to who wrote them. */
  notices: number;
}

/** How far a client is with messages of before. */
export interface PushLine {
  /** Place of the next one that is sent. */
  next: number;

  /** Octets on their way. */
  octets: number;

  /** imdn.Message-ID of those that it has, and was asked to say so. */
  readonly untold: Set<string>;

  /** Whether the session has heard that this is the end. */
  isOver: boolean;
}

/** What the functions of a media plane work with during a step. */
export interface MediaStep {
  readonly media: Media;
  readonly actions: MediaAction[];

  /** Now, in milliseconds since 1970. */
  readonly at: number;

  /** What the relay wants done, in its order. */
  readonly pending: RelayAction[];
}

/**
 * Makes a media plane without legs.
 *
 * @param options What it is about.
 * @returns The media plane.
 */
export function createMedia(options: MediaOptions): Media {
  const { settings, createId } = options;
  const { maxMessageOctets } = settings;
  const relay = createRelay({
    createId: () => createId().slice(0, MAX_IDENTIFIER),
    limits: {
      maxQueueOctets: settings.legQueueBytes,
      maxMessageOctets,
      maxHeldOctets: maxMessageOctets + MORE_OCTETS,
      maxOpenMessages: MAX_OPEN_MESSAGES,
      maxLateMessages: settings.preBufferMessages,
      maxLateOctets: settings.preBufferOctets,
    },
  });
  return {
    options,
    settings,
    relay,
    legs: new Map(),
    mode: "live",
    winner: undefined,
    items: new Map(),
    asked: new Map(),
    nextAsk: 0,
    push: { messages: [], open: new Map(), lines: new Map(), notices: 0 },
  };
}

/**
 * Lets the relay go on. What it wants done is taken in its turn.
 *
 * @param step The step.
 * @param event What happens to the relay.
 */
export function relayEvent(step: MediaStep, event: RelayEvent): void {
  const [relay, actions] = stepRelay(step.media.relay, event);
  step.media.relay = relay;
  for (const action of actions) step.pending.push(action);
}

/**
 * Asks a question.
 *
 * @param step The step.
 * @param question The question.
 * @param asked What its answer is for.
 */
export function askQuestion(step: MediaStep, question: Question, asked: Asked): void {
  const ask = step.media.nextAsk++;
  step.media.asked.set(ask, asked);
  step.actions.push({ kind: "ask", ask, question });
}

/**
 * Leaves a decision in the trace, if there is one.
 *
 * @param step The step.
 * @param requirement Why.
 * @param leg Where.
 * @param text Says what, where it is noted.
 */
export function note(
  step: MediaStep,
  requirement: RequirementId,
  leg: string,
  text: () => string,
): void {
  if (step.media.options.hasNotes === false) return;
  step.actions.push({ kind: "note", requirement, leg, text: text() });
}

/**
 * Names a message among those that are not done with.
 *
 * @param leg Where it came from.
 * @param messageId Its Message-ID there.
 * @returns The key.
 */
export function itemKey(leg: string, messageId: string): string {
  return `${leg} ${messageId}`;
}

/**
 * Finds the legs that messages can go to.
 *
 * @param media The media plane.
 * @param side Which side.
 * @returns Those that have not got their BYE.
 */
export function openLegs(media: Media, side: MediaLeg["side"]): readonly Leg[] {
  return [...media.legs.values()].filter((leg) => leg.side === side && !leg.isEnding);
}
