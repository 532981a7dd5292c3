import { sameName, type Property } from "@callingcard/vcard";

/** The bit that tells a small ASCII letter from a capital one. */
const CASE_BIT = 0x20;

/** A property name as filters and `CARDDAV:prop` give it (RFC 6352 sections 10.4.2 and 10.5.1). */
interface PropertyName {
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
 * Makes the test whether a property has a name: without a group it finds every group and none, with
 * a group that one only. Names and groups are case-insensitive (RFC 6350 section 3.3).
 *
 * @internal
 */
export function compilePropertyName(written: string): (property: Property) => boolean {
  const { group, name } = parsePropertyName(written);
  const { length } = name;
  const first = name.charCodeAt(0) | CASE_BIT;
  // Most properties of a card have another name, and most of those another length or first letter.
  const isNamed = (property: Property): boolean =>
    property.name.length === length &&
    (property.name.charCodeAt(0) | CASE_BIT) === first &&
    sameName(property.name, name);
  if (group === undefined) return isNamed;
  return (property) =>
    property.group !== undefined && isNamed(property) && sameName(property.group, group);
}
