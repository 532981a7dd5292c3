import type { Property } from "../card.ts";
import { codingOf } from "../value/coding.ts";
import { isBinary, isDateTime } from "../value/decoded-value.ts";
import {
  type DecodedValue,
  encodeBase64,
  type Scalar,
  stringifyDataUri,
  stringifyDateTime,
  stringifyUtcOffset,
  uriText,
  type Version,
} from "../values.ts";
import { dateTimeTypeOf } from "./date-time-type.ts";
import { carriedText } from "./carried-text.ts";
import type { JCardComponent, JCardScalar, JCardValue } from "./jcard.ts";
import type { TypedValue } from "./typed-value.ts";
import type { KnownType } from "./value-type.ts";

/** The third and the further elements of a jCard property. */
export interface JCardValues {
  readonly type: string;
  readonly values: readonly [JCardValue, ...JCardValue[]];
}

/**
 * Writes a value as jCard does (RFC 7095 section 3.5): numbers and booleans are JSON's, dates and times
 * have the extended format, structured values are arrays, and one of one component is that component.
 *
 * @param value The value with its type.
 * @param property The property that it is of.
 * @param version The version of the jCard; only 3.0 has base64.
 * @returns The type and the values.
 */
export function jcardValues(value: TypedValue, property: Property, version: Version): JCardValues {
  if (value.isRaw) return { type: value.type, values: [carriedText(value.text)] };
  const { type, decoded } = value;
  if (type === "binary") return binaryValues(decoded, property, version);
  switch (decoded.shape) {
    case "single": {
      const { value: scalar } = decoded;
      if (!isDateTime(scalar)) return { type, values: [jsonScalar(scalar, type)] };
      const dateType = dateTimeTypeOf(scalar, type);
      return { type: dateType, values: [stringifyDateTime(scalar, dateType, "extended")] };
    }
    case "list": {
      const [first = "", ...more] = decoded.values.map((item) => jsonScalar(item, type));
      return { type, values: [first, ...more] };
    }
    case "components":
      return { type, values: [structuredValue(decoded.components, type)] };
  }
}

// RFC 7095 section 3.3.1.3: one component alone is recommended to be a text.
function structuredValue(components: readonly (readonly string[])[], type: KnownType): JCardValue {
  const written = components.map((items) => componentOf(items, type));
  const [only = ""] = written;
  return written.length <= 1 && !Array.isArray(only) ? (only as JCardScalar) : written;
}

function componentOf(items: readonly string[], type: KnownType): JCardComponent {
  const written = items.map((item) => componentScalar(item, type));
  return written.length === 1 ? (written[0] ?? "") : written;
}

// Only the two numbers of a GEO of vCard 3.0 are not text.
function componentScalar(item: string, type: KnownType): JCardScalar {
  if (type !== "float") return carriedText(item);
  const number = Number(item);
  return item.trim() === "" || !Number.isFinite(number) ? carriedText(item) : number;
}

function binaryValues(decoded: DecodedValue, property: Property, version: Version): JCardValues {
  if (!codingOf(property).isBase64) {
    return { type: "uri", values: [carriedText(uriText(property))] };
  }
  const binary = decoded.shape === "single" ? decoded.value : "";
  if (!isBinary(binary)) return { type: "uri", values: [carriedText(uriText(property))] };
  return version === "4.0"
    ? { type: "uri", values: [stringifyDataUri(binary)] }
    : { type: "binary", values: [encodeBase64(binary.octets)] };
}

function jsonScalar(value: Scalar, type: KnownType): JCardScalar {
  if (typeof value === "string") return carriedText(value);
  if (typeof value === "number") {
    return type === "utc-offset" ? stringifyUtcOffset(value, "extended") : value;
  }
  if (typeof value === "boolean") return value;
  return isBinary(value)
    ? stringifyDataUri(value)
    : stringifyDateTime(value, dateTimeTypeOf(value, type), "extended");
}
