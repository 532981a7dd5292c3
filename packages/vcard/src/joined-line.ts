/** A content line whose folds or soft breaks are taken out, and where its pieces stood. */
export class JoinedLine {
  /** UTF-16 code units of the pieces together. */
  length = 0;

  readonly #pieces: string[] = [];
  readonly #starts: number[] = [];

  /**
   * Appends a piece.
   *
   * @param piece What stands in one physical line.
   * @param start Where it starts in the text.
   */
  push(piece: string, start: number): void {
    this.#pieces.push(piece);
    this.#starts.push(start);
    this.length += piece.length;
  }

  /** Whether there is nothing but white space. */
  get isBlank(): boolean {
    return this.#pieces.every((piece) => piece.trim() === "");
  }

  /**
   * Joins the pieces.
   *
   * @returns The line.
   */
  toString(): string {
    return this.#pieces.join("");
  }

  /**
   * Finds a place of the line in the text.
   *
   * @param offset UTF-16 code units from the start of the line.
   * @returns UTF-16 code units from the start of the text; a line that ends too early ends behind its
   *   last piece.
   */
  inText(offset: number): number {
    let rest = offset;
    const last = this.#pieces.length - 1;
    for (const [index, piece] of this.#pieces.entries()) {
      if (rest < piece.length || index === last) return (this.#starts[index] ?? 0) + rest;
      rest -= piece.length;
    }
    return rest;
  }
}
