/**
 * Decodes a parameter value (RFC 6868 section 3.2): `^n` is a line feed, `^'` a quotation mark,
 * `^^` a circumflex; any other circumflex stays.
 *
 * @param value The value as in the file, without quotes.
 * @returns The text.
 */
export function decodeParameterValue(value: string): string {
  if (!value.includes("^")) return value;
  // No function for each match: a hostile value is millions of circumflexes.
  const parts = value.split("^^");
  return parts.map((part) => part.replaceAll("^n", "\n").replaceAll("^'", '"')).join("^");
}

/**
 * Encodes a parameter value (RFC 6868 section 3.1) and quotes it if it holds a comma, a semicolon
 * or a colon.
 *
 * @param text The text.
 * @returns The value as in a file.
 */
export function encodeParameterValue(text: string): string {
  const encoded = text.replace(/[\n"^]/g, (character) =>
    character === "\n" ? "^n" : character === '"' ? "^'" : "^^",
  );
  return /[,;:]/.test(encoded) ? `"${encoded}"` : encoded;
}
