/**
 * Replaces what no content line can carry: control characters but tab and line feed, and halves of
 * surrogate pairs. CRLF and CR become a line feed.
 *
 * @param text The text.
 * @returns The text with U+FFFD for each.
 */
export function writable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/(?![\t\n\u0080-\u009f])\p{Cc}/gu, "\ufffd");
}

/**
 * Tells whether a text comes back from a vCard as it is.
 *
 * @param text The text.
 * @returns Whether it does.
 */
export function isWritable(text: string): boolean {
  return writable(text) === text;
}
