/** How octets that were written back differ from those that were read. */
export interface OctetDifference {
  /** Octets before the first one that differs. */
  readonly offset: number;
  /** Octets at the end that are the same in both. */
  readonly sameAtEnd: number;
}

/**
 * Compares octets.
 *
 * @param before The ones.
 * @param after The others.
 * @returns `undefined` where they are the same.
 */
export function compareOctets(before: Uint8Array, after: Uint8Array): OctetDifference | undefined {
  const shorter = Math.min(before.length, after.length);
  let offset = 0;
  while (offset < shorter && before[offset] === after[offset]) offset += 1;
  if (offset === before.length && offset === after.length) return undefined;
  let sameAtEnd = 0;
  while (
    sameAtEnd < shorter - offset &&
    before[before.length - 1 - sameAtEnd] === after[after.length - 1 - sameAtEnd]
  ) {
    sameAtEnd += 1;
  }
  return { offset, sameAtEnd };
}

/** A row of octets, as tools print them. */
export interface HexRow {
  /** Offset of its first octet. */
  readonly offset: number;
  /** Its octets, two hexadecimal digits each. */
  readonly hex: readonly string[];
  /** A character for each octet; a full stop for those that are not printable ASCII. */
  readonly characters: readonly string[];
}

/** Octets in a row. */
const ROW_OCTETS = 8;

/**
 * Lays out octets in rows of eight.
 *
 * @param octets All octets.
 * @param around An offset; its row is among those that are given.
 * @param rows How many rows to give, at most. Default 3.
 * @returns The rows, from the one before that of the offset.
 */
export function hexRows(octets: Uint8Array, around: number, rows = 3): readonly HexRow[] {
  const first = Math.max(0, Math.floor(around / ROW_OCTETS) - 1) * ROW_OCTETS;
  const starts = Array.from({ length: rows }, (_, index) => first + index * ROW_OCTETS);
  return starts
    .filter((start) => start < octets.length)
    .map((start) => {
      const row = [...octets.subarray(start, start + ROW_OCTETS)];
      return {
        offset: start,
        hex: row.map((octet) => octet.toString(16).padStart(2, "0")),
        characters: row.map((octet) =>
          octet > 0x20 && octet < 0x7f ? String.fromCharCode(octet) : ".",
        ),
      };
    });
}
