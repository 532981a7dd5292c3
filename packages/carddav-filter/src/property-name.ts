import { sameName, type Property } from "@callingcard/vcard";

/** The bit that tells a small ASCII letter from a capital one. */
const CASE_BIT = 0x20;

/** A property name as filters and `CARDDAV:prop` give it (RFC 6352 sections 10.4.2 and 10.5.1). */
export interface PropertyName {
  /** `undefined` stands for any group and none. */
  readonly group: string | undefined;
  readonly name: string;
  /** The first code unit of the name, with {@link CASE_BIT}. */
  readonly first: number;
}

/**
 * Splits `item1.EMAIL` at its first dot.
 *
 * @internal
 */
export function parsePropertyName(written: string): PropertyName {
  const dot = written.indexOf(".");
  return {
    group: dot === -1 ? undefined : written.slice(0, dot),
    name: written.slice(dot + 1),
    first: written.charCodeAt(dot + 1) | CASE_BIT,
  };
}

/**
 * Tells whether a property has a name: without a group it finds every group and none, with a group
 * that one only. Names and groups are case-insensitive (RFC 6350 section 3.3).
 *
 * @internal
 */
export function isNamed(property: Property, wanted: PropertyName): boolean {
  // Most properties of a card have another name, and most of those another length or first letter.
  return (
    property.name.length === wanted.name.length &&
    (property.name.charCodeAt(0) | CASE_BIT) === wanted.first &&
    sameName(property.name, wanted.name) &&
    (wanted.group === undefined || isInGroup(property, wanted.group))
  );
}

function isInGroup(property: Property, group: string): boolean {
  return property.group !== undefined && sameName(property.group, group);
}
