/** Where codecs say a place in their messages, which a diagnostic has apart, and in the whole text. */
const PLACE = / at line \d+ column \d+(?= \(|$)/;

/** How codecs and grammars list what could have stood at a place, which a diagnostic has apart too. */
const LISTED = /^(?:expected|character where) .*?(?= \(|; |$)/;

/**
 * Says in a diagnostic's message only what its other fields do not.
 *
 * @param message A message of a codec, whose place counts from the start of a value or of the text.
 * @param found What stands at the place; empty at the end of the text.
 * @param expected What could have stood there, where it is known.
 * @returns The message without a place and, where it is known otherwise, without what was expected.
 */
export function plainMessage(message: string, found: string, expected: readonly string[]): string {
  const placeless = message.replace(PLACE, "");
  if (expected.length === 0 || found === "") return placeless;
  return placeless.replace(LISTED, () => `${nameOf(found)} cannot stand here`);
}

function nameOf(character: string): string {
  return character === "\r" || character === "\n" ? "a line break" : JSON.stringify(character);
}
