/**
 * Which octets of a message are there: the first and the last number of each run, in order. Octets are
 * numbered from 1 (RFC 4975 section 7.1.1).
 */
export type Ranges = number[];

/**
 * Adds octets.
 *
 * @param ranges What is there; changed.
 * @param start Number of the first octet.
 * @param end Number of the last one; `start - 1` for none.
 */
export function addRange(ranges: Ranges, start: number, end: number): void {
  if (end < start) return;
  const length = ranges.length;
  const last = ranges[length - 1] ?? 0;
  if (length > 0 && start === last + 1) {
    ranges[length - 1] = end;
    return;
  }
  if (start > last) {
    ranges.push(start, end);
    return;
  }
  insertRange(ranges, start, end);
}

// Somewhere before the end: joins all runs that it touches.
function insertRange(ranges: Ranges, start: number, end: number): void {
  let first = 0;
  while (first < ranges.length && (ranges[first + 1] ?? 0) < start - 1) first += 2;
  let behind = first;
  let from = start;
  let to = end;
  while (behind < ranges.length && (ranges[behind] ?? 0) <= end + 1) {
    from = Math.min(from, ranges[behind] ?? from);
    to = Math.max(to, ranges[behind + 1] ?? to);
    behind += 2;
  }
  ranges.splice(first, behind - first, from, to);
}

/**
 * Tells whether all octets of a message are there.
 *
 * @param ranges What is there.
 * @param total Octets of the message.
 * @returns Whether they are.
 */
export function coversAll(ranges: Ranges, total: number): boolean {
  return total === 0 || (ranges[0] === 1 && (ranges[1] ?? 0) >= total);
}

/**
 * Counts the octets at the start of a message that are there.
 *
 * @param ranges What is there.
 * @returns The octets up to the first gap.
 */
export function octetsAtStart(ranges: Ranges): number {
  return ranges[0] === 1 ? (ranges[1] ?? 0) : 0;
}

/**
 * Counts the gaps that there would be with some octets more.
 *
 * @param ranges What is there.
 * @param start Number of the first octet more.
 * @param end Number of the last one.
 * @returns The gaps between the first octet and the last one.
 */
export function gapsWith(ranges: Ranges, start: number, end: number): number {
  const added = ranges.slice();
  addRange(added, start, end);
  return Math.max(0, added.length / 2 - 1);
}
