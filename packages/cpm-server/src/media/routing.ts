import type { Destination, RouteEvent } from "@callingcard/msrp-session";
import { acceptsType } from "@callingcard/sdp";
import type { Content } from "./content.ts";
import { withDirection, withoutDirection } from "./direction.ts";
import { type Item, type Leg, type MediaStep, note, openLegs } from "./state.ts";

/** Most octets of a notification that goes without a session: it has to be a small message (RFC 3428 section 8). */
const MAX_NOTICE_OCTETS = 16_384;

/** Where a message goes, and what late clients get of it; or why it goes nowhere. */
export interface Way {
  readonly to: readonly Destination[];
  readonly late?: RouteEvent["late"];
  readonly refuse?: number;

  /** What goes to who wrote a pushed message, with whom there is no leg. */
  readonly notice?: Uint8Array;
}

/**
 * Decides where a message of the originator goes: to all clients (CPM-099). A client that comes later gets it too, under policies
 * that keep several, or if there is none yet.
 *
 * @param step The step.
 * @param item The message.
 * @returns The way.
 */
export function routeFromOriginator(step: MediaStep, item: Item): Way {
  const { media } = step;
  const { settings, relay } = media;
  const legs = openLegs(media, "client");
  const block = blockForClients(step, item);
  const fitting = legs.filter((leg) => fits(leg, item));
  if (legs.length > 0 && fitting.length === 0) return refusal(step, legs, item);
  if (legs.length === 0 && !hasRoom(step, item)) {
    note(step, "CPM-099", item.leg, () => `${item.messageId} refused: no client yet, and no room`);
    return { to: [], refuse: 413 };
  }
  const isOften = item.content.kind === "composing";
  // Who reads slowly needs not know who was typing a while ago.
  const to = fitting.filter(({ leg }) => !isOften || relay.legs.get(leg)?.queue.length === 0);
  note(step, "CPM-099", item.leg, () => `${what(item)} to ${names(to)}`);
  const isKept = !isOften && (settings.multiDevice !== "first" || legs.length === 0);
  return {
    to: to.map(({ leg }) => ({ leg, block })),
    ...(isKept ? { late: { block } } : {}),
  };
}

// What is kept for clients that are not there yet must not push out what nobody has got.
function hasRoom({ media }: MediaStep, { total = 0 }: Item): boolean {
  const { late, lateOctets, limits } = media.relay;
  return late.length < limits.maxLateMessages && lateOctets + total <= limits.maxLateOctets;
}

// what the far side says of the direction goes, unless it is trusted.
function blockForClients({ media }: MediaStep, { content }: Item): Uint8Array | undefined {
  const { settings, options } = media;
  if (settings.directionOnIncoming === "sent") return withDirection(content, "sent", settings);
  if (settings.markReceived) return withDirection(content, "received", settings);
  return options.isTrustedFunction ? undefined : withoutDirection(content);
}

/**
 * Decides where a message of a client goes: to the originator (CPM-107), without Message-Direction, and under policy C to the user's
 * other clients, with it (CPM-102, CPM-106).
 *
 * @param step The step.
 * @param item The message.
 * @returns The way.
 */
export function routeFromClient(step: MediaStep, item: Item): Way {
  const { media } = step;
  const { content, firsts } = item;
  const originators = openLegs(media, "originator");
  const isRepeated = firsts !== "none" && !firsts.isFirst;
  if (isRepeated) note(step, "CPM-D10", item.leg, () => `${what(item)} stays here: not the first`);
  const there = isRepeated ? [] : originators;
  const fitting = there.filter((leg) => fits(leg, item));
  if (there.length > 0 && fitting.length === 0) return refusal(step, there, item);
  const stripped = withoutDirection(content);
  const copies = copiesOf(step, item);
  if (fitting.length > 0)
    note(step, "CPM-107", item.leg, () => `${what(item)} to ${names(fitting)}`);
  if (originators.length === 0 && copies.to.length === 0 && content.kind === "chat") {
    note(step, "CPM-107", item.leg, () => `${what(item)} refused: nobody is there`);
    return { to: [], refuse: 403 };
  }
  const to = [...fitting.map(({ leg }) => ({ leg, block: stripped })), ...copies.to];
  const way: Way = { to, ...(copies.late === undefined ? {} : { late: copies.late }) };
  const { body } = item;
  const isNotice = content.kind === "imdn" && media.push.messages.length > 0 && !isRepeated;
  if (!isNotice || body === undefined || originators.length > 0) return way;
  if (body.length > MAX_NOTICE_OCTETS || media.push.notices === 0) return { to: [], refuse: 413 };
  media.push.notices--;
  return { ...way, notice: withBlock(item, body, stripped) };
}

function withBlock({ content }: Item, body: Uint8Array, block: Uint8Array | undefined): Uint8Array {
  return block === undefined ? body : joined(block, body.subarray(content.block?.length ?? 0));
}

function joined(front: Uint8Array, rest: Uint8Array): Uint8Array {
  const octets = new Uint8Array(front.length + rest.length);
  octets.set(front);
  octets.set(rest, front.length);
  return octets;
}

function copiesOf(step: MediaStep, item: Item): Way {
  const { media } = step;
  const { settings } = media;
  if (settings.multiDevice !== "all" || !isCopied(step, item)) return { to: [] };
  const others = openLegs(media, "client").filter((leg) => leg.leg !== item.leg && fits(leg, item));
  const block = withDirection(item.content, "sent", settings);
  if (others.length > 0) {
    note(step, "CPM-106", item.leg, () => `copy of ${what(item)} to ${names(others)}`);
    if (block === undefined)
      note(step, "CPM-D09", item.leg, () => "copied without Message-Direction");
    else note(step, "CPM-102", item.leg, () => "with Message-Direction: sent");
  }
  const late = item.content.kind === "chat" ? { late: { block } } : {};
  return { to: others.map(({ leg }) => ({ leg, block })), ...late };
}

function isCopied({ media }: MediaStep, item: Item): boolean {
  const { directDelivery, syncDisplayed } = media.settings;
  if (item.content.kind === "chat") return directDelivery;
  return item.content.kind === "imdn" && syncDisplayed && item.isDisplayed;
}

/**
 * Tells whether a leg may get a message: of a type that its peer lists, and not longer than that takes (RFC 4975 section 8.6). A peer
 * that lists no wrapped types takes what it lists.
 *
 * @param leg The leg.
 * @param message The message, and its octets if they are known.
 * @returns Whether it may.
 */
export function fits(leg: Leg, message: Pick<Item, "content" | "total">): boolean {
  const { content, total = 0 } = message;
  return total <= (leg.maxSize ?? Infinity) && takes(leg, content);
}

function takes({ acceptTypes, acceptWrappedTypes }: Leg, content: Content): boolean {
  const { isCpim, type } = content;
  if (!acceptsType(acceptTypes, isCpim ? "message/cpim" : type)) return false;
  if (!isCpim || type === "" || acceptWrappedTypes.length === 0) return true;
  return acceptsType(acceptWrappedTypes, type) || acceptsType(acceptTypes, type);
}

function refusal(step: MediaStep, legs: readonly Leg[], item: Item): Way {
  const status = legs.every((leg) => !takes(leg, item.content)) ? 415 : 413;
  note(step, "CPM-097", item.leg, () => `${what(item)} refused: ${status} for ${names(legs)}`);
  return { to: [], refuse: status };
}

function what({ messageId, content }: Item): string {
  return `${content.kind} ${messageId}`;
}

function names(legs: readonly Leg[]): string {
  return legs.length === 0 ? "nobody yet" : legs.map(({ leg }) => leg).join(", ");
}
