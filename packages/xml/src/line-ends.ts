/** Replaces CRLF and CR by LF (XML 1.0 section 2.11). */
export function normalizeLineEnds(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/** Replaces each literal white space character by a space (XML 1.0 section 3.3.3, CDATA). */
export function normalizeAttributeSpace(value: string): string {
  return /[\t\n\r]/.test(value) ? value.replace(/\r\n|[\t\n\r]/g, " ") : value;
}
