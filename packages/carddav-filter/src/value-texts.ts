import {
  parameterValues,
  splitComponents,
  splitList,
  unescapeText,
  type Property,
} from "@callingcard/vcard";
import { asciiUpperCase } from "./ascii-case.ts";

/** How the value of a property divides into texts that can be matched. */
type ValueKind = "text" | "list" | "structured" | "uri";

const KINDS: ReadonlyMap<string, ValueKind> = new Map([
  ...names("list", "CATEGORIES NICKNAME"),
  ...names("structured", "N ADR ORG GENDER CLIENTPIDMAP"),
  ...names("uri", "PHOTO LOGO SOUND KEY SOURCE URL FBURL CALURI CALADRURI IMPP MEMBER RELATED UID"),
  ...names("uri", "ORG-DIRECTORY CONTACT-URI SOCIALPROFILE"),
]);

const LISTED_OR_ESCAPED = /[,\\]/;

const ESCAPED_IN_URI = /\\([\\,;:])/g;

/**
 * The whole value of a property, unescaped. Separators of components and items stay, so that it
 * contains each of {@link partTexts}.
 *
 * @internal
 */
export function wholeText(property: Property): string {
  if (!property.value.includes("\\")) return property.value;
  // A URI has no line break to escape: `\n` in one is not a line feed (RFC 6350 errata 3845, 3846).
  return isUri(property)
    ? property.value.replace(ESCAPED_IN_URI, "$1")
    : unescapeText(property.value);
}

/**
 * The components and list items of a property, unescaped; empty ones are absent ones and left out.
 * Other properties have no parts.
 *
 * @internal
 */
export function partTexts({ name, value }: Pick<Property, "name" | "value">): readonly string[] {
  switch (kindOfName(name)) {
    case "list":
      return present(splitList(value));
    case "structured":
      return present(splitStructured(value));
    case "text":
    case "uri":
      return [];
  }
}

function present(parts: readonly string[]): readonly string[] {
  return parts.length < 2 ? [] : parts.filter((part) => part !== "");
}

function splitStructured(value: string): readonly string[] {
  // Most have no list in a component.
  if (!LISTED_OR_ESCAPED.test(value)) return value.split(";");
  return splitComponents(value).flatMap((items) =>
    items.length < 2 ? items : [items.join(","), ...items],
  );
}

function isUri(property: Property): boolean {
  const kind = kindOfName(property.name);
  if (kind !== "text" && kind !== "uri") return false;
  switch (asciiUpperCase(parameterValues(property, "VALUE")[0] ?? "")) {
    case "URI":
      return true;
    case "TEXT":
      return false;
    default:
      return kind === "uri";
  }
}

function kindOfName(name: string): ValueKind {
  return KINDS.get(asciiUpperCase(name)) ?? "text";
}

function names(kind: ValueKind, list: string): (readonly [string, ValueKind])[] {
  return list.split(" ").map((name) => [name, kind] as const);
}
