import type { Parameter, Property } from "../card.ts";
import { escapeText, joinComponents } from "../text-value.ts";
import {
  decodeBase64,
  type DecodedValue,
  encodeBase64,
  encodeProperty,
  isLanguageTag,
  isUri,
  propertyUse,
  type Version,
} from "../values.ts";
import { mediaTypeOfParameters, OCTET_ENCODING } from "../value/binary.ts";
import { singleLine } from "./carried-text.ts";
import type { JCardScalar, JCardValue } from "./jcard.ts";
import { scalarOf } from "./scalar.ts";
import { defaultTypeOf, isKnownType, type KnownType } from "./value-type.ts";

/** A property without its value. */
export interface PropertyHead {
  readonly group: string | undefined;
  readonly name: string;
  readonly parameters: readonly Parameter[];
}

/** What can be wrong with a value, seen with its type and its property. */
export type ValueProblem = "not-of-type" | "several-values";

/**
 * Makes the property of a type and values in the form of jCard (RFC 7095 section 4, RFC 6351 section 6).
 * VALUE is set where the type is not the default, and for properties that have none; a value of unknown
 * type is taken as it is. A value that is not of its type becomes a text, which VALUE tells.
 *
 * @param head The property without its value.
 * @param type The type, in lower case.
 * @param values The values.
 * @param version The version of the card.
 * @param complain Called for a value that is not of its type, and for values that are too many.
 * @returns The property.
 */
export function buildProperty(
  head: PropertyHead,
  type: string,
  values: readonly JCardValue[],
  version: Version,
  complain: (problem: ValueProblem) => void,
): Property {
  if (!isKnownType(type)) return rawProperty(head, type, values.map(rawText).join(","));
  if (type === "binary") return binaryProperty(head, values, version, complain);
  const decoded = decodedValue(head, type, values, version, complain);
  if (decoded === undefined) {
    return rawProperty(head, valueOf(head, type, version), values.map(escapedText).join(","));
  }
  const property = encoded(head, decoded, version);
  if (property === undefined) {
    complain("not-of-type");
    return rawProperty(head, valueOf(head, "text", version), values.map(escapedText).join(","));
  }
  const isDefault = defaultTypeOf(head.name, version) !== undefined;
  const named = isDefault ? property : withValue(property, decoded.type);
  // URIs have no escapes, and so none of their own for a line break.
  return { ...named, value: singleLine(named.value) };
}

// Base64, which ical.js writes of a card of vCard 3.0. The parameters tell what is in it.
function binaryProperty(
  head: PropertyHead,
  [first = ""]: readonly JCardValue[],
  version: Version,
  complain: (problem: ValueProblem) => void,
): Property {
  const octets = typeof first === "string" ? decodeBase64(first) : undefined;
  if (octets === undefined) {
    complain("not-of-type");
    return rawProperty(head, "text", escapedText(first));
  }
  if (version === "4.0") {
    const mediaType = mediaTypeOfParameters({ ...head, value: "" });
    const value = { mediaType, octets };
    return encodeProperty(head, { shape: "single", type: "binary", value }, version);
  }
  const encoding = { name: "ENCODING", values: [OCTET_ENCODING[version]] };
  return { ...head, parameters: [...head.parameters, encoding], value: encodeBase64(octets) };
}

// A type that has to be named, else `unknown`, which never is.
function valueOf({ name }: PropertyHead, type: string, version: Version): string {
  return defaultTypeOf(name, version) === type ? "unknown" : type;
}

function rawProperty(head: PropertyHead, type: string, text: string): Property {
  const property = { ...head, value: singleLine(text) };
  return type === "unknown" ? property : withValue(property, type);
}

function withValue(property: Property, type: string): Property {
  if (property.parameters.some(({ name }) => name === "VALUE")) return property;
  const value = { name: "VALUE", values: [type] };
  return { ...property, parameters: [...property.parameters, value] };
}

function decodedValue(
  { name }: PropertyHead,
  type: KnownType,
  values: readonly JCardValue[],
  version: Version,
  complain: (problem: ValueProblem) => void,
): DecodedValue | undefined {
  const use = propertyUse(name, version);
  const [first = ""] = values;
  const isStructured = use?.shape === "components" && isText(type, use.types);
  if (isStructured || values.some(Array.isArray)) {
    if (values.length > 1) {
      if (use !== undefined) complain("several-values");
      return undefined;
    }
    return { shape: "components", type: "text", components: componentsOf(first) };
  }
  const scalars = values as readonly JCardScalar[];
  const isList = use?.shape === "list";
  if (!isList && scalars.length <= 1) return singleValue(first as JCardScalar, type, complain);
  if (!isList && use !== undefined) complain("several-values");
  const read = scalars.map((scalar) => scalarOf(scalar, type, complain));
  if (!read.every((scalar) => scalar !== undefined)) {
    return { shape: "list", type: "text", values: scalars.map(String) };
  }
  return { shape: "list", type, values: read };
}

// Whether the components of a property are written in this type: TZ or GEO may be a URI as well.
function isText(type: KnownType, types: readonly string[]): boolean {
  return type === "text" || type === types[0];
}

function componentsOf(value: JCardValue): string[][] {
  if (!Array.isArray(value)) return [[String(value)]];
  return (value as readonly unknown[]).map((component) =>
    Array.isArray(component) ? component.map(String) : [String(component)],
  );
}

function singleValue(
  scalar: JCardScalar,
  type: KnownType,
  complain: (problem: ValueProblem) => void,
): DecodedValue {
  const value = scalarOf(scalar, type, complain);
  if (value === undefined) return { shape: "single", type: "text", value: String(scalar) };
  const isText = typeof value === "string" && isReadAsText(value, type);
  return { shape: "single", type, value: isText ? escapeText(value) : value };
}

// What is no URI or language tag, though its type says so, is read as a text, and so has its escapes.
function isReadAsText(value: string, type: KnownType): boolean {
  return (type === "uri" && !isUri(value)) || (type === "language-tag" && !isLanguageTag(value));
}

// The property, or `undefined` for what the version cannot say, as a date without a year in 3.0.
function encoded(
  head: PropertyHead,
  decoded: DecodedValue,
  version: Version,
): Property | undefined {
  try {
    return encodeProperty(head, decoded, version);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function rawText(value: JCardValue): string {
  return componentsOf(value)
    .map((items) => items.join(","))
    .join(";");
}

function escapedText(value: JCardValue): string {
  return Array.isArray(value) ? joinComponents(componentsOf(value)) : escapeText(String(value));
}
