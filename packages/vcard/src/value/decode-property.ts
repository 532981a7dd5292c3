import type { Property } from "../card.ts";
import { unescapeText } from "../text-value.ts";
import { propertyUse } from "../vocabulary/property-definitions.ts";
import type { PropertyUse, ValueType, Version } from "../vocabulary/property-use.ts";
import { decodeBase64 } from "./base64.ts";
import { mediaTypeOfParameters } from "./binary.ts";
import { codingOf, typeOfVersion } from "./coding.ts";
import { decodeComponents, decodeList } from "./decode-components.ts";
import { parseDataUri } from "./data-uri.ts";
import { isDateTimeType } from "./date-time.ts";
import type { DecodedValue } from "./decoded-value.ts";
import { decodeDateTime } from "./decode-date-time.ts";
import { decodeScalar } from "./decode-scalar.ts";
import { decodeText } from "./raw-text.ts";
import { isDataUri, isUri, unescapeUri } from "./uri.ts";

/**
 * Decodes the value of a property by its VALUE, ENCODING and CHARSET and by what the property is in a
 * version. What is not what its type wants comes as a text. A property of an unknown name without VALUE
 * has the type `unknown` and its value as written. Base64, and a `data:` URI where a URI is wanted, are of
 * type `binary` in any version.
 *
 * @param property The property.
 * @param version The version of its card, by `versionOf`.
 * @returns What the value means.
 */
export function decodeProperty(property: Property, version: Version): DecodedValue {
  const use = propertyUse(property.name, version);
  if (property.parameters.length === 0) return decode(property.value, use, undefined);
  const coding = codingOf(property);
  if (coding.isBase64) {
    const octets = decodeBase64(property.value);
    if (octets !== undefined) {
      const mediaType = mediaTypeOfParameters(property);
      return { shape: "single", type: "binary", value: { mediaType, octets } };
    }
  }
  return decode(decodeText(property.value, coding), use, typeOfVersion(coding.type, version, use));
}

// Decodes a value whose octets are characters already.
function decode(
  raw: string,
  use: PropertyUse | undefined,
  wanted: ValueType | undefined,
): DecodedValue {
  if (use === undefined) return decodeUnknown(raw, wanted);
  if (use.shape === "single") return decodeSingle(raw, wanted ?? use.types[0] ?? "text", use);
  const foreign = isForeign(wanted, use) ? decodeTyped(raw, wanted) : undefined;
  if (foreign !== undefined) return foreign;
  if (use.shape === "list") return { shape: "list", type: "text", values: decodeList(raw) };
  return { shape: "components", type: "text", components: decodeComponents(raw, use) };
}

// Whether VALUE names a type that is not a kind of text, in a property of texts.
function isForeign(wanted: ValueType | undefined, { types }: PropertyUse): wanted is ValueType {
  return wanted !== undefined && !types.includes(wanted) && !TEXTS.includes(wanted);
}

const TEXTS: readonly ValueType[] = ["text", "phone-number", "vcard"];

// A property that nothing is known of is what its VALUE says, in a list where commas make one of it.
function decodeUnknown(raw: string, wanted: ValueType | undefined): DecodedValue {
  if (wanted === undefined || wanted === "unknown") {
    return { shape: "single", type: "unknown", value: raw };
  }
  const whole = decodeTyped(raw, wanted);
  if (whole !== undefined) return whole;
  const values = raw.split(",").map((item) => decodeScalar(item, wanted));
  return values.length > 1 && values.every((value) => value !== undefined)
    ? { shape: "list", type: wanted, values }
    : text(raw);
}

function decodeSingle(raw: string, type: ValueType, use: PropertyUse): DecodedValue {
  const decoded = isDateTimeType(type)
    ? decodeDateTime(raw, type, use.types)
    : decodeTyped(raw, type);
  if (decoded !== undefined && decoded.type !== "text") return decoded;
  // A telephone number of 2.1 and 3.0 is a text by another name.
  return use.types[0] === "phone-number"
    ? { shape: "single", type: "phone-number", value: unescapeText(raw) }
    : (decoded ?? text(raw));
}

// Decodes a value of a type; `undefined` for what the type does not have.
function decodeTyped(raw: string, type: ValueType): DecodedValue | undefined {
  if (type === "text") return text(raw);
  if (type === "uri" || type === "binary") return decodeUri(raw);
  if (type === "phone-number") return { shape: "single", type, value: unescapeText(raw) };
  if (type === "vcard") return decodeAgent(raw);
  const value = type === "unknown" ? raw : decodeScalar(raw, type);
  return value === undefined ? undefined : { shape: "single", type, value };
}

// A binary without an encoding is mostly where it is to be found.
function decodeUri(raw: string): DecodedValue | undefined {
  if (isDataUri(raw)) {
    const value = parseDataUri(raw);
    if (value !== undefined) return { shape: "single", type: "binary", value };
  }
  const uri = unescapeUri(raw);
  return isUri(uri) ? { shape: "single", type: "uri", value: uri } : undefined;
}

// The card in an AGENT: as a text with escapes in vCard 3.0, as lines in 2.1.
function decodeAgent(raw: string): DecodedValue {
  const card = /[\r\n]/.test(raw) ? raw : unescapeText(raw);
  if (/^\s*BEGIN:VCARD/i.test(card)) return { shape: "single", type: "vcard", value: card };
  return decodeUri(raw) ?? text(raw);
}

function text(raw: string): DecodedValue {
  return { shape: "single", type: "text", value: unescapeText(raw) };
}
