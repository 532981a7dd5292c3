import { contentline } from "./generated/vcard.ts";
import type { Head } from "./head.ts";
import type { LineBreaks } from "./line-breaks.ts";

/**
 * How a content line goes on behind a line break: behind a fold; behind a soft line break of
 * quoted-printable; with base64 that is not indented; or behind a backslash.
 */
export type Continuation = "fold" | "soft" | "base64" | "backslash";

const TAB = 9;
const SPACE = 32;
const EQUALS_SIGN = 61;
const BACKSLASH = 92;

/** A line that a soft break does not reach over; at the end of a text, its byte order mark too. */
const MARKER = /^(?:\ufeff|\ufeff?(?:BEGIN|END):VCARD[ \t]*)$/i;

/** What it begins with. */
const MARKER_START = /[\ufeffBE]/i;

/** No line that MARKER matches is longer, but for its white space. */
const LONGEST_MARKER = 24;

/** An octet of quoted-printable. */
const QUOTED_OCTET = /^=[\dA-F]{2}$/i;

/**
 * Tells whether and how a content line goes on.
 *
 * @param line The physical line of it at hand.
 * @param from Where that starts.
 * @param isFirst Whether it is the first one.
 * @param encoding The encoding of the value, if it is known.
 * @returns How it goes on; `undefined` at its end.
 */
export function continuationOf(
  line: LineBreaks,
  from: number,
  isFirst: boolean,
  encoding: Head["encoding"],
): Continuation | undefined {
  const { text, end, next } = line;
  if (next >= text.length) return undefined;
  if (encoding === "quoted-printable") {
    if (endsSoftly(text, from, end)) return isMarkerAt(text, next) ? undefined : "soft";
    // Some files have a blank line behind every line, also within a value.
    if (end === from && !isFirst && QUOTED_OCTET.test(text.slice(next, next + 3))) return "soft";
  }
  if (isBlank(text.charCodeAt(next))) return "fold";
  if (encoding === "base64" && continuesBase64(text, end, next)) return "base64";
  return endsInBackslash(text, from, end) && isUnreadable(line) ? "backslash" : undefined;
}

/**
 * Tells whether a physical line of quoted-printable ends in a soft line break (RFC 2045 section 6.7).
 *
 * @param text The text.
 * @param from Where the line starts.
 * @param end Where it ends.
 * @returns Whether it does.
 */
export function endsSoftly(text: string, from: number, end: number): boolean {
  return end > from && text.charCodeAt(end - 1) === EQUALS_SIGN;
}

/**
 * Tells whether a line of base64 goes on in the next one, though that is not indented: vCard 2.1 has a
 * blank line behind base64, and some of its writers do not indent. No content line is like that.
 *
 * @param text The text.
 * @param end Where the line ends.
 * @param next Where the next one starts.
 * @returns Whether it does.
 */
export function continuesBase64(text: string, end: number, next: number): boolean {
  if (text.charCodeAt(end - 1) === EQUALS_SIGN) return false;
  let index = next;
  // Not one pattern for the line: it would go back over each character of a line of megabytes.
  while (isBase64(text.charCodeAt(index))) index += 1;
  const length = index - next;
  while (isBlank(text.charCodeAt(index))) index += 1;
  if (length === 0) return false;
  const isEnd = index === text.length || /[\r\n]/.test(text.charAt(index));
  return isEnd && !isFoldedAt(text, index);
}

/** Behind a line break: the start of a line that goes on with what is in front of it. */
const FOLD = /[\r\n]+[ \t]+[^ \t\r\n]/y;

// Tells whether the line goes on behind the line break at `index`: then it is one that is folded within its name.
function isFoldedAt(text: string, index: number): boolean {
  FOLD.lastIndex = index;
  return FOLD.test(text);
}

function isBase64(unit: number): boolean {
  const letter = unit | 0x20;
  if (letter >= 97 && letter <= 122) return true;
  return (unit >= 47 && unit <= 57) || unit === 43 || unit === EQUALS_SIGN;
}

function isBlank(unit: number): boolean {
  return unit === SPACE || unit === TAB;
}

// A value that ends in "=" by mistake would otherwise take END with it, and the next card too.
function isMarkerAt(text: string, next: number): boolean {
  if (!MARKER_START.test(text.charAt(next))) return false;
  const [line = ""] = text.slice(next, next + LONGEST_MARKER).split(/[\r\n]/, 1);
  return MARKER.test(line);
}

/**
 * Tells whether a physical line ends in a backslash that no other escapes.
 *
 * @param text The text.
 * @param from Where the line starts.
 * @param end Where it ends.
 * @returns Whether it does.
 */
export function endsInBackslash(text: string, from: number, end: number): boolean {
  let start = end;
  while (start > from && text.charCodeAt(start - 1) === BACKSLASH) start -= 1;
  return (end - start) % 2 === 1;
}

// Tells whether the next physical line is neither blank nor a content line, nor the start of one.
function isUnreadable(line: LineBreaks): boolean {
  const { text, next } = line;
  const goBack = line.mark();
  line.find(next);
  const { end } = line;
  const isFolded = isBlank(text.charCodeAt(line.next));
  goBack();
  const behind = text.slice(next, end);
  if (isFolded || behind.trim() === "") return false;
  // The grammar takes its time to fail.
  return !behind.includes(":") || contentline.parse(behind) === undefined;
}
