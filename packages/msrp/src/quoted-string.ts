/**
 * Takes the escapes out of a quoted string (RFC 4975 section 9).
 *
 * @param text What stands between the quotes.
 * @returns What it means.
 */
export function unquote(text: string): string {
  return text.includes("\\") ? text.replaceAll(/\\(["\\])/g, "$1") : text;
}

/**
 * Writes a quoted string.
 *
 * @param text What it means.
 * @returns It with quotes and escapes. Control characters are left to the caller.
 */
export function quote(text: string): string {
  return `"${text.replaceAll(/["\\]/g, "\\$&")}"`;
}
