/** Below one of these lengths the engine's own search is the faster one, at its worst too. */
const LONG_NEEDLE = 64;
const LONG_TEXT = 65_536;

/**
 * Tells whether a text contains another one, in time linear in both: engines search in time that can
 * grow with the product, so that a photo and a text of almost one letter could stop a server.
 *
 * @internal
 */
export function containsText(text: string, needle: string): boolean {
  if (needle.length < LONG_NEEDLE || text.length < LONG_TEXT) return text.includes(needle);
  const fallbacks = borderLengths(needle);
  let matched = 0;
  for (let index = 0; index < text.length; index += 1) {
    matched = advance(needle, fallbacks, matched, text.charCodeAt(index));
    if (matched === needle.length) return true;
  }
  return false;
}

// For each prefix of the needle, how much of its end is a beginning of the needle (Knuth, Morris and
// Pratt 1977).
function borderLengths(needle: string): Int32Array {
  const lengths = new Int32Array(needle.length);
  let matched = 0;
  for (let index = 1; index < needle.length; index += 1) {
    matched = advance(needle, lengths, matched, needle.charCodeAt(index));
    lengths[index] = matched;
  }
  return lengths;
}

function advance(needle: string, lengths: Int32Array, before: number, unit: number): number {
  let matched = before;
  while (matched > 0 && needle.charCodeAt(matched) !== unit) matched = lengths[matched - 1] ?? 0;
  return needle.charCodeAt(matched) === unit ? matched + 1 : matched;
}
