/**
 * Writes character data (XML 1.0 section 2.4). A carriage return becomes `&#13;`, since a reader
 * takes a literal one for a line feed (section 2.11).
 *
 * @param text The text.
 * @throws RangeError when the text has a character that no XML document can carry.
 */
export function escapeText(text: string): string {
  if (!SPECIAL.test(text)) return text;
  refuseNonCharacters(text);
  // One character after the other takes less time than one expression with a function.
  let escaped = text.includes("&") ? text.replaceAll("&", "&amp;") : text;
  if (escaped.includes("<")) escaped = escaped.replaceAll("<", "&lt;");
  if (escaped.includes(">")) escaped = escaped.replaceAll(">", "&gt;");
  return escaped.includes("\r") ? escaped.replaceAll("\r", "&#13;") : escaped;
}

/**
 * Writes an attribute value for double quotes (XML 1.0 section 3.3.3). White space other than a
 * space is written as references, since a reader takes it for spaces.
 *
 * @param value The value.
 * @throws RangeError when the value has a character that no XML document can carry.
 */
export function escapeAttribute(value: string): string {
  return escapeText(value).replace(/["\t\n]/g, (character) => {
    if (character === '"') return "&quot;";
    return character === "\t" ? "&#9;" : "&#10;";
  });
}

// All but tabs, line feeds and printable ASCII without "&", "<" and ">", which most texts are made of.
const SPECIAL = /[^\t\n -%'-;=?-~]/;

/**
 * Refuses text with what is not a Char (XML 1.0 section 2.2): controls, lone surrogates, U+FFFE
 * and U+FFFF.
 *
 * @param text The text.
 * @throws RangeError when there is such a character.
 */
export function refuseNonCharacters(text: string): void {
  // oxlint-disable-next-line no-control-regex -- these are the characters to find
  if (/[\0-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(text) || !text.isWellFormed()) {
    throw new RangeError("text has a character that XML cannot carry");
  }
}
