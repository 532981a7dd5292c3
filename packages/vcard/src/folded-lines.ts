import { MAX_LINE_OCTETS } from "./fold.ts";

const encoder = /* @__PURE__ */ new TextEncoder();
const decoder = /* @__PURE__ */ new TextDecoder("utf-8", { ignoreBOM: true });

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;

/** Octets of a word. */
const WORD = 4;

/** Most words whose control characters are counted together: each octet of a sum holds as many. */
const MOST_WORDS = 255;

/** Octets of the array that is kept for the next lines. */
const ROOM = 1 << 17;

let spare: Int32Array<ArrayBuffer> | undefined;

/**
 * Folded content lines (RFC 6350 section 3.2) as octets. Lines are encoded some way behind the octets that
 * are there, and folded as they are moved to them, in the same array: the way is as long as all folds.
 */
export class FoldedLines {
  /** Octets that are there. */
  length = 0;

  #words: Int32Array<ArrayBuffer>;
  #octets: Uint8Array<ArrayBuffer>;

  /** Octets that were moved, or that stay where they are. */
  #taken = 0;

  constructor() {
    this.#words = spare ?? new Int32Array(ROOM / WORD);
    // Who writes at the same time has an array of its own.
    spare = undefined;
    this.#octets = new Uint8Array(this.#words.buffer);
  }

  /**
   * Folds lines as `foldLine` does each of them, and looks for what no content line has: control
   * characters but for the tab, and line breaks within.
   *
   * @param parts The lines, each with CRLF at its end, in one text or divided anywhere.
   * @param sizes Code units of each line, with CRLF.
   * @returns Whether the lines were added; `false` if one has such a character, or a lone surrogate, which
   *   has no octets.
   */
  add(parts: readonly string[], sizes: readonly number[]): boolean {
    let units = 0;
    for (const part of parts) {
      if (!part.isWellFormed()) return false;
      units += part.length;
    }
    const most = 3 * units;
    const start = (this.length + (most >> 4) + 64) & -WORD;
    this.#makeRoom(start + most + WORD);
    const octets = this.#octets;
    let end = start;
    for (const part of parts) end += encoder.encodeInto(part, octets.subarray(end)).written;
    octets.fill(SPACE, end, end + WORD);
    // Each line has two at its end.
    let others = countControls(this.#words, start / WORD, Math.ceil(end / WORD)) - 2 * sizes.length;
    if (others > 0) others -= countTabs(octets, start, end);
    if (others > 0) return false;
    this.#taken = start;
    const isAscii = end - start === units;
    let from = start;
    for (const size of sizes) {
      let lineEnd = from + size - 2;
      // No character has fewer octets than code units, and there is no other CR.
      if (!isAscii) while (octets[lineEnd] !== CARRIAGE_RETURN) lineEnd += 1;
      if (lineEnd - from > MAX_LINE_OCTETS) this.#fold(from, lineEnd);
      from = lineEnd + 2;
    }
    this.#take(end);
    return true;
  }

  /**
   * Adds a text as it is.
   *
   * @param text The text.
   * @returns Whether it was added; `false` if it has a lone surrogate.
   */
  addText(text: string): boolean {
    if (!text.isWellFormed()) return false;
    this.#makeRoom(this.length + 3 * text.length);
    this.length += encoder.encodeInto(text, this.#octets.subarray(this.length)).written;
    return true;
  }

  /**
   * Takes out what is there.
   *
   * @returns The text.
   */
  takeText(): string {
    const text = decoder.decode(this.#octets.subarray(0, this.length));
    this.length = 0;
    return text;
  }

  /**
   * Takes out what is there.
   *
   * @returns The octets, in an array of their own.
   */
  takeOctets(): Uint8Array<ArrayBuffer> {
    const octets = this.#octets.slice(0, this.length);
    this.length = 0;
    return octets;
  }

  /** Ends the work, so that the next ones can have the array. Nothing can be added any more. */
  close(): void {
    if (this.#words.length === ROOM / WORD) spare = this.#words;
  }

  #makeRoom(size: number): void {
    const { length } = this.#octets;
    if (size <= length) return;
    const words = new Int32Array(Math.ceil(Math.max(size, 2 * length) / WORD));
    const octets = new Uint8Array(words.buffer);
    octets.set(this.#octets.subarray(0, this.length));
    this.#words = words;
    this.#octets = octets;
  }

  // Moves the octets up to a place.
  #take(end: number): void {
    this.#octets.copyWithin(this.length, this.#taken, end);
    this.length += end - this.#taken;
    this.#taken = end;
  }

  // Moves a line that is too long, in pieces.
  #fold(start: number, end: number): void {
    const octets = this.#octets;
    let room = MAX_LINE_OCTETS;
    let cut = start + room;
    while (cut < end) {
      // A character is never cut in two.
      while (((octets[cut] ?? 0) & 0xc0) === 0x80) cut -= 1;
      this.#take(cut);
      octets[this.length] = CARRIAGE_RETURN;
      octets[this.length + 1] = LINE_FEED;
      octets[this.length + 2] = SPACE;
      this.length += 3;
      room = MAX_LINE_OCTETS - 1;
      cut += room;
    }
  }
}

// Counts the octets below the space, and DEL, four at a time.
function countControls(words: Int32Array, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end;) {
    const last = Math.min(at + MOST_WORDS, end);
    let sums = 0;
    for (; at < last; at++) {
      const word = words[at] ?? 0;
      const low = word & 0x7f7f7f7f;
      // The first bit of each octet: not below 0x20 where a sum has it, 0x7f where the other has it.
      const marks = ~word & (~(low + 0x60606060) | (low + 0x01010101));
      sums = (sums + ((marks >>> 7) & 0x01010101)) | 0;
    }
    count += (sums & 255) + ((sums >>> 8) & 255) + ((sums >>> 16) & 255) + (sums >>> 24);
  }
  return count;
}

function countTabs(octets: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) if (octets[at] === TAB) count += 1;
  return count;
}
