/** The lines of a text, found once: a line ends with CRLF, LF or CR. */
export class LineStarts {
  readonly #starts: number[] = [0];

  /** @param text The whole text. */
  constructor(text: string) {
    for (const { index, 0: lineEnd } of text.matchAll(/\r\n?|\n/g)) {
      this.#starts.push(index + lineEnd.length);
    }
  }

  /**
   * Finds line and column of a place.
   *
   * @param offset UTF-16 code units before it.
   * @returns Both, from 1.
   */
  at(offset: number): { readonly line: number; readonly column: number } {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }
}
