/** How a piece of a text is marked. */
type Mark = "error" | "warning" | "active";

/** A stretch of a text to be marked; an empty one is widened to the next character. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly mark: Mark;
}

/** A piece of a text whose characters have the same marks. */
export interface MarkedPiece {
  readonly start: number;
  readonly end: number;
  readonly marks: readonly Mark[];
}

/** Stretches that are marked; more than these nobody looks at. */
const MAX_STRETCHES = 500;

const ORDER: readonly Mark[] = ["error", "warning", "active"];

/**
 * Chooses the stretches that touch a part of a text.
 *
 * @param stretches Stretches of the text.
 * @param start Where the part starts.
 * @param end Where it ends.
 * @returns Those of them, in their order, with places in the part; they may begin before it and end behind it.
 */
export function stretchesWithin(
  stretches: readonly Stretch[],
  start: number,
  end: number,
): readonly Stretch[] {
  return stretches
    .filter((one) => one.start < end && Math.max(one.end, one.start + 1) > start)
    .map((one) => ({ start: one.start - start, end: one.end - start, mark: one.mark }));
}

/**
 * Cuts a text into pieces, so that each can be drawn with its marks.
 *
 * @param length Length of the text.
 * @param stretches What is marked, overlapping or not; the first 500 count.
 * @returns The pieces in order, without gaps; none for an empty text without marks. A mark where the text ends
 *   is on a piece of one character behind it.
 */
export function markText(length: number, stretches: readonly Stretch[]): readonly MarkedPiece[] {
  const clipped = stretches.slice(0, MAX_STRETCHES).map(({ start, end, mark }) => {
    const from = Math.min(Math.max(start, 0), length);
    return { start: from, end: Math.max(Math.min(end, length), from + 1), mark };
  });
  const cuts = new Set(clipped.flatMap(({ start, end }) => [start, end]));
  const points = [...cuts.add(0).add(length)].toSorted((a, b) => a - b);
  return points.slice(0, -1).map((start, index) => {
    const end = points[index + 1] ?? length;
    const marks = ORDER.filter((mark) =>
      clipped.some((one) => one.mark === mark && one.start <= start && one.end >= end),
    );
    return { start, end, marks };
  });
}
