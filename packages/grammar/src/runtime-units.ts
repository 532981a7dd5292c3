/** The "code unit" behind the last one. */
const END = 0x1_00_00;

/**
 * The code unit at an index, or 65536 behind the last one.
 *
 * @internal
 */
export function unitAt(text: string, index: number): number {
  return index < text.length ? text.charCodeAt(index) : END;
}

/**
 * Tells whether a code unit is in a set.
 *
 * @param ranges First and last unit of each range, in order.
 * @param unit The code unit.
 * @returns Whether a range has it.
 */
export function isIn(ranges: readonly number[], unit: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] ?? END) <= unit) low = middle + 1;
    else high = middle;
  }
  // Behind an odd number of bounds the unit is inside a range, or it is the range's last one.
  return low % 2 === 1 || ranges[low - 1] === unit;
}
