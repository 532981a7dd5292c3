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
  const groups = emptyGroupMap();
  const known = knownEntries(base, toMine.pairs, toTheirs.pairs);
  const chained = [...toMine.groups.rightOf].map(
    ([group, one]) => [one, toTheirs.groups.rightOf.get(group)] as const,
  );
  joinGroups(groups, chained);
  joinGroups(
    groups,
    known.map((entry) => [groupAt(mine, entry.mine), groupAt(theirs, entry.theirs)]),
  );
  const open = [...known, ...additions(mine, theirs, toMine.pairs, toTheirs.pairs)];
  const entries = link(open, mine, theirs, { version, groups });
  const names = new GroupNames(groups, mine.properties, theirs.properties);
  return { entries, groups: new Groups(toMine.groups, toTheirs.groups, groups, names) };
}

// The properties of the base, and where they are on both sides.
function knownEntries(base: Card, mine: readonly Pair[], theirs: readonly Pair[]): Entry[] {
  const mineOf = partners(mine);
  const theirsOf = partners(theirs);
  return base.properties.flatMap((property, index) =>
    isPidSource(property)
      ? []
      : [{ base: index, mine: mineOf.get(index), theirs: theirsOf.get(index) }],
  );
}

// What is in one side and not in the base.
function additions(
  mine: Card,
  theirs: Card,
  mineKnown: readonly Pair[],
  theirsKnown: readonly Pair[],
): Entry[] {
  return [
    ...unpaired(mine, mineKnown).map((index) => ({
      base: undefined,
      mine: index,
      theirs: undefined,
    })),
    ...unpaired(theirs, theirsKnown).map((index) => ({
      base: undefined,
      mine: undefined,
      theirs: index,
    })),
  ];
}

// Joins what is in one side only with what is the same on the other: both have added it, or one has
// edited it so much that it was not known again.
function link(
  entries: readonly Entry[],
  mine: Card,
  theirs: Card,
  options: { readonly version: Version; readonly groups: GroupMap },
): Entry[] {
  const here = entries.filter((entry) => entry.mine !== undefined && entry.theirs === undefined);
  const there = entries.filter((entry) => entry.theirs !== undefined && entry.mine === undefined);
  const { pairs } = pairProperties(
    here.flatMap((entry) => propertyAt(mine, entry.mine)),
    there.flatMap((entry) => propertyAt(theirs, entry.theirs)),
    { ...options, isEdit: false, leftSources: pidSources(mine), rightSources: pidSources(theirs) },
  );
  const linked = new Map<Entry, Entry>();
  const gone = new Set<Entry>();
  for (const { left, right } of pairs) {
    const one = here[left];
    const other = there[right];
    if (one === undefined || other === undefined) continue;
    // Two properties of the base stay two.
    if (one.base !== undefined && other.base !== undefined) continue;
    linked.set(one, { base: one.base ?? other.base, mine: one.mine, theirs: other.theirs });
    gone.add(other);
  }
  return entries.flatMap((entry) => (gone.has(entry) ? [] : [linked.get(entry) ?? entry]));
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

function propertyAt({ properties }: Card, index: number | undefined): readonly Property[] {
  return index === undefined ? [] : properties.slice(index, index + 1);
}

function groupAt(card: Card, index: number | undefined): string | undefined {
  return propertyAt(card, index)[0]?.group;
}
