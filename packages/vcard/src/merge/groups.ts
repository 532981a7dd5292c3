import type { Property } from "../card.ts";

/** Which groups of two cards are one, whatever their names are; names are in lower case. */
export interface GroupMap {
  readonly rightOf: Map<string, string>;
  readonly leftOf: Map<string, string>;
}

/**
 * Makes a map without groups.
 *
 * @returns The map.
 */
export function emptyGroupMap(): GroupMap {
  return { rightOf: new Map(), leftOf: new Map() };
}

/** Groups of two properties that are one: that in the left card and that in the right one, if any. */
export type GroupPair = readonly [left: string | undefined, right: string | undefined];

/**
 * Takes it that the groups of properties that are one are one too: those that most properties speak for
 * first, then those of one name; each with one other at most.
 *
 * @param map The map, which is changed.
 * @param pairs The groups of properties that are one.
 */
export function joinGroups(map: GroupMap, pairs: Iterable<GroupPair>): void {
  const votes = new Map<string, { one: string; other: string; count: number }>();
  for (const [left, right] of pairs) {
    if (left === undefined || right === undefined) continue;
    const one = left.toLowerCase();
    const other = right.toLowerCase();
    const key = `${one} ${other}`;
    const vote = votes.get(key);
    if (vote === undefined) votes.set(key, { one, other, count: one === other ? 1.5 : 1 });
    else vote.count += 1;
  }
  for (const { one, other } of [...votes.values()].toSorted((a, b) => b.count - a.count)) {
    if (map.rightOf.has(one) || map.leftOf.has(other)) continue;
    map.rightOf.set(one, other);
    map.leftOf.set(other, one);
  }
}

/**
 * Tells whether two properties are in one group, or both in none.
 *
 * @param map Which groups are one.
 * @param left Group in the left card, or none.
 * @param right Group in the right card, or none.
 * @returns Whether they are.
 */
export function isSameGroup(
  map: GroupMap,
  left: string | undefined,
  right: string | undefined,
): boolean {
  if (left === undefined || right === undefined) return left === right;
  return map.rightOf.get(left.toLowerCase()) === right.toLowerCase();
}

/** Gives the groups of the right card names in the left one. */
export class GroupNames {
  readonly #map: GroupMap;
  /** Names of the left card by themselves in lower case, as written. */
  readonly #written = new Map<string, string>();
  readonly #taken = new Set<string>();
  readonly #given = new Map<string, string>();
  #next = 1;

  /**
   * @param map Which groups are one.
   * @param left Properties of the left card, whose groups keep their names.
   * @param right Properties of the right card, whose names are not given to others.
   */
  constructor(map: GroupMap, left: readonly Property[], right: readonly Property[]) {
    this.#map = map;
    for (const { group } of left) {
      if (group === undefined || this.#written.has(group.toLowerCase())) continue;
      this.#written.set(group.toLowerCase(), group);
      this.#taken.add(group.toLowerCase());
    }
    for (const { group } of right) if (group !== undefined) this.#taken.add(group.toLowerCase());
  }

  /**
   * Gives the name that a group of the right card has in the left one: that of the same group there,
   * else its own, or a free one where the left card has another group of this name.
   *
   * @param group Name in the right card, or none.
   * @returns The name.
   */
  nameOf(group: string | undefined): string | undefined {
    if (group === undefined) return undefined;
    const key = group.toLowerCase();
    const known = this.#map.leftOf.get(key);
    if (known !== undefined) return this.#written.get(known) ?? known;
    const given = this.#given.get(key) ?? (this.#written.has(key) ? this.#free() : group);
    this.#given.set(key, given);
    return given;
  }

  #free(): string {
    while (this.#taken.has(`item${this.#next}`)) this.#next += 1;
    const name = `item${this.#next}`;
    this.#taken.add(name);
    return name;
  }
}
