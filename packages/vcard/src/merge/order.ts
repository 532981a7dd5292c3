import type { Property } from "../card.ts";
import { isCompanion } from "../edit/property.ts";

/** Where a property is in the three cards of a merge: its indexes. */
export interface Indexes {
  readonly base: number | undefined;
  readonly mine: number | undefined;
  readonly theirs: number | undefined;
}

/** What a property came to, with its places. */
export interface Placed extends Indexes {
  /** One, none if it was removed, or two. */
  readonly properties: readonly Property[];
}

/**
 * Orders the properties of a merged card: as mine has them, or as theirs has them where only that side
 * moved some. What only the other side has stands behind what it stands behind there.
 *
 * @param items The properties, in any order.
 * @returns The properties in their order.
 */
export function orderMerged<Item extends Placed>(items: readonly Item[]): Item[] {
  const mine = bySide(items, "mine");
  const theirs = bySide(items, "theirs");
  const isTheirs = isInOrder(mine) && !isInOrder(theirs);
  return isTheirs ? insert(theirs, mine, "theirs") : insert(mine, theirs, "mine");
}

function bySide<Item extends Placed>(items: readonly Item[], side: "mine" | "theirs"): Item[] {
  return items
    .filter((item) => item[side] !== undefined)
    .toSorted((one, other) => (one[side] ?? 0) - (other[side] ?? 0));
}

function isInOrder(items: readonly Placed[]): boolean {
  let last = -1;
  for (const { base } of items) {
    if (base === undefined) continue;
    if (base < last) return false;
    last = base;
  }
  return true;
}

// Puts what only the guests have behind what it stands behind there.
function insert<Item extends Placed>(
  host: readonly Item[],
  guests: readonly Item[],
  side: "mine" | "theirs",
): Item[] {
  const behind = guestsBehind(guests, side);
  const other = side === "mine" ? "theirs" : "mine";
  const ordered: Item[] = [];
  let waiting = behind.get(undefined) ?? [];
  let added: Item[] = [];
  for (const item of host) {
    if (item[other] === undefined) {
      added.push(item);
      continue;
    }
    ordered.push(...mingle(added, waiting), item);
    waiting = behind.get(item) ?? [];
    added = [];
  }
  return [...ordered, ...mingle(added, waiting)];
}

// What only the guests have, by what it stands behind that the host has too.
function guestsBehind<Item extends Placed>(
  guests: readonly Item[],
  side: "mine" | "theirs",
): Map<Item | undefined, Item[]> {
  const behind = new Map<Item | undefined, Item[]>();
  let anchor: Item | undefined;
  for (const item of guests) {
    if (item[side] !== undefined) {
      anchor = item;
      continue;
    }
    const others = behind.get(anchor);
    if (others === undefined) behind.set(anchor, [item]);
    else others.push(item);
  }
  return behind;
}

// Puts what two sides have in one place together: each of theirs behind those of its name that the host
// has there, else in front.
function mingle<Item extends Placed>(host: readonly Item[], guests: readonly Item[]): Item[] {
  if (guests.length === 0) return [...host];
  const units = unitsOf(host);
  // Labels at the start belong to what stands in front of this place.
  const first = isCompanionItem(units[0]?.[0]) ? (units.shift() ?? []) : [];
  const lastOf = new Map(units.map(([head], index) => [nameOf(head), index]));
  const front: Item[] = [];
  const behind = units.map((unit) => [...unit]);
  for (const unit of unitsOf(guests)) {
    const index = lastOf.get(nameOf(unit[0]));
    (behind[index ?? -1] ?? front).push(...unit);
  }
  return [...first, ...front, ...behind.flat()];
}

// Properties with the labels behind them.
function unitsOf<Item extends Placed>(items: readonly Item[]): Item[][] {
  const units: Item[][] = [];
  for (const item of items) {
    const last = units.at(-1);
    if (last === undefined || !isCompanionItem(item)) units.push([item]);
    else last.push(item);
  }
  return units;
}

function isCompanionItem(item: Placed | undefined): boolean {
  const [property] = item?.properties ?? [];
  return property !== undefined && isCompanion(property);
}

function nameOf(item: Placed | undefined): string | undefined {
  return item?.properties[0]?.name.toUpperCase();
}
