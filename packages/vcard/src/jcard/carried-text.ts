/** Control characters that no content line can carry: all but tab and line breaks. */
const CONTROLS = /\p{Cc}(?<![\t\n\r\u0080-\u009f])/gu;

/**
 * Makes a text that a vCard can carry: control characters go, half a surrogate pair becomes U+FFFD, which
 * otherwise would stand for an octet that is not UTF-8.
 *
 * @param text A text from a card, from JSON or from XML.
 * @returns The text; the same one if there is nothing to do.
 */
export function carriedText(text: string): string {
  return text.toWellFormed().replace(CONTROLS, "");
}

/**
 * Makes a text of one line, for what cannot have a line break: values of unknown type, whose escapes
 * are kept, get the escape of one.
 *
 * @param text The text.
 * @returns The line.
 */
export function singleLine(text: string): string {
  return text.replace(/\r\n|[\r\n]/g, "\\n");
}
