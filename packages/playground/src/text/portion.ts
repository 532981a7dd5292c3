import { lineStartsOf } from "./line-window.ts";

/** A stretch of a text that is edited at a time. */
export interface Portion {
  /** Where it starts and ends in the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** Number of its first line, from 1. */
  readonly firstLine: number;
  /** Lines of the whole text. */
  readonly lines: number;
}

/** Lines of a portion: what a text area lays out anew at each key without being felt. */
const MAX_LINES = 1_000;

/** Code units of a portion, as a line is as long as it likes. */
const MAX_LENGTH = 65_536;

/** Lines before the wanted place, so that what leads to it is seen. */
const LINES_BEFORE = 300;

/**
 * Chooses the portion of a text that is edited: all of it where it is short, else the lines around a place.
 *
 * @param text The text; its lines end in a line feed.
 * @param offset The place, in UTF-16 code units.
 * @returns The portion: at most 1,000 lines and 65,536 code units, and the place in it.
 */
export function portionAt(text: string, offset: number): Portion {
  const starts = lineStartsOf(text);
  const lines = starts.length;
  if (isPortion(text, lines)) return { start: 0, end: text.length, firstLine: 1, lines };
  const line = lineAt(starts, offset);
  const first = Math.max(0, Math.min(line - LINES_BEFORE, lines - MAX_LINES));
  const lineStart = starts[first] ?? 0;
  const wanted = starts[first + MAX_LINES] ?? text.length;
  if (wanted - lineStart <= MAX_LENGTH) {
    return { start: lineStart, end: wanted, firstLine: first + 1, lines };
  }
  // Long lines: as many of them as fit before the place and behind it, else a piece of one.
  const near = starts.slice(first, line + 1).find((start) => offset - start < MAX_LENGTH / 2);
  const start = whole(text, near ?? Math.max(0, offset - MAX_LENGTH / 2));
  const end = whole(text, Math.min(text.length, start + MAX_LENGTH));
  return { start, end, firstLine: lineAt(starts, start) + 1, lines };
}

/**
 * Tells whether a text is short enough to be edited as a whole.
 *
 * @param text The text.
 * @param lines How many lines it has.
 * @returns Whether it has at most 1,000 lines and 65,536 code units.
 */
export function isPortion(text: string, lines: number): boolean {
  return lines <= MAX_LINES && text.length <= MAX_LENGTH;
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

// A character of two code units is not cut.
function whole(text: string, offset: number): number {
  const isInside = offset > 0 && (text.codePointAt(offset - 1) ?? 0) > 0xffff;
  return isInside ? offset - 1 : offset;
}
