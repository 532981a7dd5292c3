import * as fc from "fast-check";
import type { Property } from "../card.ts";
import { encodeProperty } from "../value/encode-property.ts";
import { PROPERTY_DEFINITIONS } from "../vocabulary/property-definitions.ts";
import type { Version } from "../vocabulary/property-use.ts";
import { validParameters } from "./valid-parameters.ts";
import { validValue } from "./valid-value.ts";

/**
 * Properties that are valid in a version: of one name, or of any that the version has.
 *
 * @param version The version.
 * @param name The name in upper case. Default: any of the version but VERSION, those of its RFCs more
 *   often than X- names.
 * @returns The arbitrary.
 */
export function validProperty(version: Version, name?: string): fc.Arbitrary<Property> {
  if (name !== undefined) return propertyOf(version, name);
  const names = namesOf(version);
  const properties = (isOwn: boolean) =>
    names.filter((one) => one.startsWith("X-") === isOwn).map((one) => propertyOf(version, one));
  return fc.oneof(
    { arbitrary: fc.oneof(...properties(false)), weight: 8 },
    { arbitrary: fc.oneof(...properties(true)), weight: 1 },
  );
}

function propertyOf(version: Version, name: string): fc.Arbitrary<Property> {
  return validValue(version, name).chain((value) =>
    validParameters(version, name, value).map((parameters) =>
      encodeProperty({ name, parameters }, value, version),
    ),
  );
}

/**
 * Gives the names of the properties that a version has, without VERSION.
 *
 * @param version The version.
 * @returns The names in upper case.
 */
export function namesOf(version: Version): string[] {
  return PROPERTY_DEFINITIONS.filter(({ uses }) => uses[version] !== undefined)
    .map(({ name }) => name)
    .filter((name) => name !== "VERSION");
}
