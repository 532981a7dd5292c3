import { type Property, sameName } from "../card.ts";
import { propertyText } from "../text-value.ts";
import type { Draft, Entry } from "./draft.ts";

/** Apple's label of the properties of a group. */
const LABEL = "X-ABLabel";

/** A group as Apple's address book numbers them; it means nothing but that a label belongs there. */
const NUMBERED = /^item[0-9]+$/i;

/**
 * Sorts the properties of a card by their groups.
 *
 * @param draft The card.
 * @returns The entries by name of the group, in lower case.
 */
export function groupsOf(draft: Draft): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of draft.entries) {
    const group = entry.property?.group?.toLowerCase();
    if (group === undefined) continue;
    const members = groups.get(group);
    if (members === undefined) groups.set(group, [entry]);
    else members.push(entry);
  }
  return groups;
}

/**
 * Finds the properties that stand in the group of one.
 *
 * @param groups The groups of the card.
 * @param property The property.
 * @returns Its group; empty if it has none.
 */
export function membersOf(
  groups: ReadonlyMap<string, readonly Entry[]>,
  property: Property,
): readonly Entry[] {
  return groups.get(property.group?.toLowerCase() ?? "") ?? [];
}

/**
 * Finds the label among the members of a group.
 *
 * @param members The members.
 * @returns The entry of the first label, or `undefined`.
 */
export function labelAmong(members: readonly Entry[]): Entry | undefined {
  return members.find(({ property }) => property !== undefined && sameName(property.name, LABEL));
}

/**
 * Reads one of Apple's own labels, as `_$!<Anniversary>!$_`.
 *
 * @param label The label.
 * @returns The word in it, or `undefined` for a label that a person wrote.
 */
export function appleLabel(label: Property): string | undefined {
  return /^_\$!<(.*)>!\$_$/.exec(propertyText(label).trim())?.[1];
}

/**
 * Makes one of Apple's own labels.
 *
 * @param group The group.
 * @param word The word in it.
 * @returns The property.
 */
export function appleLabelIn(group: string, word: string): Property {
  return { group, name: LABEL, parameters: [], value: `_$!<${word}>!$_` };
}

/**
 * Takes a property out of a group that was there for its label alone.
 *
 * @param property The property.
 * @returns The property; the same object if its group has a name that somebody chose.
 */
export function ungrouped(property: Property): Property {
  return property.group !== undefined && NUMBERED.test(property.group)
    ? { ...property, group: undefined }
    : property;
}

/**
 * Finds a name for a new group.
 *
 * @param draft The card.
 * @returns `item` and the first number that is free, which is then taken.
 */
export function freeGroup(draft: Draft): string {
  draft.groups ??= new Set(
    draft.entries.flatMap(({ property }) => property?.group?.toLowerCase() ?? []),
  );
  while (draft.groups.has(`item${draft.nextGroup}`)) draft.nextGroup += 1;
  const name = `item${draft.nextGroup}`;
  draft.groups.add(name);
  return name;
}
