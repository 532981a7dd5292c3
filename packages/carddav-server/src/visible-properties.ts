import type { Card, Parameter, Property } from "@callingcard/vcard";

/** Under which names a card of 3.0 carries what belongs to 4.0. */
const CARRIED = /^x-vcard4-./i;

/** The degree of a preference, which 3.0 does not have. */
export const PREFERENCE: RegExp = /^x-vcard4-pref$/i;

/** Properties that only say something of others of their group. */
const COMPANION = /^x-ab(?:label|adr)$/i;

/**
 * Finds what a program that knows vCard 3.0 alone sees of a card: no properties and parameters under the
 * names by which 4.0 is carried, and no labels of what it does not see.
 *
 * @param card A card of version 3.0.
 * @returns What is seen of each property that is, in the order of the card.
 *
 * @internal
 */
export function visibleProperties({ properties }: Card): ReadonlyMap<Property, Property> {
  const groups = new Set<string>();
  for (const property of properties) {
    if (!isCarried(property) && !COMPANION.test(property.name)) groups.add(groupOf(property));
  }
  const visible = new Map<Property, Property>();
  for (const property of properties) {
    if (isCarried(property)) continue;
    if (COMPANION.test(property.name) && !groups.has(groupOf(property))) continue;
    visible.set(property, withoutCarried(property));
  }
  return visible;
}

function withoutCarried(property: Property): Property {
  const parameters = property.parameters.filter((parameter) => !isCarried(parameter));
  return parameters.length === property.parameters.length ? property : { ...property, parameters };
}

function isCarried({ name }: Property | Parameter): boolean {
  return CARRIED.test(name);
}

function groupOf({ group = "" }: Property): string {
  return group.toLowerCase();
}
