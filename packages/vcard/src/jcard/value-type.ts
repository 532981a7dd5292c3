import { propertyDefinition, type ValueType, type Version } from "../values.ts";

const VALUE_TYPES: ReadonlySet<string> = new Set<Exclude<ValueType, "unknown">>([
  "text",
  "uri",
  "date",
  "time",
  "date-time",
  "date-and-or-time",
  "timestamp",
  "boolean",
  "integer",
  "float",
  "utc-offset",
  "language-tag",
  "binary",
  "phone-number",
  "vcard",
]);

/** A type that tells how a value is written. */
export type KnownType = Exclude<ValueType, "unknown">;

/**
 * Tells whether a type is one of RFC 6350 section 4 or RFC 2426 section 4. Values of other types, and
 * of `unknown`, go between the formats as they are written.
 *
 * @param type The type, in lower case.
 * @returns Whether it is.
 */
export function isKnownType(type: string): type is KnownType {
  return VALUE_TYPES.has(type);
}

/**
 * Tells whether a text can be the name of a type, one that is not known among them (RFC 7095 appendix A,
 * x-type).
 *
 * @param type The text.
 * @returns Whether it can.
 */
export function isTypeName(type: string): boolean {
  return /^[a-z0-9-]+$/.test(type);
}

/**
 * Finds the default type of a property, as the other side will know it. Names that begin with `X-` have
 * none, though some are in wide use: RFC 7095 section 5.1 and RFC 6351 section 6 write them as they are.
 *
 * @param name Name of the property, in any case.
 * @param version The version of the card.
 * @returns The type, or `undefined` for a property that the version does not have.
 */
export function defaultTypeOf(name: string, version: Version): ValueType | undefined {
  if (/^x-/i.test(name)) return undefined;
  return propertyDefinition(name)?.uses[version]?.types[0];
}
