// The first name in a text, with its prefix.
const NAME = /[A-Za-z][\w.-]*(?::[A-Za-z][\w.-]*)?/;

/**
 * Tells whether a text has a name that can be counted up.
 *
 * @param text The text.
 */
export function hasName(text: string): boolean {
  return NAME.test(text);
}

/**
 * Writes a text again and again, each time with a number behind its first name: for what compares names with each other.
 *
 * @param text The text, which has a name.
 * @param length About how many code units there are to be.
 */
export function numbered(text: string, length: number): string {
  const end = text.search(NAME) + (NAME.exec(text)?.[0].length ?? 0);
  const [before, after] = [text.slice(0, end), text.slice(end)];
  const copies = [];
  for (let size = 0; size < length; size += copies.at(-1)?.length ?? length) {
    copies.push(`${before}${copies.length}${after}`);
  }
  return copies.join("");
}

/**
 * Writes a text as often as it takes, and once at least.
 *
 * @param text The text, which is not empty.
 * @param length About how many code units there are to be.
 */
export function repeated(text: string, length: number): string {
  return text.repeat(Math.max(1, Math.ceil(length / text.length)));
}
