import type { Card, Property } from "../card.ts";
import type { Version } from "../values.ts";
import { emptyGroupMap, GroupNames, isSameGroup, joinGroups, type GroupMap } from "./groups.ts";
import type { GroupOutcome } from "./merge-property.ts";
import type { Indexes } from "./order.ts";
import { pairProperties, type Pair } from "./pairing.ts";
import { isPidSource, pidSources } from "./pid.ts";

/** One property in up to three cards: the indexes of it. */
export type Entry = Indexes;

/** What the three cards of a merge have in common. */
export interface Alignment {
  readonly entries: readonly Entry[];
  readonly groups: Groups;
}

/** Which groups of the three cards are one. */
export class Groups {
  readonly #baseToMine: GroupMap;
  readonly #baseToTheirs: GroupMap;
  readonly #mineToTheirs: GroupMap;
  readonly #names: GroupNames;

  constructor(
    baseToMine: GroupMap,
    baseToTheirs: GroupMap,
    mineToTheirs: GroupMap,
    names: GroupNames,
  ) {
    this.#baseToMine = baseToMine;
    this.#baseToTheirs = baseToTheirs;
    this.#mineToTheirs = mineToTheirs;
    this.#names = names;
  }

  /**
   * Gives the name that a group of theirs has in the merged card.
   *
   * @param group The group, or none.
   * @returns The name.
   */
  nameOf(group: string | undefined): string | undefined {
    return this.#names.nameOf(group);
  }

  /**
   * Tells what became of the group of a property that both sides have.
   *
   * @param base The property in the base, if it is there.
   * @param mine The property on one side.
   * @param theirs The property on the other side.
   * @returns The groups.
   */
  outcome(base: Property | undefined, mine: Property, theirs: Property): GroupOutcome {
    return {
      mine: mine.group,
      theirs: this.nameOf(theirs.group),
      isSame: isSameGroup(this.#mineToTheirs, mine.group, theirs.group),
      isMineChanged: !isSameGroup(this.#baseToMine, base?.group, mine.group),
      isTheirsChanged: !isSameGroup(this.#baseToTheirs, base?.group, theirs.group),
    };
  }

  /**
   * Tells whether a property is in the same group as in the base, or in none in both.
   *
   * @param base The property in the base.
   * @param side The property on a side.
   * @param isMine Which side it is.
   * @returns Whether it is.
   */
  isKept(base: Property, side: Property, isMine: boolean): boolean {
    return isSameGroup(isMine ? this.#baseToMine : this.#baseToTheirs, base.group, side.group);
  }
}

/**
 * Finds which properties of three cards are one. CLIENTPIDMAPs are not among them.
 *
 * @param base The card that both sides were made from.
 * @param mine One side.
 * @param theirs The other side, with the PIDs of mine.
 * @param version Version of all three.
 * @returns The properties and the groups.
 */
export function align(base: Card, mine: Card, theirs: Card, version: Version): Alignment {
  const sources = [base, mine, theirs].map(pidSources);
  const [baseSources = new Map(), mineSources = new Map(), theirSources = new Map()] = sources;
  const shared = { version, isEdit: true, leftSources: baseSources };
  const toMine = pairProperties(base.properties, mine.properties, {
    ...shared,
    rightSources: mineSources,
  });
  const toTheirs = pairProperties(base.properties, theirs.properties, {
    ...shared,
    rightSources: theirSources,
  });
  const mineOf = partners(toMine.pairs);
  const theirsOf = partners(toTheirs.pairs);
  const groups = emptyGroupMap();
  const entries: Entry[] = [];
  for (const [index, property] of base.properties.entries()) {
    if (isPidSource(property)) continue;
    const one = mineOf.get(index);
    const other = theirsOf.get(index);
    entries.push({ base: index, mine: one, theirs: other });
    if (one === undefined || other === undefined) continue;
    joinGroups(groups, mine.properties[one]?.group, theirs.properties[other]?.group);
  }
  for (const [group, one] of toMine.groups.rightOf) {
    joinGroups(groups, one, toTheirs.groups.rightOf.get(group));
  }
  entries.push(...additions(mine, theirs, toMine.pairs, toTheirs.pairs, groups, version));
  const names = new GroupNames(groups, mine.properties, theirs.properties);
  return { entries, groups: new Groups(toMine.groups, toTheirs.groups, groups, names) };
}

// What both sides have added, and which of it is one.
function additions(
  mine: Card,
  theirs: Card,
  mineKnown: readonly Pair[],
  theirsKnown: readonly Pair[],
  groups: GroupMap,
  version: Version,
): Entry[] {
  const here = unpaired(mine, mineKnown);
  const there = unpaired(theirs, theirsKnown);
  const { pairs } = pairProperties(propertiesAt(mine, here), propertiesAt(theirs, there), {
    version,
    isEdit: false,
    leftSources: pidSources(mine),
    rightSources: pidSources(theirs),
    groups,
  });
  const partnerOf = partners(pairs);
  const paired = new Set(pairs.map(({ right }) => right));
  const entries = here.map((index, place): Entry => {
    const other = partnerOf.get(place);
    return { base: undefined, mine: index, theirs: other === undefined ? undefined : there[other] };
  });
  for (const [place, index] of there.entries()) {
    if (!paired.has(place)) entries.push({ base: undefined, mine: undefined, theirs: index });
  }
  return entries;
}

function partners(pairs: readonly Pair[]): Map<number, number> {
  return new Map(pairs.map(({ left, right }) => [left, right]));
}

function unpaired(card: Card, pairs: readonly Pair[]): number[] {
  const known = new Set(pairs.map(({ right }) => right));
  return card.properties.flatMap((property, index) =>
    known.has(index) || isPidSource(property) ? [] : [index],
  );
}

function propertiesAt({ properties }: Card, indexes: readonly number[]): Property[] {
  return indexes.flatMap((index) => properties.slice(index, index + 1));
}
