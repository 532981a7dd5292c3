import type { Parameter, Property } from "../card.ts";
import { decodeProperty, encodeProperty, type DecodedValue, type Version } from "../values.ts";
import { isSameList } from "../edit/same-line.ts";
import { identityKey } from "./identity.ts";
import type { Triple } from "./merge-parameters.ts";
import { isSameValue } from "../edit/same-value.ts";
import { valueParameters } from "./same.ts";

/** A value as a property has it, with the parameters that say how it is written. */
export interface WrittenValue {
  readonly value: string;
  readonly parameters: readonly Parameter[];
}

/** Whose part is taken where both sides changed a value, or one component of it. */
export type ValueChoice = (component: number | undefined) => "mine" | "theirs";

/**
 * Merges the value of a property: lists item by item, N, ADR and the like component by component, any
 * other as a whole.
 *
 * @param triple The property.
 * @param version Version of the cards.
 * @param choose What chooses where both sides changed the same.
 * @returns The value.
 */
export function mergeValue(triple: Triple, version: Version, choose: ValueChoice): WrittenValue {
  const { base, mine, theirs } = triple;
  if (base !== undefined && isSameValue(base, theirs, version)) return written(mine, version);
  if (base !== undefined && isSameValue(base, mine, version)) return written(theirs, version);
  // Two spellings of one number or address are no conflict.
  if (identityKey(mine, version) === identityKey(theirs, version)) return written(mine, version);
  const one = decodeProperty(mine, version);
  const other = decodeProperty(theirs, version);
  const before = base === undefined ? emptyLike(one) : decodeProperty(base, version);
  const merged = mergeDecoded(before, one, other, choose);
  if (merged === "mine") return written(mine, version);
  if (merged === "theirs") return written(theirs, version);
  return written(encodeProperty({ name: mine.name, parameters: [] }, merged, version), version);
}

function mergeDecoded(
  base: DecodedValue,
  mine: DecodedValue,
  theirs: DecodedValue,
  choose: ValueChoice,
): DecodedValue | "mine" | "theirs" {
  if (mine.shape === "list" && theirs.shape === "list") {
    // Dates, URIs and numbers in lists are merged as a whole.
    const texts = [base.shape === "list" ? base.values : [], mine.values, theirs.values];
    if (texts.every(isTexts)) {
      const [before = [], one = [], other = []] = texts;
      return { ...mine, values: mergeItems(before, one, other) };
    }
  }
  if (mine.shape === "components" && theirs.shape === "components") {
    const before = base.shape === "components" ? base.components : [];
    const components = mergeComponents(before, mine.components, theirs.components, choose);
    return { ...mine, components };
  }
  return choose(undefined);
}

function isTexts(values: readonly unknown[]): values is readonly string[] {
  return values.every((value) => typeof value === "string");
}

// What both have, and what either added, mine first; what either took away is gone, as often as it was
// taken away.
function mergeItems(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): string[] {
  const removed = counted(base);
  for (const item of theirs) add(removed, item, -1);
  const kept = mine.filter((item) => !take(removed, item));
  const known = counted(base);
  const merged = counted(mine);
  for (const [item, count] of known) merged.set(item, Math.max(merged.get(item) ?? 0, count));
  return [...kept, ...theirs.filter((item) => !take(merged, item))];
}

function counted(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) add(counts, item, 1);
  return counts;
}

function add(counts: Map<string, number>, item: string, number: number): void {
  counts.set(item, (counts.get(item) ?? 0) + number);
}

function take(counts: Map<string, number>, item: string): boolean {
  const count = counts.get(item) ?? 0;
  if (count > 0) counts.set(item, count - 1);
  return count > 0;
}

function mergeComponents(
  base: readonly (readonly string[])[],
  mine: readonly (readonly string[])[],
  theirs: readonly (readonly string[])[],
  choose: ValueChoice,
): (readonly string[])[] {
  const length = Math.max(mine.length, theirs.length);
  return Array.from({ length }, (_, index) => {
    const before = filled(base[index]);
    const one = filled(mine[index]);
    const other = filled(theirs[index]);
    if (isSameList(one, other) || isSameList(before, other)) return mine[index] ?? [""];
    if (isSameList(before, one)) return theirs[index] ?? [""];
    if (isMergeable(before, one) && isMergeable(before, other)) {
      const items = mergeItems(before, one, other);
      return items.length === 0 ? [""] : items;
    }
    return (choose(index) === "mine" ? mine[index] : theirs[index]) ?? [""];
  });
}

// The items of a component without the empty one that stands for none.
function filled(items: readonly string[] | undefined): readonly string[] {
  return items?.filter((item) => item !== "") ?? [];
}

// Two edits of a component go together if neither put something in the place of something else.
function isMergeable(base: readonly string[], items: readonly string[]): boolean {
  return base.length > 0 && (isAddition(base, items) || isAddition(items, base));
}

function isAddition(base: readonly string[], items: readonly string[]): boolean {
  const counts = counted(items);
  return base.every((item) => take(counts, item));
}

function written(property: Property, version: Version): WrittenValue {
  return { value: property.value, parameters: valueParameters(property, version) };
}

function emptyLike(value: DecodedValue): DecodedValue {
  if (value.shape === "list") return { ...value, values: [] };
  if (value.shape === "components") return { ...value, components: [] };
  return { shape: "single", type: "unknown", value: "" };
}
