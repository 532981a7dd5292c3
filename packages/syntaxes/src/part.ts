/** A part of a text as a rule reads it, and the way back to the text. */
export interface Part {
  /** The part, unfolded if it was folded. */
  readonly text: string;

  /** Finds the place in the whole text of an offset in the part. */
  readonly inWhole: (offset: number) => number;
}

/**
 * Cuts a part out of a text.
 *
 * @param whole The whole text.
 * @param start Where the part starts.
 * @param end Where it ends.
 * @returns The part.
 */
export function cut(whole: string, start: number, end: number): Part {
  return { text: whole.slice(start, end), inWhole: (offset) => start + offset };
}

/**
 * Cuts a part out of a part.
 *
 * @param part The part.
 * @param start Where the new one starts in it.
 * @param end Where that ends in it.
 * @returns The new part.
 */
export function within(part: Part, start: number, end: number): Part {
  return {
    text: part.text.slice(start, end),
    inWhole: (offset) => part.inWhole(start + offset),
  };
}

/**
 * Finds the place of a part, or of a piece of it. A fold behind its last character is not of it.
 *
 * @param part The part.
 * @param start Where the piece starts in the part. Default 0.
 * @param end Where it ends. Default its end.
 * @returns The place in the whole text.
 */
export function wholeOf(
  part: Part,
  start = 0,
  end: number = part.text.length,
): { readonly start: number; readonly end: number } {
  const first = part.inWhole(start);
  return { start: first, end: end > start ? part.inWhole(end - 1) + 1 : first };
}

/**
 * Cuts a part out of a text without what a pattern matches, as folds are.
 *
 * @param whole The whole text.
 * @param start Where the part starts.
 * @param end Where it ends.
 * @param left What is left out; has the flag `g`.
 * @returns The part.
 */
export function cutWithout(whole: string, start: number, end: number, left: RegExp): Part {
  const text = whole.slice(start, end);
  /** Where a piece starts in the part, and in the whole text. */
  const starts = [0];
  const places = [start];
  const pieces: string[] = [];
  let length = 0;
  let next = 0;
  for (const match of text.matchAll(left)) {
    pieces.push(text.slice(next, match.index));
    length += match.index - next;
    next = match.index + match[0].length;
    starts.push(length);
    places.push(start + next);
  }
  pieces.push(text.slice(next));
  return { text: pieces.join(""), inWhole: (offset) => placeOf(offset, starts, places) };
}

// The place of an offset: in the last piece that starts at or before it.
function placeOf(offset: number, starts: readonly number[], places: readonly number[]): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return (places[low] ?? 0) + offset - (starts[low] ?? 0);
}
