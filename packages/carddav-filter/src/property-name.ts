import { sameName, type Property } from "@callingcard/vcard";

/** A property name as filters and `CARDDAV:prop` give it (RFC 6352 sections 10.4.2 and 10.5.1). */
export interface PropertyName {
  /** `undefined` stands for any group and none. */
  readonly group: string | undefined;
  readonly name: string;
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
  };
}

/**
 * Tells whether a property has a name: without a group it finds every group and none, with a group
 * that one only. Names and groups are case-insensitive (RFC 6350 section 3.3).
 *
 * @internal
 */
export function isNamed(property: Property, wanted: PropertyName): boolean {
  // Most properties of a card have another name, and most of those another length.
  return (
    property.name.length === wanted.name.length &&
    sameName(property.name, wanted.name) &&
    (wanted.group === undefined || isInGroup(property, wanted.group))
  );
}

function isInGroup(property: Property, group: string): boolean {
  return property.group !== undefined && sameName(property.group, group);
}
