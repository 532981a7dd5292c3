import type { Property } from "./card.ts";
import { structured, textlist } from "./generated/vcard.ts";

/**
 * Decodes the escapes of a text value (RFC 6350 section 3.4): `\n` and `\N` are a line feed; a
 * backslash before a backslash, comma, semicolon or colon is dropped; any other backslash stays.
 *
 * @param value The value as in the file, unfolded.
 * @returns The text.
 */
export function unescapeText(value: string): string {
  let backslash = value.indexOf("\\");
  if (backslash === -1) return value;
  let text = "";
  let start = 0;
  while (backslash !== -1) {
    const escaped = escapedText(value.charCodeAt(backslash + 1));
    if (escaped === undefined) {
      backslash = value.indexOf("\\", backslash + 1);
      continue;
    }
    text += value.slice(start, backslash) + escaped;
    start = backslash + 2;
    backslash = value.indexOf("\\", start);
  }
  return start === 0 ? value : text + value.slice(start);
}

// What a backslash and a code unit stand for; `undefined` for a backslash that stands for itself.
function escapedText(unit: number): string | undefined {
  switch (unit) {
    case 0x6e: // n
    case 0x4e: // N
      return "\n";
    case 0x2c:
      return ",";
    case 0x3a:
      return ":";
    case 0x3b:
      return ";";
    case 0x5c:
      return "\\";
    default:
      return undefined;
  }
}

/** A longer text is escaped in pieces: the engine keeps all matches of a text until it is done. */
const LONGEST_PIECE = 65_536;

const ESCAPED = /[\\,;\r\n]/;

/**
 * Escapes a text for a value, for one item of a list, or for one component: backslash, comma,
 * semicolon and line break. The semicolon is escaped in every value, which RFC 6350 section 3.4
 * allows. CRLF and CR become a line feed's escape too.
 *
 * @param text The text.
 * @returns The value as in a file.
 */
export function escapeText(text: string): string {
  if (!ESCAPED.test(text)) return text;
  if (text.length <= LONGEST_PIECE) return escapedPiece(text);
  let value = "";
  for (let from = 0; from < text.length;) {
    const end = from + LONGEST_PIECE;
    const to = text[end - 1] === "\r" ? end + 1 : end;
    value += escapedPiece(text.slice(from, to));
    from = to;
  }
  return value;
}

// No function for each match: a hostile text is millions of semicolons.
function escapedPiece(text: string): string {
  const escaped = text.replaceAll("\\", "\\\\").replaceAll(",", "\\,").replaceAll(";", "\\;");
  return escaped.replaceAll(/\r\n|[\r\n]/g, "\\n");
}

/**
 * Reads the text of a property.
 *
 * @param property The property.
 * @returns Its value, decoded as one text.
 */
export function propertyText(property: Property): string {
  return unescapeText(property.value);
}

/**
 * Splits a value at its commas, as in NICKNAME and CATEGORIES (RFC 6350 section 4, text-list).
 *
 * @param value The value as in the file, unfolded.
 * @returns The decoded items; one empty item for an empty value.
 */
export function splitList(value: string): string[] {
  // Without a backslash every comma separates, and there is nothing to decode.
  if (!value.includes("\\")) return value.split(",");
  const items = textlist.parse(value) ?? textlist.parse(`${value}\\`) ?? [value];
  return items.map(unescapeText);
}

/**
 * Joins the items of a list to a value; {@link splitList} undoes it.
 *
 * @param items The decoded items.
 * @returns The value as in a file.
 */
export function joinList(items: readonly string[]): string {
  return items.map(escapeText).join(",");
}

/**
 * Splits a value at its semicolons and each component at its commas, as in N and ADR (RFC 6350
 * section 4, component-list).
 *
 * @param value The value as in the file, unfolded.
 * @returns The components, each with its decoded items; an empty component has one empty item.
 */
export function splitComponents(value: string): string[][] {
  if (!value.includes("\\")) return value.split(";").map((component) => component.split(","));
  // A lone backslash at the end escapes nothing; doubled, it stands for itself.
  const components = structured.parse(value) ?? structured.parse(`${value}\\`) ?? [[value]];
  return components.map((items) => items.map(unescapeText));
}

/**
 * Joins components to a value; {@link splitComponents} undoes it.
 *
 * @param components The components, each with its decoded items.
 * @returns The value as in a file.
 */
export function joinComponents(components: readonly (readonly string[])[]): string {
  return components.map(joinList).join(";");
}
