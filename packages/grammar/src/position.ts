/** A place in a text. */
export interface Position {
  /** UTF-16 code units before the place. */
  readonly offset: number;

  /** Line, from 1. A line ends with CRLF, LF or CR. */
  readonly line: number;

  /** Column in UTF-16 code units, from 1. */
  readonly column: number;
}

/**
 * Finds line and column of an offset.
 *
 * @param text The whole text.
 * @param offset UTF-16 code units before the place; beyond the text it means the end of the text.
 * @returns The place.
 */
export function positionAt(text: string, offset: number): Position {
  const end = Math.min(offset, text.length);
  let line = 1;
  let lineStart = 0;
  for (let index = 0; index < end; index++) {
    const unit = text.charCodeAt(index);
    const endsLine = unit === 10 || (unit === 13 && text.charCodeAt(index + 1) !== 10);
    if (!endsLine) continue;
    line += 1;
    lineStart = index + 1;
  }
  return { offset: end, line, column: end - lineStart + 1 };
}
