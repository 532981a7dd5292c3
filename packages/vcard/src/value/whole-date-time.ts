import type { PartialDateTime } from "./decoded-value.ts";

type Parts = { -readonly [Part in keyof PartialDateTime]: PartialDateTime[Part] };

const HYPHEN = 0x2d;
const COLON = 0x3a;
const LETTER_T = 0x54;
const LETTER_Z = 0x5a;

/**
 * Reads the dates and times that nearly all cards have: a whole date, alone or with a whole time, local
 * or UTC, in one of the two forms. It is here for speed alone: the grammar reads the same and all else.
 *
 * @param text The text.
 * @returns The parts, which may be in no calendar, or `undefined` for what the grammar has to read.
 */
export function parseWholeDateTime(text: string): PartialDateTime | undefined {
  const isExtended = text.charCodeAt(4) === HYPHEN;
  const dateLength = isExtended ? 10 : 8;
  if (text.length < dateLength || text.length > dateLength + 10) return undefined;
  if (isExtended && text.charCodeAt(7) !== HYPHEN) return undefined;
  const month = pair(text, isExtended ? 5 : 4);
  const day = pair(text, isExtended ? 8 : 6);
  const year = 100 * pair(text, 0) + pair(text, 2);
  if (Number.isNaN(year + month + day)) return undefined;
  const parts: Parts = { year, month, day };
  return text.length === dateLength || addTime(parts, text, dateLength) ? parts : undefined;
}

// Adds the time that follows a date; `false` for another than a whole one.
function addTime(parts: Parts, text: string, designator: number): boolean {
  if (text.charCodeAt(designator) !== LETTER_T) return false;
  const isExtended = text.charCodeAt(designator + 3) === COLON;
  if (isExtended && text.charCodeAt(designator + 6) !== COLON) return false;
  const step = isExtended ? 3 : 2;
  const end = designator + 3 + 2 * step;
  const isUtc = text.length === end + 1 && text.charCodeAt(end) === LETTER_Z;
  if (!isUtc && text.length !== end) return false;
  parts.hour = pair(text, designator + 1);
  parts.minute = pair(text, designator + 1 + step);
  parts.second = pair(text, designator + 1 + 2 * step);
  if (isUtc) parts.offsetMinutes = 0;
  return !Number.isNaN(parts.hour + parts.minute + parts.second);
}

// The number of two digits; NaN where one is none.
function pair(text: string, index: number): number {
  const tens = text.charCodeAt(index) - 0x30;
  const ones = text.charCodeAt(index + 1) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : Number.NaN;
}
