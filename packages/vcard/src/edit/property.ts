import { sameName, type Card, type Property } from "../card.ts";
import { isLabel } from "./label-text.ts";
import { placeFor, withProperties } from "./place.ts";
import { findProperties, type Selector } from "./selector.ts";

/** A property of the address of its group, as Apple's programs write it. */
const ADDRESS_FORMAT = "X-ABADR";

/**
 * Adds a property: behind the last of its name, else where RFC 6350 has it among the others, else at
 * the end.
 *
 * @param card The card.
 * @param property The property.
 * @returns The card with it.
 */
export function addProperty(card: Card, property: Property): Card {
  const { properties } = card;
  return withProperties(card, properties.toSpliced(placeFor(properties, property), 0, property));
}

/**
 * Replaces a property by another in its place.
 *
 * @param card The card.
 * @param property A property of the card.
 * @param by The property to stand there.
 * @returns The card with it.
 * @throws RangeError if the card does not have the property, as the same object.
 */
export function replaceProperty(card: Card, property: Property, by: Property): Card {
  const index = card.properties.indexOf(property);
  if (index === -1) {
    throw new RangeError(`the card does not have this property ${property.name.slice(0, 40)}`);
  }
  return by === property ? card : withProperties(card, card.properties.with(index, by));
}

/**
 * Removes the properties that are meant. The label of a group goes with the last property that it
 * labels.
 *
 * @param card The card.
 * @param selector What tells which are meant.
 * @returns The card without them; the same card if none is meant.
 */
export function removeProperties(card: Card, selector: Selector): Card {
  const removed = new Set(findProperties(card, selector));
  if (removed.size === 0) return card;
  const kept = card.properties.filter((property) => !removed.has(property));
  const groups = new Set<string>();
  for (const { group } of removed) if (group !== undefined) groups.add(group.toLowerCase());
  return withProperties(card, withoutOrphans(kept, groups));
}

/**
 * Tells whether a property only says something about another of its group.
 *
 * @param property The property.
 * @returns Whether it is a label, or the format of an address.
 */
export function isCompanion(property: Property): boolean {
  return isLabel(property) || sameName(property.name, ADDRESS_FORMAT);
}

/**
 * Tells whether a property may be the one that a companion of the same group says something about.
 *
 * @param property The property.
 * @param companion The companion.
 * @returns Whether it may be.
 */
export function isOwner(property: Property, companion: Property): boolean {
  if (isCompanion(property)) return false;
  return isLabel(companion) || sameName(property.name, "ADR");
}

/**
 * Leaves out the companions in some groups that nothing is left for.
 *
 * @param properties The properties.
 * @param groups The groups to look at, in lower case.
 * @returns The properties that are left.
 */
export function withoutOrphans(
  properties: readonly Property[],
  groups: ReadonlySet<string>,
): readonly Property[] {
  if (groups.size === 0) return properties;
  const owners = properties.filter(({ group }) => group !== undefined && groups.has(lower(group)));
  const labelled = new Set<string>();
  const addressed = new Set<string>();
  for (const owner of owners) {
    if (isCompanion(owner)) continue;
    labelled.add(lower(owner.group));
    if (sameName(owner.name, "ADR")) addressed.add(lower(owner.group));
  }
  return properties.filter((property) => {
    const group = lower(property.group);
    if (!groups.has(group) || !isCompanion(property)) return true;
    return (isLabel(property) ? labelled : addressed).has(group);
  });
}

function lower(group: string | undefined): string {
  return group?.toLowerCase() ?? "";
}
