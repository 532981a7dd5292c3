import type { XmlElement } from "@callingcard/xml";
import type { Property } from "../card.ts";
import { carriedParameters } from "../jcard/carried-parameter.ts";
import { dateTimeTypeOf } from "../jcard/date-time-type.ts";
import { typedValue } from "../jcard/typed-value.ts";
import { codingOf } from "../value/coding.ts";
import { stringifyNumber } from "../value/number.ts";
import { isBinary } from "../value/decoded-value.ts";
import {
  type DecodedValue,
  isLanguageTag,
  isUri,
  parameterDefinition,
  parseDateTime,
  type PartialDateTime,
  rawText,
  type Scalar,
  stringifyDataUri,
  stringifyDateTime,
  stringifyUtcOffset,
  uriText,
} from "../values.ts";
import { elementNameOf, propertyElementName, typeElementName } from "./element-name.ts";
import { requiredComponents, structuredElements } from "./structured-elements.ts";
import { textElement, vcardElement } from "./vcard-element.ts";
import { elementOfXmlProperty } from "./xml-property.ts";

/**
 * Writes a property of a card of vCard 4.0 as an element (RFC 6351 sections 5 and 6).
 *
 * @param property The property.
 * @returns The element; that of an XML property is the one in it.
 */
export function propertyElement(property: Property): XmlElement {
  const name = property.name.toUpperCase();
  const wrapped = name === "XML" ? elementOfXmlProperty(property) : undefined;
  if (wrapped !== undefined) return wrapped;
  const carried = [...carriedParameters(property)].toSorted(
    ([left], [right]) => orderOf(left, name) - orderOf(right, name),
  );
  const parameters = carried.map(([parameter, values]) =>
    vcardElement(
      elementNameOf(parameter),
      values.map((value) => textElement(parameterType(parameter, value), value)),
    ),
  );
  const around = parameters.length > 0 ? [vcardElement("parameters", parameters)] : [];
  return vcardElement(propertyElementName(name), [...around, ...valueElements(property, name)]);
}

/** The order that the schema wants of parameters (RFC 6351 section 5.2 and appendix A). */
const ORDER: readonly string[] = [
  "language",
  "altid",
  "pid",
  "pref",
  "type",
  "mediatype",
  "calscale",
  "sort-as",
  "geo",
  "tz",
  "label",
];

// Others come last, in the order of the property; SORT-AS of N is before ALTID.
function orderOf(parameter: string, property: string): number {
  if (parameter === "sort-as" && property === "N") return 0.5;
  const index = ORDER.indexOf(parameter);
  return index === -1 ? ORDER.length : index;
}

// RFC 6351 appendix A, section 5; what is not known is unknown (section 6), and what is not of its type
// is a text.
function parameterType(name: string, value: string): string {
  const type = parameterDefinition(name)?.type;
  switch (type) {
    case undefined:
      return "unknown";
    case "language-tag":
      return isLanguageTag(value) ? type : "text";
    case "integer":
      return /^[+-]?\d+$/.test(value) ? type : "text";
    case "boolean":
      return /^(?:true|false)$/i.test(value) ? type : "text";
    case "timestamp":
      return parseDateTime(value, type) === undefined ? "text" : type;
    case "uri":
      return isUri(value) ? type : "text";
    case "text":
    case "media-type":
    case "pid":
    case "script":
    case "prop-id":
    case "value-type":
    case "country":
      return name === "tz" && isUri(value) ? "uri" : "text";
  }
}

function valueElements(property: Property, name: string): XmlElement[] {
  const value = typedValue(property, "4.0");
  if (value.isRaw) return [textElement(typeElementName(value.type), value.text)];
  const { type, decoded } = value;
  if (type === "binary") return [textElement("uri", uriOf(property, decoded))];
  switch (decoded.shape) {
    case "single":
      return [scalarElement(decoded.value, type)];
    case "list":
      return decoded.values.map((item) => scalarElement(item, type));
    case "components":
      return componentElements(property, name, decoded.components);
  }
}

function componentElements(
  property: Property,
  name: string,
  components: readonly (readonly string[])[],
): XmlElement[] {
  const elements = structuredElements(name);
  if (elements === undefined) {
    return components.map((items) => textElement("text", items.join(",")));
  }
  // More components than have elements, or parts that cannot have any: as it is written.
  if (components.length > elements.length) return [textElement("unknown", rawText(property))];
  const count = Math.max(components.length, requiredComponents(name));
  return elements
    .slice(0, count)
    .flatMap((local, index) => (components[index] ?? [""]).map((item) => textElement(local, item)));
}

function uriOf(property: Property, decoded: DecodedValue): string {
  const value = decoded.shape === "single" ? decoded.value : "";
  return codingOf(property).isBase64 && isBinary(value)
    ? stringifyDataUri(value)
    : uriText(property);
}

function scalarElement(value: Scalar, type: string): XmlElement {
  if (typeof value === "string") return textElement(typeElementName(type), value);
  if (typeof value === "boolean") return textElement("boolean", String(value));
  if (typeof value === "number") {
    return type === "utc-offset"
      ? textElement("utc-offset", stringifyUtcOffset(value, "basic"))
      : textElement(type, stringifyNumber(value));
  }
  if (isBinary(value)) return textElement("uri", stringifyDataUri(value));
  const own = dateTimeTypeOf(value, type);
  const local = own === "date-and-or-time" ? dateElement(value) : own;
  return textElement(local, stringifyDateTime(value, local, "basic"));
}

// RFC 6351 appendix A, section 4.3.4: a date-and-or-time is an element of what it has.
function dateElement(value: PartialDateTime): "date" | "time" | "date-time" {
  const { year, month, day, hour, minute, second } = value;
  if (hour === undefined && minute === undefined && second === undefined) return "date";
  return year === undefined && month === undefined && day === undefined ? "time" : "date-time";
}
