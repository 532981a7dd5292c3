import { type Parameter, type Property, sameName } from "../card.ts";
import { joinComponents, joinList } from "../text-value.ts";
import { propertyUse } from "../vocabulary/property-definitions.ts";
import type { PropertyUse, Version } from "../vocabulary/property-use.ts";
import { mediaTypeOfWord, OCTET_ENCODING, wordOfMediaType } from "./binary.ts";
import { codingOf, isCoding, typeOfVersion } from "./coding.ts";
import type { DateForm } from "./date-time.ts";
import { type Binary, type DecodedValue, isBinary } from "./decoded-value.ts";
import { encodeScalar, escapeText21 } from "./encode-scalar.ts";
import { encodeBase64 } from "./base64.ts";
import { encodeQuotedPrintable } from "./quoted-printable.ts";

/** How values are written where there is a choice. */
export interface EncodeOptions {
  /**
   * Whether the comma in a URI has a backslash, as RFC 6350's errata 3845 and 3846 want and its examples
   * have not. Default `false`: most readers take it for a part of the URI.
   */
  readonly escapeUriComma?: boolean;

  /** The form of dates, times and offsets. Default `basic` in 4.0, `extended` in 3.0 and 2.1. */
  readonly dateForm?: DateForm;
}

/** What a property has beside its value. */
export interface PropertyHead {
  readonly group?: string | undefined;
  readonly name: string;
  readonly parameters?: readonly Parameter[] | undefined;
}

/**
 * Makes a property of a value; `decodeProperty` undoes it. VALUE stands where the type is not the default
 * of the property, octets are base64 in 2.1 and 3.0 and a `data:` URI in 4.0, and text beyond ASCII is
 * quoted-printable in 2.1. Whatever the head says of that is replaced; its other parameters stay.
 *
 * @param head Group, name and parameters.
 * @param value The value.
 * @param version The version to write.
 * @param options What to choose.
 * @returns The property.
 * @throws RangeError for a value that the property cannot carry: numbers that are not finite, parts of a
 *   date that are none, several items in a component that is no list, components in a list.
 */
export function encodeProperty(
  head: PropertyHead,
  value: DecodedValue,
  version: Version,
  options: EncodeOptions = {},
): Property {
  const { group, name } = head;
  const parameters = withoutCoding(head.parameters ?? [], value);
  if (value.shape === "single" && isBinary(value.value) && version !== "4.0") {
    return encodeBinary({ group, name, parameters }, value.value, version);
  }
  const use = propertyUse(name, version);
  const raw = encodeShape(value, use, { version, ...options });
  const word = valueWord(value, use, version);
  const hasWord = parameters.some(isCoding);
  if (word !== undefined && !hasWord) parameters.push({ name: "VALUE", values: [word] });
  if (version !== "2.1" || /^[\t\x20-\x7e]*$/.test(raw) || isCardText(value)) {
    return { group, name, parameters, value: raw };
  }
  // Octets of a file that were not UTF-8 go back as they are: no CHARSET would be true of them.
  if (!raw.isWellFormed()) {
    return { group, name, parameters, value: raw.replace(/\r\n|[\r\n]/g, "\\n") };
  }
  parameters.push(
    { name: "ENCODING", values: ["QUOTED-PRINTABLE"] },
    { name: "CHARSET", values: ["UTF-8"] },
  );
  return { group, name, parameters, value: encodeQuotedPrintable(raw) };
}

// A type that nobody knows keeps its name.
function withoutCoding(parameters: readonly Parameter[], { type }: DecodedValue): Parameter[] {
  const isForeign = type === "unknown" && codingOf({ parameters }).type === "unknown";
  return parameters.filter(
    (parameter) => !isCoding(parameter) || (isForeign && sameName(parameter.name, "VALUE")),
  );
}

function encodeBinary(
  { group, name, parameters }: Omit<Property, "value">,
  { mediaType, octets }: Binary,
  version: Version,
): Property {
  const kept = parameters.flatMap((parameter) => withoutMediaType(name, parameter));
  kept.push({ name: "ENCODING", values: [OCTET_ENCODING[version]] });
  if (mediaType !== undefined) {
    kept.push({ name: "TYPE", values: [wordOfMediaType(name, mediaType)] });
  }
  return { group, name, parameters: kept, value: encodeBase64(octets) };
}

// A parameter without the words that tell the form of the octets; none if no other word is left.
function withoutMediaType(name: string, parameter: Parameter): Parameter[] {
  if (sameName(parameter.name, "MEDIATYPE")) return [];
  if (parameter.values.length === 0) {
    return mediaTypeOfWord(name, parameter.name) === undefined ? [parameter] : [];
  }
  if (!sameName(parameter.name, "TYPE")) return [parameter];
  const values = parameter.values.filter((word) => mediaTypeOfWord(name, word) === undefined);
  if (values.length === parameter.values.length) return [parameter];
  return values.length === 0 ? [] : [{ name: parameter.name, values }];
}

interface Writing extends EncodeOptions {
  readonly version: Version;
}

function encodeShape(value: DecodedValue, use: PropertyUse | undefined, writing: Writing): string {
  switch (value.shape) {
    case "single":
      return encodeScalar(value.value, value.type, writing);
    case "list":
      return value.type === "text"
        ? joinList(value.values.map(String))
        : value.values.map((item) => encodeScalar(item, value.type, writing)).join(",");
    case "components":
      return encodeComponents(value.components, use, writing);
  }
}

function encodeComponents(
  components: readonly (readonly string[])[],
  use: PropertyUse | undefined,
  { version }: Writing,
): string {
  if (use === undefined || use.componentLists) return joinComponents(components);
  const texts = components.map(([first = "", ...others]) => {
    if (others.length > 0) throw new RangeError("component has several items and is no list");
    return first;
  });
  // A URI has no escapes: what is behind the first semicolon is the whole of it.
  if (use.components[1] === "uri") return texts.join(";");
  if (version === "2.1") return texts.map(escapeText21).join(";");
  return joinComponents(texts.map((text) => [text]));
}

function isCardText(value: DecodedValue): boolean {
  return value.shape === "single" && value.type === "vcard";
}

// What VALUE says of a type that is not the default of its property.
function valueWord(
  value: DecodedValue,
  use: PropertyUse | undefined,
  version: Version,
): string | undefined {
  // Octets are a URI where they are not base64.
  const type = value.type === "binary" ? "uri" : typeOfVersion(value.type, version, use);
  if (type === "unknown") return use === undefined ? undefined : type;
  const usual = use?.types[0];
  if (type === usual || (type === "text" && usual === "phone-number")) return undefined;
  if (use !== undefined && use.shape !== "single" && value.shape === use.shape) return undefined;
  return version === "2.1" && type === "uri" ? "URL" : type;
}
