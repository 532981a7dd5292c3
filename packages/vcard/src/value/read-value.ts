import { type Property, sameName } from "../card.ts";
import { propertyUse } from "../vocabulary/property-definitions.ts";
import type { PropertyUse, Version } from "../vocabulary/property-use.ts";
import { stringifyDataUri } from "./data-uri.ts";
import { decodeProperty } from "./decode-property.ts";
import { type DecodedValue, isBinary, isDateTime } from "./decoded-value.ts";
import { encodeScalar } from "./encode-scalar.ts";
import { parseGeoUri } from "./geo-uri.ts";
import { kindOf } from "./typed-kind.ts";
import type { TypedName, TypedValue } from "./typed-value.ts";
import {
  namedComponents,
  toCustom,
  toGender,
  toOrganization,
  toPidMap,
  toPosition,
} from "./typed-components.ts";

/**
 * Reads the value of a property as its type in a version has it. What is not of its type comes as the
 * string that the type has beside.
 *
 * @param property The property.
 * @param name Its name in upper case, which says the type.
 * @param version The version of its card, by `versionOf`.
 * @returns The value.
 * @throws RangeError if the property has another name.
 * @example
 * readValue(property, "N", "4.0").family; // ["Lovelace"]
 */
export function readValue<V extends Version, Name extends TypedName<V>>(
  property: Property,
  name: Name,
  version: V,
): TypedValue<V, Name> {
  if (!sameName(property.name, name)) throw new RangeError(`property is no ${name}`);
  return toTyped(decodeProperty(property, version), name, version);
}

/**
 * Tells whether a name has a type of value in a version.
 *
 * @param name The name, in upper case.
 * @param version The version.
 * @returns Whether it has.
 */
export function isTypedName<V extends Version>(name: string, version: V): name is TypedName<V> {
  return kindOf(name, version) !== undefined;
}

/**
 * Gives a decoded value the type that a property's value has in a version.
 *
 * @param value The decoded value, as of `decodeProperty`.
 * @param name The name of the property, in upper case.
 * @param version The version.
 * @returns The value; the decoded one as it is for a name that has no type.
 */
export function toTyped<V extends Version, Name extends TypedName<V>>(
  value: DecodedValue,
  name: Name,
  version: V,
): TypedValue<V, Name> {
  const use = propertyUse(name, version);
  const typed = use === undefined ? value : typedOf(value, name, use, version);
  return typed as TypedValue<V, Name>;
}

function typedOf(value: DecodedValue, name: string, use: PropertyUse, version: Version): unknown {
  if (value.shape === "components") return typedComponents(value.components, name, use);
  if (value.shape === "list") return value.values;
  const { type, value: single } = value;
  // VALUE=integer in FN, or a data: URI in URL: what no type here has is told as it is written.
  const text = () =>
    typeof single === "string" ? single : encodeScalar(single, type, { version });
  switch (kindOf(name, version)) {
    case "list":
      return [text()];
    case "components":
      return typedComponents([[text()]], name, use);
    case "place":
      return parseGeoUri(text()) ?? text();
    case "tagged":
      return taggedOf(value, name, use) ?? { type: "text", value: text() };
    case "date":
      return isDateTime(single) ? single : text();
    case "media":
      return isBinary(single) ? single : text();
    case undefined:
    case "scalar":
      return typeof single === "boolean" && use.types.includes("boolean") ? single : text();
  }
}

/** Properties that are octets, a URI or a text. */
const OF_OCTETS: readonly string[] = ["KEY", "SOUND"];

function taggedOf(
  { type, value }: Extract<DecodedValue, { readonly shape: "single" }>,
  name: string,
  { types }: PropertyUse,
): unknown {
  if (OF_OCTETS.includes(name)) {
    return type === "uri" || isBinary(value) ? { type, value } : undefined;
  }
  if (isBinary(value)) return { type: "uri", value: stringifyDataUri(value) };
  return types.includes(type) ? { type, value } : undefined;
}

function typedComponents(
  components: readonly (readonly string[])[],
  name: string,
  use: PropertyUse,
): unknown {
  switch (name) {
    case "N":
    case "ADR":
      return namedComponents(components, use.components);
    case "ORG":
      return toOrganization(components);
    case "GENDER":
      return toGender(components);
    case "CLIENTPIDMAP":
      return toPidMap(components);
    case "GEO":
      return toPosition(components);
    default:
      return toCustom(components);
  }
}
