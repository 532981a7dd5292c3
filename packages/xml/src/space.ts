/**
 * Tells whether a code unit is white space: S (XML 1.0 production 3).
 *
 * @param unit The code unit; NaN behind the end of a text.
 */
export function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
}

/**
 * Finds the end of white space.
 *
 * @param text The text.
 * @param offset Where it may begin.
 * @returns The place of the first character that is none; the length of the text when there is none.
 */
export function endOfSpace(text: string, offset: number): number {
  let end = offset;
  while (isSpace(text.charCodeAt(end))) end += 1;
  return end;
}
