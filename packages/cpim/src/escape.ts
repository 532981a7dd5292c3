import type { CpimHeader, CpimParameter } from "./header.ts";

const NAMED: Readonly<Record<string, string>> = { b: "\b", t: "\t", n: "\n", r: "\r" };

/**
 * Decodes the escapes of a value (RFC 3862 section 2.3): `\n` and the like, `\uxxxx` for a UTF-16 code
 * unit. A backslash before another character stands for that; alone at the end, for nothing.
 *
 * @param value The value as written.
 * @returns The text.
 */
export function unescapeText(value: string): string {
  if (!value.includes("\\")) return value;
  return value.replaceAll(
    /\\(?:u([0-9A-Fa-f]{4})|([^])|$)/g,
    (_, unit: string | undefined, character: string | undefined) => {
      if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit, 16));
      return character === undefined ? "" : (NAMED[character] ?? character);
    },
  );
}

const ESCAPED =
  // eslint-disable-next-line no-control-regex -- they are what is escaped
  /[\\\x00-\x1f\x7f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Escapes a text for a value (RFC 3862 section 2.3.1): backslashes, control characters and halves of
 * surrogate pairs, and nothing else.
 *
 * @param text The text.
 * @returns The value as it is to be written.
 */
export function escapeText(text: string): string {
  return text.replaceAll(ESCAPED, (character) => {
    const named = "\\btnr".charAt("\\\b\t\n\r".indexOf(character));
    const isNamed = "\\\b\t\n\r".includes(character);
    return isNamed ? `\\${named}` : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/**
 * Gives the text of a header's value, without escapes.
 *
 * @param header The header.
 * @returns The text.
 */
export function headerText(header: CpimHeader): string {
  return unescapeText(header.value);
}

/**
 * Gives the text of a parameter's value, without quotes and escapes.
 *
 * @param parameter The parameter.
 * @returns The text.
 */
export function parameterText(parameter: CpimParameter): string {
  return unquote(parameter.value);
}

/**
 * Tells in which language the value of a header is (RFC 3862 section 3.3).
 *
 * @param header The header.
 * @returns The language tag; `undefined` where none is given, which means `i-default`.
 */
export function headerLanguage(header: CpimHeader): string | undefined {
  return header.parameters.find(({ name }) => name === "lang")?.value;
}

/**
 * Quotes a text (RFC 3862 section 3.6, String).
 *
 * @param text The text.
 * @returns The text between quotation marks, escaped.
 */
export function quote(text: string): string {
  return `"${escapeText(text).replaceAll('"', '\\"')}"`;
}

/**
 * Gives the text of a Token or String.
 *
 * @param written What is written.
 * @returns The text.
 */
export function unquote(written: string): string {
  return unescapeText(written.startsWith('"') ? written.slice(1, -1) : written);
}
