import type { Property } from "@callingcard/vcard";
import { asciiUpperCase } from "./ascii-case.ts";

/** A property name as filters and `CARDDAV:prop` give it (RFC 6352 sections 10.4.2 and 10.5.1). */
interface PropertyName {
  /** In upper case; `undefined` stands for any group and none. */
  readonly group: string | undefined;
  /** In upper case. */
  readonly name: string;
}

/**
 * Splits `item1.EMAIL`; names and groups are case-insensitive (RFC 6350 section 3.3).
 *
 * @internal
 */
export function parsePropertyName(written: string): PropertyName {
  const dot = written.indexOf(".");
  return {
    group: dot === -1 ? undefined : asciiUpperCase(written.slice(0, dot)),
    name: asciiUpperCase(written.slice(dot + 1)),
  };
}

/**
 * Makes the test whether a property has a name: without a group it finds every group and none, with
 * a group that one only.
 *
 * @internal
 */
export function compilePropertyName(written: string): (property: Property) => boolean {
  const { group, name } = parsePropertyName(written);
  if (group === undefined) return (property) => isName(property.name, name);
  return (property) =>
    property.group !== undefined && isName(property.name, name) && isName(property.group, group);
}

/**
 * Compares a name with one in upper case, ASCII letters without regard to case.
 *
 * @internal
 */
export function isName(written: string, upper: string): boolean {
  return (
    written === upper || (written.length === upper.length && asciiUpperCase(written) === upper)
  );
}
