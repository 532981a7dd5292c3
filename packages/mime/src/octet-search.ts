/** A short sequence of octets that is looked for. */
export interface Pattern {
  readonly octets: Uint8Array;

  /** For each octet, how far the pattern can move when that octet stands at its end. */
  readonly skips: Uint8Array;
}

/**
 * Prepares a search (Horspool's).
 *
 * @param octets What to look for, 1 to 255 octets.
 * @returns The pattern.
 */
export function createPattern(octets: Uint8Array): Pattern {
  const skips = new Uint8Array(256).fill(octets.length);
  const last = octets.length - 1;
  for (let index = 0; index < last; index++) skips[octets[index] ?? 0] = last - index;
  return { octets, skips };
}

/**
 * Finds the next place of a pattern at the start of the octets, or behind a carriage return or a line
 * feed. What stands before is looked at first: else each hyphen of a long row of them, with a boundary
 * of hyphens, would cost as much as the boundary is long.
 *
 * @param octets Where to look.
 * @param pattern What to look for; it has no line break.
 * @param from Where to begin.
 * @returns Octets before the place; -1 where there is none.
 */
export function findAtLineStart(octets: Uint8Array, pattern: Pattern, from: number): number {
  const { octets: wanted, skips } = pattern;
  const last = wanted.length - 1;
  const final = wanted[last];
  const end = octets.length - 1;
  for (let place = from + last; place <= end;) {
    const octet = octets[place] ?? 0;
    const start = place - last;
    if (octet === final && isLineStart(octets, start) && standsAt(octets, wanted, start)) {
      return start;
    }
    place += skips[octet] ?? 1;
  }
  return -1;
}

function isLineStart(octets: Uint8Array, place: number): boolean {
  const before = octets[place - 1];
  return before === LINE_FEED || before === CARRIAGE_RETURN || before === undefined;
}

function standsAt(octets: Uint8Array, wanted: Uint8Array, start: number): boolean {
  for (let index = 0; index < wanted.length; index++) {
    if (octets[start + index] !== wanted[index]) return false;
  }
  return true;
}

/**
 * Finds the end of a head: the place behind its blank line.
 *
 * @param octets An entity.
 * @param from Where its head begins.
 * @param end Where to stop.
 * @returns Octets before the place; -1 where there is no blank line before `end`.
 */
export function findHeadEnd(octets: Uint8Array, from: number, end: number): number {
  if (octets[from] === CARRIAGE_RETURN && octets[from + 1] === LINE_FEED) return from + 2;
  for (let place = octets.indexOf(LINE_FEED, from); place !== -1 && place + 2 < end;) {
    if (octets[place + 1] === CARRIAGE_RETURN && octets[place + 2] === LINE_FEED) return place + 3;
    place = octets.indexOf(LINE_FEED, place + 1);
  }
  return -1;
}

export const CARRIAGE_RETURN = 13;
export const LINE_FEED = 10;
