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
  // The engine has a short way for an expression of one character and a replacement that is a text.
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/\r/g, "&#13;");
}

/**
 * Writes an attribute value for double quotes (XML 1.0 section 3.3.3). White space other than a
 * space is written as references, since a reader takes it for spaces.
 *
 * @param value The value.
 * @throws RangeError when the value has a character that no XML document can carry.
 */
export function escapeAttribute(value: string): string {
  refuseLoneSurrogates(value);
  return value.replace(IN_ATTRIBUTE, reference);
}

// All but tabs, line feeds and printable ASCII without "&", "<" and ">", which most texts are made of.
const SPECIAL = /[^\t\n -%'-;=?-~]/;

// One expression finds what is escaped and what is refused: one search takes less time than two.
// oxlint-disable-next-line no-control-regex -- these are the characters to find
const IN_ATTRIBUTE = /[\0-\u001F&<>"\uFFFE\uFFFF]/g;

function reference(character: string): string {
  switch (character) {
    case "\r":
      return "&#13;";
    case "&":
      return "&amp;";
    case "<":
      return "&lt;";
    case ">":
      return "&gt;";
    case '"':
      return "&quot;";
    case "\n":
      return "&#10;";
    case "\t":
      return "&#9;";
    default:
      throw notACharacter();
  }
}

/**
 * Refuses text with what is not a Char (XML 1.0 section 2.2): controls, lone surrogates, U+FFFE
 * and U+FFFF.
 *
 * @param text The text.
 * @throws RangeError when there is such a character.
 */
export function refuseNonCharacters(text: string): void {
  refuseLoneSurrogates(text);
  if (NON_CHARACTER.test(text)) throw notACharacter();
}

// Two classes: in one, each character would be compared with all of its ranges.
// oxlint-disable-next-line no-control-regex -- these are the characters to find
const NON_CHARACTER = /[\0-\u0008\u000B\u000C\u000E-\u001F]|[\uFFFE\uFFFF]/;

function refuseLoneSurrogates(text: string): void {
  if (!text.isWellFormed()) throw notACharacter();
}

function notACharacter(): RangeError {
  return new RangeError("text has a character that XML cannot carry");
}
