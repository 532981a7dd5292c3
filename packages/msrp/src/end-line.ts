// Finding end-lines in bodies. RFC 4975 section 7.3.1 has seven dashes so that a receiver need not look
// at every octet: of seven in a row, one stands at each place whose number is a multiple of seven.
import type { ContinuationFlag } from "./head.ts";

const CR = 13;
const LF = 10;
const DASH = 45;
const DASHES = 7;

/** What an end-line begins with, behind a body. */
const START: readonly number[] = [CR, LF, DASH, DASH, DASH, DASH, DASH, DASH, DASH];

function flagOf(octet: number): ContinuationFlag | undefined {
  if (octet === 36) return "$";
  if (octet === 43) return "+";
  return octet === 35 ? "#" : undefined;
}

/**
 * Finds the next run of seven dashes or more.
 *
 * @param octets Where to look.
 * @param from Where the run starts at the earliest; here, or before, is no dash.
 * @param to Where the octets end.
 * @returns The place behind the run; -1 if there is none or if it reaches the end.
 */
export function endOfDashes(octets: Uint8Array, from: number, to: number): number {
  for (let index = from + DASHES - 1; index < to; index += DASHES) {
    index = skip(octets, index, to);
    if (octets[index] !== DASH) continue;
    let end = index + 1;
    while (end < to && octets[end] === DASH) end++;
    if (end === to) return -1;
    if (areDashes(octets, end - DASHES, index)) return end;
    index = end;
  }
  return -1;
}

// Goes on in steps of four times seven while none of the octets at the places between is a dash.
function skip(octets: Uint8Array, from: number, to: number): number {
  const last = to - 3 * DASHES;
  let index = from;
  while (
    index < last &&
    octets[index] !== DASH &&
    octets[index + DASHES] !== DASH &&
    octets[index + 2 * DASHES] !== DASH &&
    octets[index + 3 * DASHES] !== DASH
  ) {
    index += 4 * DASHES;
  }
  return index;
}

function areDashes(octets: Uint8Array, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (octets[index] !== DASH) return false;
  return true;
}

/** The end-line of a frame, as its receiver looks for it. */
export class EndLine {
  /** Octets of the whole end-line, the CRLF that separates it from a body included. */
  readonly size: number;

  readonly #transactionId: string;

  /** Octets before the flag. */
  readonly #length: number;

  /** @param transactionId That of the frame. */
  constructor(transactionId: string) {
    this.#transactionId = transactionId;
    this.#length = START.length + transactionId.length;
    this.size = this.#length + 3;
  }

  /**
   * Finds the end-line, complete with flag and line breaks.
   *
   * @param octets Where to look.
   * @param from Where its first CRLF starts at the earliest.
   * @returns Where its first CRLF starts; -1 if it is not there.
   */
  find(octets: Uint8Array, from: number): number {
    const to = octets.length;
    let end = endOfDashes(octets, from, to);
    while (end !== -1) {
      const start = end - DASHES - 2;
      const isComplete = start >= from && start + this.size <= to;
      const isBehindBreak = octets[start] === CR && octets[start + 1] === LF;
      if (isComplete && isBehindBreak && this.#isAt(octets, start, end, to)) return start;
      end = endOfDashes(octets, end, to);
    }
    return -1;
  }

  /**
   * Finds what may be the beginning of the end-line, with nothing behind it yet.
   *
   * @param octets Where to look.
   * @param from Where its first CRLF starts at the earliest.
   * @returns Where it starts; the end of the octets if there is none.
   */
  findBeginning(octets: Uint8Array, from: number): number {
    const to = octets.length;
    for (let start = Math.max(from, to - this.size + 1); start < to; start++) {
      if (octets[start] === CR && this.#isAt(octets, start, start, to)) return start;
    }
    return to;
  }

  /**
   * Tells whether octets are the whole end-line without the CRLF in front.
   *
   * @param octets A line with its CRLF.
   * @returns Whether they are.
   */
  isLine(octets: Uint8Array): boolean {
    return octets.length === this.size - 2 && this.#isAt(octets, -2, 0, octets.length);
  }

  /**
   * The flag of an end-line.
   *
   * @param octets What {@link find} looked into.
   * @param start Where it found the end-line.
   * @returns The flag.
   */
  flagAt(octets: Uint8Array, start: number): ContinuationFlag {
    return flagOf(octets[start + this.#length] ?? 0) ?? "$";
  }

  // Tells whether the octets between two places are those of an end-line that starts at a third one, as
  // far as it goes.
  #isAt(octets: Uint8Array, start: number, from: number, to: number): boolean {
    const flagAt = start + this.#length;
    // The flag comes first: what stands there tells most other lines apart.
    if (flagAt < to && flagOf(octets[flagAt] ?? 0) === undefined) return false;
    if (flagAt + 1 < to && octets[flagAt + 1] !== CR) return false;
    if (flagAt + 2 < to && octets[flagAt + 2] !== LF) return false;
    const end = Math.min(flagAt, to);
    const idAt = start + START.length;
    let index = from;
    for (; index < Math.min(idAt, end); index++) {
      if (octets[index] !== START[index - start]) return false;
    }
    // Most frames are short: making octets of the identifier would cost more than looking at it.
    const id = this.#transactionId;
    for (; index < end; index++) {
      if (octets[index] !== id.charCodeAt(index - idAt)) return false;
    }
    return true;
  }
}
