import type { Shape } from "./growth-shapes.ts";

/** A place of an example that grows. */
export interface Growing {
  /** What grows, for people. */
  readonly name: string;
  readonly rule: string;
  /** The example before the place. */
  readonly before: string;
  /** The example behind it. */
  readonly after: string;
  /**
   * Writes what stands in the place.
   *
   * @param length About how many code units it has.
   */
  readonly grow: (length: number) => string;
  /** The same without what ends it, where it has an end. */
  readonly open?: (length: number) => string;
}

/** No syntax of ours allows it anywhere but in a body. */
const WRONG_END = "\u0000";

/** The length by which it is told what our reader makes of a family. */
const TOLD_LENGTH = 1000;

/**
 * Gives the families of texts of a place: sentences, and texts that are wrong behind all that has grown, which a reader that believed
 * in them may read again and again.
 *
 * @param growing The place.
 * @param isSentence Whether our reader takes a text. A family of near misses that it takes is left out.
 * @yields The sentences, and the near misses.
 */
export function* shapesOfGrowing(
  { name, rule, before, after, grow, open = grow }: Growing,
  isSentence: (text: string) => boolean,
): Generator<Shape> {
  yield { name, rule, text: (length) => before + grow(length) + after };
  const late = (length: number): string => before + open(length) + WRONG_END + after;
  if (isSentence(late(TOLD_LENGTH))) return;
  yield { name: `${name}, wrong at its end`, rule, text: late };
}
