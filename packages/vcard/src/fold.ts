/** Longest physical line, without its line break, in octets (RFC 6350 section 3.2). */
export const MAX_LINE_OCTETS = 75;

/**
 * Folds one content line (RFC 6350 section 3.2). A character is never cut in two, so a physical
 * line may come out shorter than 75 octets.
 *
 * @param line The content line, without a line break.
 * @returns The physical lines, joined by CRLF and one space; no CRLF at the end.
 */
export function foldLine(line: string): string {
  // Most lines are short, and 25 code units never make more than 75 octets.
  if (line.length <= MAX_LINE_OCTETS / 3) return line;
  if (isAscii(line)) return foldAscii(line);
  const folded: string[] = [];
  let start = 0;
  let octets = 0;
  for (let index = 0; index < line.length;) {
    const character = line.codePointAt(index) ?? 0;
    const size = utf8Length(character);
    if (octets + size > MAX_LINE_OCTETS) {
      folded.push(line.slice(start, index));
      start = index;
      octets = 1; // the space belongs to the next line
    }
    octets += size;
    index += character > 0xffff ? 2 : 1;
  }
  folded.push(line.slice(start));
  return folded.join("\r\n ");
}

function isAscii(line: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return !/[^\0-\x7f]/.test(line);
}

// Photos are long and ASCII, so that their octets need no counting.
function foldAscii(line: string): string {
  if (line.length <= MAX_LINE_OCTETS) return line;
  const folded = [line.slice(0, MAX_LINE_OCTETS)];
  for (let from = MAX_LINE_OCTETS; from < line.length; from += MAX_LINE_OCTETS - 1) {
    folded.push(line.slice(from, from + MAX_LINE_OCTETS - 1));
  }
  return folded.join("\r\n ");
}

/**
 * Takes the folds out of a text (RFC 6350 section 3.2): each line break with one space or tab
 * behind it. CRLF, LF and CR are line breaks.
 *
 * @param text One folded content line, or many.
 * @returns The unfolded text.
 */
export function unfoldLine(text: string): string {
  return text.replace(/(?:\r+\n?|\n)[ \t]/g, "");
}

/**
 * Breaks a quoted-printable line softly (RFC 2045 section 6.7): an equals sign and CRLF, never
 * inside of `=41` or of a character. vCard 2.1 has no other way to break such a line.
 *
 * @param line The content line, without a line break.
 * @param valueStart Where its value starts; only that is broken.
 * @returns The physical lines, joined; no CRLF at the end.
 */
export function foldQuotedPrintable(line: string, valueStart: number): string {
  const folded: string[] = [];
  let start = 0;
  let octets = valueStart;
  for (let index = valueStart; index < line.length;) {
    const unit = unitAt(line, index);
    const size = octetsOf(unit);
    // One octet is left for the equals sign. A last line that looks like END:VCARD would end the
    // card, so it takes one character more.
    if (octets + size >= MAX_LINE_OCTETS && !isMarker(line, index)) {
      folded.push(line.slice(start, index));
      start = index;
      octets = 0;
    }
    octets += size;
    index += unit.length;
  }
  folded.push(line.slice(start));
  return folded.join("=\r\n");
}

// The characters at `index` that stay together.
function unitAt(line: string, index: number): string {
  const character = String.fromCodePoint(line.codePointAt(index) ?? 0);
  return character === "=" ? line.slice(index, index + 3) : character;
}

function isMarker(line: string, index: number): boolean {
  return /^(?:BEGIN|END):VCARD\s*$/i.test(line.slice(index, index + 24));
}

/**
 * Counts the octets of a text in UTF-8.
 *
 * @param text The text.
 * @returns The number; a lone surrogate has three octets.
 */
export function octetsOf(text: string): number {
  const { length } = text;
  let octets = length;
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    octets += unit < 0x800 ? 1 : 2;
    // A pair of surrogates has four octets together.
    if (unit >= 0xd800 && unit < 0xdc00 && isLowSurrogate(text.charCodeAt(index + 1))) index += 1;
  }
  return octets;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}

function utf8Length(character: number): number {
  if (character < 0x80) return 1;
  if (character < 0x800) return 2;
  return character < 0x10000 ? 3 : 4;
}
