import { type Parameter, type Property, sameName } from "../card.ts";
import { escapeText } from "../text-value.ts";
import { mediaTypeOfWord } from "../value/binary.ts";
import {
  type Binary,
  decodeProperty,
  type DecodedValue,
  encodeProperty,
  type EncodeOptions,
  type GeoUri,
  isBinary,
  isTypedName,
  type PartialDateTime,
  type PropertyHead,
  propertyUse,
  type PropertyUse,
  type Scalar,
  stringifyGeoUri,
  toTyped,
  type TypedName,
  type TypedValue,
  type ValueType,
  type Version,
} from "../values.ts";
import {
  needsYear,
  withOmittedYear,
  withoutOmittedYear,
  OMITTED_YEAR_PARAMETER,
} from "./omitted-year.ts";

/** A value that can be written without its type: what that is, the property tells. */
export type PlainValue = string | number | boolean | PartialDateTime | Binary | readonly string[];

/**
 * Components or other parts by their names, as `propertyUse` and the typed values have them; those that
 * are absent are empty.
 */
export type NamedParts = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** Names of properties whose values have a type in some version. */
export type TypedNames = { readonly [V in Version]: TypedName<V> }[Version];

/** The value of a property of a name, as its type in the card's version has it. */
export type ValueOf<Name extends string> = Name extends TypedNames
  ? { readonly [V in Version]: Name extends TypedName<V> ? TypedValue<V, Name> : never }[Version]
  : unknown;

/** A typed value of which parts may be absent, and a part with one item may be a text. */
type Shorthand<Value> = Value extends
  | string
  | number
  | boolean
  | readonly unknown[]
  | Binary
  | GeoUri
  | TaggedValue
  ? Value
  : "year" extends keyof Value
    ? Value
    : { readonly [Part in keyof Value]?: Value[Part] | string | undefined };

/** What can be written as the value of a property of a name: typed, decoded, or by itself. */
export type ValueToSet<Name extends string> = Name extends TypedNames
  ? DecodedValue | PlainValue | Shorthand<ValueOf<Name>>
  : EditableValue;

/** What can be written as the value of a property of any name. */
export type EditableValue = DecodedValue | PlainValue | NamedParts | GeoUri | TaggedValue;

/** A value and its type. */
interface TaggedValue {
  readonly type: ValueType;
  readonly value: Scalar;
}

/**
 * Reads the value of a property as its type has it.
 *
 * @param property The property.
 * @param version Version of its card.
 * @returns The value; a decoded one for a name without a type.
 */
export function readEditable<Name extends string>(
  property: Property,
  version: Version,
): ValueOf<Name>;
export function readEditable(property: Property, version: Version): unknown {
  const decoded = withoutOmittedYear(property, decodeProperty(property, version));
  const name = property.name.toUpperCase();
  // A name that the version does not have is read as in one that has it.
  for (const one of [version, "4.0", "3.0", "2.1"] as const) {
    if (isTypedName(name, one)) return toTyped(decoded, name, one);
  }
  return decoded;
}

/**
 * Writes a value.
 *
 * @param head Group, name and parameters of the property.
 * @param value The value.
 * @param version Version of its card.
 * @param options How it is written where there is a choice.
 * @param before Type of the value before, which a date keeps if it can.
 * @returns The property.
 * @throws RangeError for a value that the property cannot carry.
 */
export function writeEditable(
  head: PropertyHead,
  value: EditableValue,
  version: Version,
  options: EncodeOptions,
  before?: ValueType,
): Property {
  const decoded = toDecoded(head.name, value, version, before);
  const parameters = (head.parameters ?? []).flatMap((parameter) =>
    withoutForm(head.name, parameter, version),
  );
  if (decoded.shape !== "single" || !needsYear(decoded.value, version)) {
    return encodeProperty({ ...head, parameters }, decoded, version, options);
  }
  const { value: date, parameter } = withOmittedYear(decoded.value);
  const dated = { ...decoded, value: date };
  return encodeProperty(
    { ...head, parameters: [...parameters, parameter] },
    dated,
    version,
    options,
  );
}

// A parameter without what it says of the form of the old value.
function withoutForm(name: string, parameter: Parameter, version: Version): Parameter[] {
  const { name: own, values } = parameter;
  if (sameName(own, OMITTED_YEAR_PARAMETER) || sameName(own, "MEDIATYPE")) return [];
  if (version === "4.0") return [parameter];
  if (values.length === 0) return mediaTypeOfWord(name, own) === undefined ? [parameter] : [];
  if (!sameName(own, "TYPE")) return [parameter];
  const kept = values.filter((word) => mediaTypeOfWord(name, word) === undefined);
  if (kept.length === values.length) return [parameter];
  return kept.length === 0 ? [] : [{ ...parameter, values: kept }];
}

// Gives a value the type that the property wants for it.
function toDecoded(
  name: string,
  value: EditableValue,
  version: Version,
  before: ValueType | undefined,
): DecodedValue {
  const use = propertyUse(name, version);
  if (typeof value === "string") return textOf(name, value, version);
  if (typeof value === "boolean") return { shape: "single", type: "boolean", value };
  if (typeof value === "number") return { shape: "single", type: numberType(use), value };
  if (isList(value)) return { shape: "list", type: "text", values: value };
  if (isDecoded(value)) return value;
  if (isBinary(value)) return { shape: "single", type: "binary", value };
  if (isTagged(value)) return { shape: "single", type: value.type, value: value.value };
  if (use?.shape === "components") return componentsOf(use, value);
  if (isPlace(value)) return { shape: "single", type: "uri", value: stringifyGeoUri(value) };
  return { shape: "single", type: dateType(use, value, before), value };
}

// A text is what the property would be read as with it.
function textOf(name: string, value: string, version: Version): DecodedValue {
  const use = propertyUse(name, version);
  if (use?.shape === "list") return { shape: "list", type: "text", values: [value] };
  if (use?.shape === "components") {
    return { shape: "components", type: "text", components: [[value]] };
  }
  const isNumberUri =
    sameName(name, "TEL") && use?.types.includes("uri") && /^tel:\S+$/i.test(value);
  if (isNumberUri === true) return { shape: "single", type: "uri", value };
  // Nothing is known of it but that what stands in a file is escaped.
  if (use === undefined) return { shape: "single", type: "unknown", value: escapeText(value) };
  const [type = "text"] = use.types;
  if (type === "text" || type === "phone-number") return { shape: "single", type, value };
  const decoded = decodeProperty({ group: undefined, name, parameters: [], value }, version);
  // A text has no escapes yet, and nor has a URI.
  const isText = decoded.shape === "single" && typeof decoded.value === "string";
  return isText ? { shape: "single", type: decoded.type, value } : decoded;
}

function numberType(use: PropertyUse | undefined): ValueType {
  const [type = "float"] = use?.types ?? [];
  return type === "text" ? "float" : type;
}

function dateType(
  use: PropertyUse | undefined,
  value: PartialDateTime,
  before: ValueType | undefined,
): ValueType {
  const usual = usualDateType(use, value);
  return before === partsType(value) || before === "date-and-or-time" ? before : usual;
}

function usualDateType(use: PropertyUse | undefined, value: PartialDateTime): ValueType {
  for (const type of ["timestamp", "date-and-or-time"] as const) {
    if (use?.types.includes(type) === true) return type;
  }
  return partsType(value);
}

// The type that has all parts of a date or time that are there, and no others.
function partsType(value: PartialDateTime): "date" | "time" | "date-time" {
  const { year, month, day, hour, minute, second } = value;
  if (hour === undefined && minute === undefined && second === undefined) return "date";
  const isTime = year === undefined && month === undefined && day === undefined;
  return isTime ? "time" : "date-time";
}

// In a property whose components are no lists, what a list has behind the first is further components:
// the units of an ORG.
function componentsOf({ components, componentLists }: PropertyUse, value: object): DecodedValue {
  const named = new Map<string, unknown>(Object.entries(value));
  for (const key of named.keys()) {
    if (!components.includes(key))
      throw new RangeError(`there is no component ${key.slice(0, 40)}`);
  }
  const texts = components.flatMap((name) => {
    const items = itemsOf(named.get(name));
    return componentLists ? [items] : items.map((item) => [item]);
  });
  return { shape: "components", type: "text", components: withoutTail(texts, components[0]) };
}

function itemsOf(value: unknown): string[] {
  if (value === undefined) return [""];
  if (typeof value === "number") return [String(value)];
  const items = Array.isArray(value) ? value : [value];
  const texts = items.filter((item) => typeof item === "string");
  if (texts.length !== items.length)
    throw new RangeError("a component is a text, or a list of texts");
  return texts.length === 0 ? [""] : texts;
}

// Leaves out the empty components at the end, but for those that every N and ADR has.
function withoutTail(components: string[][], first: string | undefined): string[][] {
  const fewest = first === "family" ? 5 : first === "postOfficeBox" ? 7 : 1;
  const filled = components.findLastIndex((items) => items.some((item) => item !== ""));
  return components.slice(0, Math.max(filled + 1, fewest));
}

function isList(value: EditableValue): value is readonly string[] {
  return Array.isArray(value);
}

function isTagged(value: object): value is TaggedValue {
  return "type" in value && "value" in value;
}

function isPlace(value: object): value is GeoUri {
  return "latitude" in value;
}

function isDecoded(value: object): value is DecodedValue {
  return "shape" in value;
}
