const CR = 13;
const LF = 10;
const DASH = 45;

/** Where the headers of a frame end, and what comes then. */
export interface HeadEnd {
  /** Place behind the CRLF of the last header. */
  readonly end: number;

  /** Whether a blank line is there, and then a body; else a line that begins with a dash. */
  readonly hasBody: boolean;
}

/**
 * Finds where the headers of a frame end: before a blank line, or before the end-line.
 *
 * @param octets Where to look.
 * @param from Where the frame starts.
 * @returns The place; `undefined` if it is not there yet.
 */
export function findHeadEnd(octets: Uint8Array, from: number): HeadEnd | undefined {
  const to = octets.length - 1;
  // One octet of two shows each CRLF.
  for (let index = from; index < to; index += 2) {
    const octet = octets[index] ?? 0;
    if (octet > CR) continue;
    const lineFeed = octet === CR ? index + 1 : index;
    // A lone line feed ends no line: half of them would not be seen.
    if (octets[lineFeed] !== LF || octets[lineFeed - 1] !== CR) continue;
    const next = octets[lineFeed + 1];
    if (next === DASH) return { end: lineFeed + 1, hasBody: false };
    if (next === CR && octets[lineFeed + 2] === LF) return { end: lineFeed + 1, hasBody: true };
  }
  return undefined;
}
