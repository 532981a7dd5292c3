import { MAX_LINE_OCTETS } from "./fold.ts";

const encoder = /* @__PURE__ */ new TextEncoder();
const decoder = /* @__PURE__ */ new TextDecoder("utf-8", { ignoreBOM: true });

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const DELETE = 127;

/** Octets of the arrays that are kept for the next lines. */
const ROOM = 1 << 17;

/** An array for lines as they come, and one for what they become. */
interface Room {
  readonly words: Int32Array;
  readonly output: Uint8Array;
}

let kept: Room | undefined;

/**
 * Folds content lines (RFC 6350 section 3.2), as `foldLine` does each of them, and looks for what no
 * content line has: control characters but for the tab, and line breaks within.
 *
 * @param lines The lines, each with CRLF at its end.
 * @param count How many they are.
 * @returns The folded lines; `undefined` if one has such a character, or a lone surrogate, which has no
 *   octets.
 */
export function foldLines(lines: string, count: number): string | undefined {
  if (!lines.isWellFormed()) return undefined;
  const { words, output } = roomFor(3 * lines.length);
  const octets = new Uint8Array(words.buffer);
  const size = encoder.encodeInto(lines, octets).written;
  octets.fill(SPACE, size, Math.min(size + 4, octets.length));
  const folding = { octets, output, length: 0, taken: 0 };
  let start = 0;
  let found = 0;
  for (let word = 0; 4 * word < size; word++) {
    if (!hasControl(words[word] ?? 0)) continue;
    const last = Math.min(4 * word + 4, size);
    for (let at = 4 * word; at < last; at++) {
      const octet = octets[at] ?? 0;
      if ((octet >= SPACE && octet !== DELETE) || octet === TAB) continue;
      if (octet === LINE_FEED && octets[at - 1] === CARRIAGE_RETURN) {
        if (at - 1 - start > MAX_LINE_OCTETS) fold(folding, start, at - 1);
        start = at + 1;
        found += 1;
      } else if (octet !== CARRIAGE_RETURN || octets[at + 1] !== LINE_FEED) return undefined;
    }
  }
  if (found !== count) return undefined;
  if (folding.length === 0) return lines;
  take(folding, size);
  return decoder.decode(folding.output.subarray(0, folding.length));
}

function roomFor(size: number): Room {
  if (size > ROOM) return newRoom(size);
  kept ??= newRoom(ROOM);
  return kept;
}

function newRoom(size: number): Room {
  const words = new Int32Array((size >> 2) + 2);
  // What is folded gets three octets more for 74.
  return { words, output: new Uint8Array(size + (size >> 4) + 64) };
}

// Tells whether one of four octets is a control character: below the space, or DEL.
function hasControl(word: number): boolean {
  const marked = word ^ 0x7f7f7f7f;
  return ((((word - 0x20202020) & ~word) | ((marked - 0x01010101) & ~marked)) & 0x80808080) !== 0;
}

interface Folding {
  readonly octets: Uint8Array;
  readonly output: Uint8Array;
  /** Octets that are in the output. */
  length: number;
  /** Octets that are taken from the input. */
  taken: number;
}

// Takes the octets up to a place as they are.
function take(folding: Folding, end: number): void {
  folding.output.set(folding.octets.subarray(folding.taken, end), folding.length);
  folding.length += end - folding.taken;
  folding.taken = end;
}

// Takes a line that is too long, in pieces.
function fold(folding: Folding, start: number, end: number): void {
  take(folding, start);
  const { octets, output } = folding;
  let { length, taken } = folding;
  let room = MAX_LINE_OCTETS;
  while (end - taken > room) {
    let cut = taken + room;
    // A character is never cut in two.
    while (((octets[cut] ?? 0) & 0xc0) === 0x80) cut -= 1;
    while (taken < cut) output[length++] = octets[taken++] ?? 0;
    output[length] = CARRIAGE_RETURN;
    output[length + 1] = LINE_FEED;
    output[length + 2] = SPACE;
    length += 3;
    room = MAX_LINE_OCTETS - 1;
  }
  folding.length = length;
  folding.taken = taken;
}
