import type { Parameter, Property } from "../card.ts";
import { propertyUse } from "../vocabulary/property-definitions.ts";
import type { PropertyUse, ValueType, Version } from "../vocabulary/property-use.ts";
import { isDateTimeType } from "./date-time.ts";
import { type DecodedValue, isBinary, isDateTime, type Scalar } from "./decoded-value.ts";
import { type EncodeOptions, encodeProperty } from "./encode-property.ts";
import { type GeoUri, stringifyGeoUri } from "./geo-uri.ts";
import { fromComponents, orderedComponents } from "./typed-components.ts";
import { kindOf } from "./typed-kind.ts";
import type { OrganizationValue, TypedName, TypedValue } from "./typed-value.ts";

/** What a property that is written has beside its name and value. */
export interface WriteOptions extends EncodeOptions {
  readonly group?: string | undefined;

  /** Parameters; VALUE, ENCODING and CHARSET are replaced. */
  readonly parameters?: readonly Parameter[] | undefined;

  /** The name as it is to be written. Default: as given, in upper case. */
  readonly spelling?: string | undefined;
}

/**
 * Makes a property of a value of its type in a version; `readValue` undoes it.
 *
 * @param name The name in upper case, which says the type.
 * @param value The value.
 * @param version The version to write.
 * @param options Group, parameters, and what to choose.
 * @returns The property.
 * @throws RangeError for a value that the property cannot carry, as `encodeProperty` says.
 * @example
 * writeValue("ORG", { name: "Analytical Engines", units: ["Research"] }, "4.0");
 */
export function writeValue<V extends Version, Name extends TypedName<V>>(
  name: Name,
  value: TypedValue<V, Name>,
  version: V,
  options: WriteOptions = {},
): Property {
  const { group, parameters, spelling = name } = options;
  const decoded = toDecoded(name, value, version);
  return encodeProperty({ group, name: spelling, parameters }, decoded, version, options);
}

/**
 * Gives a value of a property's type in a version the form that `encodeProperty` takes.
 *
 * @param name The name in upper case.
 * @param value The value.
 * @param version The version.
 * @returns The decoded value.
 * @throws RangeError for a place that no `geo:` URI has.
 */
export function toDecoded<V extends Version, Name extends TypedName<V>>(
  name: Name,
  value: TypedValue<V, Name>,
  version: V,
): DecodedValue {
  const use = propertyUse(name, version);
  const kind = kindOf(name, version);
  if (use === undefined || kind === undefined) return value as unknown as DecodedValue;
  switch (kind) {
    case "components":
      return { shape: "components", type: "text", components: componentsOf(value, use) };
    case "list":
      return { shape: "list", type: "text", values: value as readonly string[] };
    case "tagged": {
      const tagged = value as { readonly type: ValueType; readonly value: Scalar };
      return { shape: "single", type: tagged.type, value: tagged.value };
    }
    case "place":
      return single("uri", typeof value === "string" ? value : stringifyGeoUri(value as GeoUri));
    case "date":
      return dateOf(value as Scalar, use);
    case "media":
      return single(isBinary(value) ? "binary" : "uri", value as Scalar);
    case "scalar":
      return scalarOf(value as Scalar, use);
  }
}

function single(type: ValueType, value: Scalar): DecodedValue {
  return { shape: "single", type, value };
}

function componentsOf(value: unknown, use: PropertyUse): string[][] {
  return use.components.length >= 5
    ? orderedComponents(value as Readonly<Record<string, readonly string[]>>, use.components)
    : fromComponents(value as OrganizationValue);
}

// A date alone and a date with a time are two types in vCard 3.0, and one in most of 4.0.
function dateOf(value: Scalar, { types }: PropertyUse): DecodedValue {
  if (!isDateTime(value)) return single("text", value);
  const usual = types.find(isDateTimeType) ?? "date-and-or-time";
  if (usual !== "date" && usual !== "date-time") return single(usual, value);
  return single(value.hour === undefined ? "date" : "date-time", value);
}

// A string is what the property is by default; only a boolean has a word for its type in it.
function scalarOf(value: Scalar, { types: [usual = "text"] }: PropertyUse): DecodedValue {
  return single(usual === "boolean" && typeof value === "string" ? "text" : usual, value);
}
