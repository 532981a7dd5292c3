import { findHeadEnd } from "./head-end.ts";
import { Pending } from "./pending.ts";

const CR = 13;
const LF = 10;
const DASH = 45;

/** Longest end-line: seven dashes, an identifier of 32 characters, a flag and CRLF. */
const MAX_END_LINE = 42;

/** The octets of a head that is complete. */
export interface CollectedHead {
  /** The start line and the headers, each with its CRLF. */
  readonly octets: Uint8Array;

  /** The line behind them that begins with a dash, with its line feed; `undefined` for a blank one. */
  readonly endLine: Uint8Array | undefined;

  /** Where the head starts in the chunk; negative if it started in one before. */
  readonly start: number;

  /** Place in the chunk behind the line that ended the head. */
  readonly next: number;
}

/** Collects heads from chunks. A head within one chunk is not copied. */
export class HeadCollector {
  /** Octets of the head that is not complete yet. */
  readonly pending: Pending = new Pending();
  #lineStart = 0;

  /** Octets of it that surely belong to its headers: a last line that may end it does not. */
  get headOctets(): number {
    const { length } = this.pending;
    const lineOctets = length - this.#lineStart;
    if (this.#lineStart === 0 || lineOctets === 0 || lineOctets > MAX_END_LINE) return length;
    const [first] = this.pending.view(this.#lineStart);
    return first === DASH || first === CR ? this.#lineStart : length;
  }

  /**
   * Goes on in a chunk.
   *
   * @param chunk The chunk.
   * @param at Where a head starts in it, or goes on.
   * @returns The head; `undefined` if its rest is not in the chunk.
   */
  collect(chunk: Uint8Array, at: number): CollectedHead | undefined {
    return this.pending.length === 0 ? this.#begin(chunk, at) : this.#goOn(chunk, at);
  }

  #begin(chunk: Uint8Array, start: number): CollectedHead | undefined {
    const head = findHeadEnd(chunk, start);
    if (head === undefined) return this.#keep(chunk.subarray(start));
    const { end, hasBody } = head;
    const octets = chunk.subarray(start, end);
    if (hasBody) return { octets, endLine: undefined, start, next: end + 2 };
    const next = chunk.indexOf(LF, end) + 1;
    if (next === 0) return this.#keep(chunk.subarray(start));
    return { octets, endLine: chunk.subarray(end, next), start, next };
  }

  #keep(octets: Uint8Array): undefined {
    this.pending.append(octets);
    this.#lineStart = octets.lastIndexOf(LF) + 1;
  }

  // Adds line by line, so that nothing behind the head is copied.
  #goOn(chunk: Uint8Array, at: number): CollectedHead | undefined {
    const { pending } = this;
    for (let from = at; from < chunk.length;) {
      const lineFeed = chunk.indexOf(LF, from);
      const next = lineFeed === -1 ? chunk.length : lineFeed + 1;
      pending.append(chunk.subarray(from, next));
      if (lineFeed === -1) return undefined;
      if (this.#endsHead()) return this.#take(next);
      this.#lineStart = pending.length;
      from = next;
    }
    return undefined;
  }

  // Tells whether the last line is blank or begins with a dash.
  #endsHead(): boolean {
    if (this.#lineStart === 0) return false;
    const end = this.pending.view(this.#lineStart - 2);
    const line = end.subarray(2);
    // A lone line feed ends no line.
    if (end[0] !== CR) return false;
    return line[0] === DASH || (line[0] === CR && line.length === 2);
  }

  #take(next: number): CollectedHead {
    const octets = this.pending.take();
    const line = octets.subarray(this.#lineStart);
    return {
      octets: octets.subarray(0, this.#lineStart),
      endLine: line[0] === DASH ? line : undefined,
      start: next - octets.length,
      next,
    };
  }
}
