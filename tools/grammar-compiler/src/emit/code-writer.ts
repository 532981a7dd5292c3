/** Lines of code with their indentation. */
export class CodeWriter {
  #lines: string[] = [];
  #depth: number;

  constructor(depth = 0) {
    this.#depth = depth;
  }

  /** Writes one line. */
  line(text: string): void {
    this.#lines.push("  ".repeat(this.#depth) + text);
  }

  /** Writes a line that opens a block, what is in it, and the line that closes it. */
  block(head: string, body: () => void): void {
    this.part(head, body);
    this.line("}");
  }

  /** Writes a line and what belongs to it, one level deeper; what closes it comes later. */
  part(head: string, body: () => void): void {
    this.line(head);
    this.#depth++;
    body();
    this.#depth--;
  }

  /** Writes what `body` writes one level deeper, in a labelled block if `body` asks for it. */
  labelled(label: string, body: () => boolean): void {
    const outside = this.#lines;
    this.#lines = [];
    const isUsed = body();
    const inside = this.#lines;
    this.#lines = outside;
    if (!isUsed) {
      this.#lines.push(...inside);
      return;
    }
    this.line(`${label}: {`);
    this.#lines.push(...inside.map((line) => `  ${line}`));
    this.line("}");
  }

  /** The code so far. */
  toString(): string {
    return this.#lines.map((line) => `${line}\n`).join("");
  }
}
