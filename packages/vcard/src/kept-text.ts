import { octetsOf } from "./fold.ts";

/** The text from a place on, kept while the parts that it comes in come and go. Places are of the whole text. */
export class KeptText {
  /** Where it starts. */
  start: number;

  /** Octets of what is kept, in UTF-8. */
  octets = 0;

  #pieces: string[] = [];

  /** @param start Where it starts. */
  constructor(start: number) {
    this.start = start;
  }

  /**
   * Keeps what is read of a part.
   *
   * @param part The part.
   * @param base Where the part starts.
   * @param to Up to where it is read.
   */
  keep(part: string, base: number, to: number): void {
    const piece = this.#sliceOf(part, base, to);
    if (piece === "") return;
    this.#pieces.push(piece);
    this.octets += octetsOf(piece);
  }

  /**
   * Gives the text up to a place of the part at hand, and starts there again.
   *
   * @param part The part.
   * @param base Where the part starts.
   * @param to The place.
   * @returns The text.
   */
  cut(part: string, base: number, to: number): string {
    const last = this.#sliceOf(part, base, to);
    const text = this.#pieces.length === 0 ? last : this.#pieces.join("") + last;
    this.restart(to);
    return text;
  }

  /**
   * Forgets what is kept.
   *
   * @param at Where it starts again.
   */
  restart(at: number): void {
    this.start = at;
    this.octets = 0;
    if (this.#pieces.length > 0) this.#pieces = [];
  }

  #sliceOf(part: string, base: number, to: number): string {
    return part.slice(Math.max(this.start - base, 0), Math.max(to - base, 0));
  }
}
