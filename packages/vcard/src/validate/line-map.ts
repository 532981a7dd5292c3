import type { Property } from "../card.ts";
import { isQuotedPrintable } from "../content-line.ts";
import { endsInBackslash, endsSoftly } from "../continuation.ts";
import { LineBreaks } from "../line-breaks.ts";

/** A content line without its folds and soft breaks, and where each of its characters stands. */
export interface LineMap {
  /** The line, unfolded. */
  readonly line: string;

  /** Where each piece of it starts in the line. */
  readonly starts: readonly number[];

  /** Where each piece starts in the text. */
  readonly places: readonly number[];

  /** Where the line ends in the text, before its line break. */
  readonly end: number;
}

/**
 * Unfolds a property as the reader did.
 *
 * @param text The text.
 * @param from Where the property starts.
 * @param to Where it ends, with its line break.
 * @param property The property that was read there.
 * @returns The line.
 */
export function mapProperty(text: string, from: number, to: number, property: Property): LineMap {
  const map = mapLine(text, from, to, false);
  // A line may end in the equals sign of ENCODING=, or of the value's octets: the value tells which.
  const isRead = !isQuotedPrintable(property) || map.line.endsWith(`:${property.value}`);
  return isRead ? map : mapLine(text, from, to, true);
}

/**
 * Unfolds a content line: behind each of its physical lines but the last there is a fold, a
 * soft line break, base64 that is not indented, or a value that goes on behind a backslash.
 *
 * @param text The text.
 * @param from Where the property starts.
 * @param to Where it ends, with its line break.
 * @param breaksSoftly Whether its value is quoted-printable.
 * @returns The line.
 */
export function mapLine(text: string, from: number, to: number, breaksSoftly: boolean): LineMap {
  const breaks = new LineBreaks(text.slice(from, to));
  const pieces: string[] = [];
  const starts: number[] = [];
  const places: number[] = [];
  let length = 0;
  for (let start = 0; ;) {
    breaks.find(start);
    const { end, next } = breaks;
    const isLast = next >= breaks.text.length;
    const isSoft = breaksSoftly && endsSoftly(breaks.text, start, end);
    const isFold = !isSoft && /[ \t]/.test(breaks.text.charAt(next));
    const piece =
      !isLast && !isFold && !breaksSoftly && endsInBackslash(breaks.text, start, end)
        ? `${breaks.text.slice(start, end)}n` // a line break, as it is escaped
        : breaks.text.slice(start, isSoft ? end - 1 : end);
    pieces.push(piece);
    starts.push(length);
    places.push(from + start);
    length += piece.length;
    if (isLast) return { line: pieces.join(""), starts, places, end: from + end };
    start = isFold ? next + 1 : next;
  }
}

/**
 * Finds a character of a line in the text.
 *
 * @param map The line.
 * @param offset UTF-16 code units from the start of the line.
 * @returns UTF-16 code units from the start of the text; the end of the line for its length.
 */
export function placeInText(map: LineMap, offset: number): number {
  const { line, starts, places, end } = map;
  if (offset >= line.length) return end;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return (places[low] ?? 0) + offset - (starts[low] ?? 0);
}
