/**
 * Finds the first character beyond ASCII that is no Char (XML 1.0 section 2.2): U+FFFE, U+FFFF or
 * half a pair of surrogates. The grammar takes these for characters, so that its sets do not cut
 * what lies beyond ASCII.
 *
 * @param text The document.
 * @param isDecoded Whether a decoder made the text, which leaves no half of a pair.
 * @returns Its offset; `Infinity` when there is none.
 */
export function findIllegalCharacter(text: string, isDecoded: boolean): number {
  const noncharacter = firstOf(text.indexOf("\uFFFE"), text.indexOf("\uFFFF"));
  if (isDecoded || text.isWellFormed()) return noncharacter;
  return firstOf(noncharacter, text.search(/\p{Surrogate}/u));
}

function firstOf(one: number, other: number): number {
  return Math.min(one === -1 ? Infinity : one, other === -1 ? Infinity : other);
}
