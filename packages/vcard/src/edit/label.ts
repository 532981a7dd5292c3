import { sameName, type Card, type Property } from "../card.ts";
import { encodeProperty, versionOf } from "../values.ts";
import { isLabel, LABEL_NAME, labelAlike, labelReader } from "./label-text.ts";
import { withProperties } from "./place.ts";
import { isCompanion, isOwner, replaceProperty } from "./property.ts";

/**
 * Reads the label that a person gave a property: the X-ABLabel of its group, as Apple's and Google's
 * programs write it. `_$!<Home>!$_`, which Apple's programs translate, is read as `Home`.
 *
 * @param card The card.
 * @param property A property of the card.
 * @returns The label; `undefined` without one, or with an empty one.
 */
export function labelOf(card: Card, property: Property): string | undefined {
  return labelReader(card)(property);
}

/**
 * Sets the label of a property. A property without a group gets a new one, and so does one whose label
 * is also that of others.
 *
 * @param card The card.
 * @param property A property of the card, not itself a label.
 * @param label The label; `undefined` to remove it.
 * @returns The card with it; the same card if that is its label already.
 * @throws RangeError if the card does not have the property, as the same object, or if it is a label.
 */
export function setLabel(card: Card, property: Property, label: string | undefined): Card {
  if (isCompanion(property)) throw new RangeError(`${property.name} has no label`);
  const unchanged = replaceProperty(card, property, property);
  if (labelOf(card, property) === label) return unchanged;
  const members = groupOf(card, property);
  const labels = members.filter(isLabel);
  const isShared =
    labels.length > 0 && members.some((other) => other !== property && !isCompanion(other));
  if (isShared) return withOwnGroup(card, property, members, label);
  const [first] = labels;
  if (label === undefined) return without(card, labels);
  if (first === undefined) return withNewLabel(card, property, label);
  const renamed = labelProperty(card, { ...first, text: labelAlike(label, first) });
  return replaceProperty(card, first, renamed);
}

/**
 * Finds a group that no property of a card is in.
 *
 * @param card The card.
 * @returns `item1`, or the next number that is free.
 */
export function freeGroup(card: Card): string {
  const groups = new Set<string>();
  for (const { group } of card.properties) if (group !== undefined) groups.add(group.toLowerCase());
  let number = 1;
  while (groups.has(`item${number}`)) number += 1;
  return `item${number}`;
}

function groupOf(card: Card, { group }: Property): Property[] {
  if (group === undefined) return [];
  return card.properties.filter(
    (other) => other.group !== undefined && sameName(other.group, group),
  );
}

function without(card: Card, removed: readonly Property[]): Card {
  return withProperties(
    card,
    card.properties.filter((property) => !removed.includes(property)),
  );
}

// Labels a property that has no label, behind it.
function withNewLabel(card: Card, property: Property, label: string): Card {
  const hasOthers = groupOf(card, property).some(
    (other) => other !== property && !isCompanion(other),
  );
  if (property.group === undefined || hasOthers) {
    return withOwnGroup(card, property, groupOf(card, property), label);
  }
  const index = card.properties.indexOf(property);
  const made = labelProperty(card, { group: property.group, text: label });
  return withProperties(card, card.properties.toSpliced(index + 1, 0, made));
}

// Takes a property, and what is said about it alone, into a new group.
function withOwnGroup(
  card: Card,
  property: Property,
  members: readonly Property[],
  label: string | undefined,
): Card {
  const group = freeGroup(card);
  const own = members.filter(
    (companion) =>
      isCompanion(companion) &&
      !isLabel(companion) &&
      isOwner(property, companion) &&
      !members.some((other) => other !== property && isOwner(other, companion)),
  );
  const properties = card.properties.flatMap((other) => {
    if (own.includes(other)) return [{ ...other, group }];
    if (other !== property) return [other];
    const moved = {
      ...property,
      group: label === undefined && own.length === 0 ? undefined : group,
    };
    return label === undefined ? [moved] : [moved, labelProperty(card, { group, text: label })];
  });
  return withProperties(card, properties);
}

interface LabelHead {
  readonly group: string | undefined;
  readonly name?: string;
  readonly parameters?: Property["parameters"];
  readonly text: string;
}

function labelProperty(card: Card, { group, name, parameters = [], text }: LabelHead): Property {
  return encodeProperty(
    { group, name: name ?? LABEL_NAME, parameters },
    { shape: "single", type: "text", value: text },
    versionOf(card),
  );
}
