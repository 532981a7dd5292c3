import type { Card, Property } from "../card.ts";
import { withProperties } from "../edit/place.ts";
import { isCompanion, withoutOrphans } from "../edit/property.ts";
import { setRevision, type Revision } from "../edit/revision.ts";
import { versionOf, type Version } from "../values.ts";
import { separateAlternatives } from "./alternatives.ts";
import { Chooser, type Choose, type Conflict } from "./conflict.ts";
import { align, type Entry, type Groups } from "./entries.ts";
import { mergeProperty } from "./merge-property.ts";
import { orderMerged, type Placed } from "./order.ts";
import { pidsOf } from "./pid.ts";
import { renumberCard, SourceNumbers } from "./renumber.ts";
import { isSameMeaning, isSameText } from "./same.ts";
import { alignSources } from "./sources.ts";

/** What `mergeCards` and `synchronizeCards` take. */
export interface MergeOptions {
  /**
   * Whose part is taken in a conflict: one for all, or a function that is asked at each. With `both`,
   * the merged card has two properties, except where a card has one at most and mine is taken; what one
   * side removed and the other changed stays. Default `"mine"`.
   */
  readonly choose?: Choose;

  /** When the merge is made: the REV of the merged card. Without it, the later REV of both. */
  readonly revision?: Revision;
}

/** A merged card. */
export interface Merge {
  /**
   * The card, written where mine was: properties that come from mine keep their octets.
   */
  readonly card: Card;

  /** Where both sides say something, and not the same. */
  readonly conflicts: readonly Conflict[];
}

/**
 * Merges two edits of one card. What only one side changed is as that side has it. Properties are
 * matched by RFC 6350 section 7.1.2: by PID, by the name of what a card has once, by what their values
 * stand for, and by how alike they are. Lists are merged item by item, N, ADR and the like component by
 * component, parameters one by one, TYPE and PID value by value. Of two REVs the later is taken, which
 * is no conflict. The order of properties means nothing and makes no conflict either.
 *
 * @param base The card that both sides were made from.
 * @param mine One side.
 * @param theirs The other side.
 * @param options What to do about conflicts.
 * @returns The merged card: `mine` itself where theirs changed nothing, `theirs` where mine did not.
 * @throws RangeError if the cards have different versions, so that their values cannot be compared.
 */
export function mergeCards(
  base: Card,
  mine: Card,
  theirs: Card,
  options: MergeOptions = {},
): Merge {
  const merge = mergeUnlessSame(base, mine, theirs, options);
  const { revision } = options;
  return revision === undefined ? merge : { ...merge, card: setRevision(merge.card, revision) };
}

function mergeUnlessSame(base: Card, mine: Card, theirs: Card, options: MergeOptions): Merge {
  if (isSameText(base, theirs) || isSameText(mine, theirs)) return { card: mine, conflicts: [] };
  if (isSameText(base, mine)) return { card: theirs, conflicts: [] };
  const version = versionOf(mine);
  for (const other of [base, theirs]) {
    if (versionOf(other) === version) continue;
    throw new RangeError(`a card of ${version} cannot be merged with one of ${versionOf(other)}`);
  }
  const numbers = new SourceNumbers(mine);
  const there = renumberCard(theirs, numbers);
  const before = renumberCard(base, numbers);
  return new Merger(before, mine, there, version, options.choose ?? "mine").merge();
}

class Merger {
  readonly #base: Card;
  readonly #mine: Card;
  readonly #theirs: Card;
  readonly #version: Version;
  readonly #chooser: Chooser;
  readonly #entries: readonly Entry[];
  readonly #groups: Groups;
  readonly #ofMine: SideGroups;
  readonly #ofTheirs: SideGroups;
  /** Groups of the merged card, in lower case, that have more than labels. */
  readonly #owned = new Set<string>();
  /** Groups of the merged card, in lower case, that a property was removed from. */
  readonly #touched = new Set<string>();

  constructor(base: Card, mine: Card, theirs: Card, version: Version, choose: Choose) {
    this.#base = base;
    this.#mine = mine;
    this.#version = version;
    this.#chooser = new Chooser(choose);
    const { entries, groups } = align(base, mine, theirs, version);
    this.#entries = entries;
    this.#groups = groups;
    this.#theirs = separateAlternatives(base, mine, theirs, entries, version);
    this.#ofMine = this.#sideGroups(true);
    this.#ofTheirs = this.#sideGroups(false);
  }

  merge(): Merge {
    const merged = new Map<Entry, Placed>();
    // Labels come last: they stay as long as what they label.
    for (const labels of [false, true]) {
      for (const entry of this.#entries) {
        if (this.#isCompanion(entry) !== labels) continue;
        const properties = this.#mergeEntry(entry);
        merged.set(entry, { ...entry, properties });
        if (!labels) for (const { group } of properties) this.#owned.add(lower(group));
      }
    }
    const items = this.#entries.flatMap((entry) => merged.get(entry) ?? []);
    const ordered = orderMerged([...items, ...this.#mergeSources(items)]);
    const properties = withoutOrphans(
      ordered.flatMap((item) => item.properties),
      this.#touched,
    );
    return {
      card: this.#isMine(properties) ? this.#mine : withProperties(this.#mine, properties),
      conflicts: this.#chooser.conflicts,
    };
  }

  #isCompanion(entry: Entry): boolean {
    const { base, mine, theirs } = this.#propertiesOf(entry);
    return [base, mine, theirs].some((property) => property !== undefined && isCompanion(property));
  }

  #propertiesOf(entry: Entry): {
    base: Property | undefined;
    mine: Property | undefined;
    theirs: Property | undefined;
  } {
    return {
      base: at(this.#base, entry.base),
      mine: at(this.#mine, entry.mine),
      theirs: at(this.#theirs, entry.theirs),
    };
  }

  #mergeEntry(entry: Entry): Property[] {
    const { base, mine, theirs } = this.#propertiesOf(entry);
    if (mine !== undefined && theirs !== undefined) {
      const group = this.#groups.outcome(base, mine, theirs);
      const context = { version: this.#version, chooser: this.#chooser, group };
      const properties = mergeProperty({ base, mine, theirs }, context);
      for (const old of [group.mine, group.theirs]) {
        if (properties.every((property) => property.group !== old)) this.#touch(old);
      }
      return properties;
    }
    if (mine !== undefined) return this.#mergeOneSided(base, mine, true);
    return theirs === undefined ? [] : this.#mergeOneSided(base, theirs, false);
  }

  // Merges a property that only one side has: it is new, or the other side removed it.
  #mergeOneSided(base: Property | undefined, side: Property, isMine: boolean): Property[] {
    const group = isMine ? side.group : this.#groups.nameOf(side.group);
    const property = group === side.group ? side : { ...side, group };
    if (base === undefined) return [property];
    const isChanged =
      !isSameMeaning(base, side, this.#version) || !this.#groups.isKept(base, side, isMine);
    const of = isMine ? this.#ofMine : this.#ofTheirs;
    const key = lower(side.group);
    if (isCompanion(side)) {
      // It follows what it labels.
      if (of.restored.has(key)) return [property];
      if (of.dropped.has(key) && !this.#owned.has(lower(group))) return [];
    }
    if (isChanged || (!isCompanion(side) && of.relabelled.has(key))) {
      const mine = isMine ? side : undefined;
      const theirs = isMine ? undefined : side;
      const choice = this.#chooser.choose({ base, mine, theirs, kind: "removed" }, true);
      if (choice === "both" || (choice === "mine") === isMine) {
        if (side.group !== undefined) of.restored.add(key);
        return [property];
      }
    }
    if (side.group !== undefined) of.dropped.add(key);
    this.#touch(group);
    return [];
  }

  #sideGroups(isMine: boolean): SideGroups {
    const relabelled = new Set<string>();
    for (const entry of this.#entries) {
      if (!this.#isCompanion(entry)) continue;
      const { base, mine, theirs } = this.#propertiesOf(entry);
      const side = isMine ? mine : theirs;
      if (side?.group === undefined) continue;
      const isKept = base !== undefined && isSameMeaning(base, side, this.#version);
      if (!isKept) relabelled.add(lower(side.group));
    }
    return { relabelled, restored: new Set(), dropped: new Set() };
  }

  #touch(group: string | undefined): void {
    if (group !== undefined) this.#touched.add(group.toLowerCase());
  }

  // The CLIENTPIDMAPs of both sides, without those that one took away and no property needs.
  #mergeSources(items: readonly Placed[]): Placed[] {
    const used = new Set<number | undefined>();
    for (const { properties } of items) {
      for (const property of properties)
        for (const { source } of pidsOf(property)) used.add(source);
    }
    return alignSources(this.#base, this.#mine, this.#theirs)
      .filter(({ isRemoved, id }) => !isRemoved || used.has(id))
      .map((entry) => ({ ...entry, properties: [entry.property] }));
  }

  #isMine(properties: readonly Property[]): boolean {
    const mine = this.#mine.properties;
    return (
      properties.length === mine.length &&
      properties.every((property, index) => property === mine[index])
    );
  }
}

/** Groups of one side, in lower case, by what happened to properties in them. */
interface SideGroups {
  /** Those with a label that this side changed or added. */
  readonly relabelled: ReadonlySet<string>;

  /** Those with a property that the other side removed, and the merged card has. */
  readonly restored: Set<string>;

  /** Those with a property that the other side removed, and the merged card has not. */
  readonly dropped: Set<string>;
}

function lower(group: string | undefined): string {
  return group?.toLowerCase() ?? "";
}

function at({ properties }: Card, index: number | undefined): Property | undefined {
  return index === undefined ? undefined : properties[index];
}
