import type { Property } from "../card.ts";
import { joinComponents, splitComponents } from "../text-value.ts";
import type { ValueRule } from "./value-rule.ts";

type Components = readonly (readonly string[])[];

/** Places of the components of N that RFC 9554 section 2.2 is about. */
const FAMILY = 0;
const SUFFIXES = 4;
const SECONDARY_SURNAME = 5;
const GENERATION = 6;
const NAME_LENGTH = 5;

/** Places of the components of ADR that RFC 9554 section 2.1 is about. */
const STREET = 2;
const ADDRESS_LENGTH = 7;
const STREET_NUMBER = 10;
const STREET_NAME = 11;

/**
 * The other components that make a street, in the order of an address line: direction, apartment, room,
 * floor, building, block, subdistrict, district, landmark.
 */
const BEHIND_STREET = [17, 8, 7, 9, 12, 13, 14, 15, 16];

/**
 * N (RFC 2426 section 3.1.2, RFC 6350 section 6.2.2, RFC 9554 section 2.2). 4.0 wants all five components;
 * the two that RFC 9554 added are a part of the family names and of the suffixes in 3.0.
 */
export const NAME: ValueRule = {
  code: "name",
  message: "the components are those of the version",
  raise: (property) => padded(property, NAME_LENGTH),
  lower: lowerName,
};

/**
 * ADR (RFC 2426 section 3.2.1, RFC 6350 section 6.3.1, RFC 9554 section 2.1). 4.0 wants all seven
 * components; the eleven that RFC 9554 added are the street in 3.0.
 */
export const ADDRESS: ValueRule = {
  code: "address",
  message: "the components are those of the version",
  raise: (property) => padded(property, ADDRESS_LENGTH),
  lower: lowerAddress,
};

// More components than 3.0 has mean something in 4.0 and are cut on the way back: they are to be noted,
// which the new object asks for.
function padded(property: Property, length: number): Property {
  const count = countSemicolons(property.value) + 1;
  if (count === length) return property;
  if (count > length) return { ...property };
  return { ...property, value: property.value + ";".repeat(length - count) };
}

// Semicolons that divide, which are those without a backslash.
function countSemicolons(value: string): number {
  if (!value.includes("\\")) return value.split(";").length - 1;
  return splitComponents(value).length - 1;
}

function lowerName(property: Property): Property {
  const components = splitComponents(property.value);
  if (components.length <= NAME_LENGTH) return property;
  const lowered = components.slice(0, NAME_LENGTH);
  lowered[FAMILY] = union(components, FAMILY, SECONDARY_SURNAME);
  lowered[SUFFIXES] = union(components, SUFFIXES, GENERATION);
  return { ...property, value: joinComponents(lowered) };
}

// The items of one component, and those of another one that are not among them.
function union(components: Components, at: number, more: number): string[] {
  const items = itemsAt(components, at);
  const others = itemsAt(components, more).filter((item) => !items.includes(item));
  const all = [...items, ...others];
  return all.length === 0 ? [""] : all;
}

function lowerAddress(property: Property): Property {
  const components = splitComponents(property.value);
  if (components.length <= ADDRESS_LENGTH) return property;
  const lowered = components.slice(0, ADDRESS_LENGTH);
  if (itemsAt(components, STREET).length === 0) lowered[STREET] = streetOf(components);
  return { ...property, value: joinComponents(lowered) };
}

// The street as one text, for readers that know no parts of it.
function streetOf(components: Components): string[] {
  const street = [STREET_NUMBER, STREET_NAME].flatMap((at) => itemsAt(components, at)).join(" ");
  const others = BEHIND_STREET.flatMap((at) => itemsAt(components, at));
  const parts = street === "" ? others : [street, ...others];
  return [parts.join(", ")];
}

function itemsAt(components: Components, at: number): string[] {
  return (components[at] ?? []).filter((item) => item !== "");
}
