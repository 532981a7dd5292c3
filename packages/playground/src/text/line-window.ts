/** A run of lines of a text. */
export interface LineWindow {
  /** The first line, from 0. */
  readonly firstLine: number;
  /** How many lines they are. */
  readonly lines: number;
  /** Where they start and end in the text, in UTF-16 code units; the line break of the last one is within. */
  readonly start: number;
  readonly end: number;
}

/** Code units of a window, at most: a line is as long as it likes. */
const MAX_WINDOW_LENGTH = 65_536;

/**
 * Finds where lines start.
 *
 * @param text A text whose lines end in a line feed.
 * @returns The offset of each line, in UTF-16 code units; at least that of the first.
 */
export function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/**
 * Chooses the lines that are drawn of a text, so that drawing takes no longer for a long text than for a short one.
 *
 * @param starts What {@link lineStartsOf} gave.
 * @param length Length of the text.
 * @param wanted The first line that is wanted and how many; lines that are not there are left out.
 * @returns The lines; they end early where they are longer than 65 536 code units together.
 */
export function lineWindow(
  starts: readonly number[],
  length: number,
  wanted: { readonly firstLine: number; readonly lines: number },
): LineWindow {
  const firstLine = Math.min(Math.max(wanted.firstLine, 0), starts.length - 1);
  const last = Math.min(Math.max(wanted.firstLine + wanted.lines, firstLine + 1), starts.length);
  const start = starts[firstLine] ?? 0;
  const end = Math.min(starts[last] ?? length, start + MAX_WINDOW_LENGTH);
  return { firstLine, lines: last - firstLine, start, end };
}
