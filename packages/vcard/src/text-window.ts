import { textCursor, type Cursor } from "@callingcard/grammar";

/** Texts up to this length, in code units, are encoded as a whole, others in parts of about this length. */
const SIZE = 32_768;

/** A text up to this length is encoded with others in one array; for more, an array is kept. */
const MOST_SHARED = 8192;

/** Room for the longest part that is not a line longer than that. */
const ROOM = 3 * 2 * SIZE + 1;

/** The room of the reader that was done last: to clear a new one takes as long as to read the text. */
let spare: Uint8Array | undefined;

/** The part of a text that is encoded. It ends behind a line feed, so that every line in it is whole. */
export class TextWindow {
  /** Where the part starts, in code units. */
  start = 0;

  /** Where it ends. */
  end = 0;

  /** A cursor over the part. */
  cursor: Cursor = textCursor("");

  readonly #text: string;
  #room: Uint8Array | undefined;

  /** @param text The whole text. */
  constructor(text: string) {
    this.#text = text;
    if (text.length > MOST_SHARED) {
      this.#room = spare ?? new Uint8Array(ROOM);
      // A reader that is at work has its room alone.
      spare = undefined;
    }
    this.#open(0, SIZE);
  }

  /**
   * Puts the cursor at a place of the text.
   *
   * @param offset The place; not before the one where the cursor was put last.
   */
  moveTo(offset: number): void {
    if (offset >= this.end && this.end < this.#text.length) this.#open(offset, SIZE);
    this.cursor.offset = offset - this.start;
  }

  /**
   * Makes the part longer, for a line that goes on behind it.
   *
   * @param from Where the line starts; the cursor is put there.
   * @returns Whether the part is longer; it is not where it ends with the text.
   */
  widen(from: number): boolean {
    if (this.end === this.#text.length) return false;
    // Twice as long each time, so that a line is encoded about twice in all.
    this.#open(from, Math.max(SIZE, 2 * (this.end - from)));
    return true;
  }

  /** Ends the reading: the room is free for others, and the cursor must not be used. */
  close(): void {
    spare = this.#room ?? spare;
    this.#room = undefined;
    this.cursor = textCursor("");
  }

  #open(start: number, size: number): void {
    const text = this.#text;
    const limit = start + size;
    let end = text.length;
    if (limit < end) {
      const before = text.lastIndexOf("\n", limit - 1);
      const lineFeed = before >= start ? before : text.indexOf("\n", limit);
      if (lineFeed !== -1) end = lineFeed + 1;
    }
    this.start = start;
    this.end = end;
    this.cursor = textCursor(text.slice(start, end), this.#room);
  }
}
