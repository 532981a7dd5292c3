import type { LineBreak } from "./shown-text.ts";

/** Places in a text and in what is shown of it. */
export interface Places {
  /** The place in the shown text of a place in the meant one; within a line break, that of its start. */
  readonly toShown: (offset: number) => number;
  /** The place in the meant text of a place in the shown one; behind a `␦`, that of the picture that it marks. */
  readonly toMeant: (offset: number) => number;
}

/** What takes another number of code units in the shown text than in the meant one. */
const UNEQUAL = {
  crlf: /\n|\u2426[\u2400-\u241f\u2421\u2426]/g,
  lf: /\u2426[\u2400-\u241f\u2421\u2426]/g,
} as const;

/**
 * Finds places of a shown text in the meant one and back: where lines end in CRLF, each line before a place makes
 * a difference of one, and so does each picture with its `␦`.
 *
 * @param shown What is shown.
 * @param lineBreak What a line feed stands for.
 * @returns The two functions; each takes time in the logarithm of the lines and pictures.
 */
export function placesOf(shown: string, lineBreak: LineBreak): Places {
  /** Where the shown and the meant text are out of step anew: what starts there, and what comes behind it. */
  const starts: Pair[] = [];
  const ends: Pair[] = [{ shown: 0, meant: 0 }];
  let ahead = 0;
  for (const { 0: found, index } of shown.matchAll(UNEQUAL[lineBreak])) {
    starts.push({ shown: index, meant: index + ahead });
    ahead += found === "\n" ? 1 : -1;
    const end = index + found.length;
    ends.push({ shown: end, meant: end + ahead });
  }
  const finder =
    (from: Side, to: Side) =>
    (offset: number): number => {
      const passed = countBelow(starts.length, (index) => at(ends, index + 1, from) <= offset);
      const place = offset - at(ends, passed, from) + at(ends, passed, to);
      return Math.min(place, starts[passed]?.[to] ?? place);
    };
  return { toShown: finder("meant", "shown"), toMeant: finder("shown", "meant") };
}

type Side = "shown" | "meant";
type Pair = Readonly<Record<Side, number>>;

function at(pairs: readonly Pair[], index: number, side: Side): number {
  return pairs[index]?.[side] ?? 0;
}

// How many of the first indices a condition holds for that holds up to some index and not beyond.
function countBelow(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
