/**
 * Replaces CRLF and CR by LF (XML 1.0 section 2.11).
 *
 * @param text The text.
 */
export function normalizeLineEnds(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/**
 * Replaces each literal white space character by a space (XML 1.0 section 3.3.3, CDATA).
 *
 * @param value The value as written.
 */
export function normalizeAttributeSpace(value: string): string {
  return value.replace(/\r\n|[\t\n\r]/g, " ");
}
