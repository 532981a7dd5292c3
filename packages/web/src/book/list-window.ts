/** The rows of a long list that are in view, or close to it. */
export interface ListWindow {
  /** Index of the first row. */
  readonly start: number;
  /** Index behind the last row. */
  readonly end: number;
}

/** Rows above and below the view that are there as well, so that scrolling shows no gap. */
const OVERSCAN = 8;

/**
 * Tells which rows of a list are to be in the document.
 *
 * @param top How far the list is scrolled, in pixels.
 * @param height Height of the view, in pixels.
 * @param rowHeight Height of a row, in pixels.
 * @param count How many rows there are.
 * @returns The rows.
 */
export function listWindow(
  top: number,
  height: number,
  rowHeight: number,
  count: number,
): ListWindow {
  const first = Math.floor(top / rowHeight) - OVERSCAN;
  const last = Math.ceil((top + height) / rowHeight) + OVERSCAN;
  const start = Math.min(Math.max(first, 0), count);
  return { start, end: Math.max(start, Math.min(last, count)) };
}
