/**
 * Where the simple titlecase mapping of a code point (UnicodeData.txt field 14) is not what
 * `toUpperCase` makes of it. The test of this file derives the table from the Unicode data again.
 *
 * @module
 */

/** Digraphs and Greek letters with iota subscript: their titlecase letter is not upper case. */
const TITLECASE_LETTERS = "ǅǈǋǲᾈᾉᾊᾋᾌᾍᾎᾏᾘᾙᾚᾛᾜᾝᾞᾟᾨᾩᾪᾫᾬᾭᾮᾯᾼῌῼ";

/** Upper-case forms whose simple titlecase mapping is a letter of {@link TITLECASE_LETTERS}. */
const UPPER_CASE_DIGRAPHS = "ǄǇǊǱ";

/** Georgian letters have upper-case letters and no titlecase mapping. */
const GEORGIAN = "\u{10d0}-\u{10fa}\u{10fd}-\u{10ff}";

/** `toUpperCase` makes several letters of these (SpecialCasing.txt); they have no simple mapping. */
const EXPANDING =
  "\u{df}\u{149}\u{1f0}\u{390}\u{3b0}\u{587}\u{1e96}-\u{1e9a}\u{1f50}\u{1f52}\u{1f54}\u{1f56}\u{1fb2}\u{1fb4}" +
  "\u{1fb6}\u{1fb7}\u{1fc2}\u{1fc4}\u{1fc6}\u{1fc7}\u{1fd2}\u{1fd3}\u{1fd6}\u{1fd7}\u{1fe2}-\u{1fe4}\u{1fe6}" +
  "\u{1fe7}\u{1ff2}\u{1ff4}\u{1ff6}\u{1ff7}\u{fb00}-\u{fb06}\u{fb13}-\u{fb17}";

/**
 * The version of the Unicode data that keys are made from. Characters of later versions have no
 * mappings here, so that engines with later data make the same keys.
 */
export const UNICODE_VERSION = "15.0.0";

/**
 * Letters that are changed to one titlecase letter by hand, with that letter.
 *
 * @internal
 */
export const TITLECASE_BY_HAND: ReadonlyMap<string, string> = new Map(
  [...TITLECASE_LETTERS]
    .map((letter) => [letter.toLowerCase(), letter] as const)
    .concat(
      [...UPPER_CASE_DIGRAPHS].map((letter, index) => [letter, "ǅǈǋǲ".charAt(index)] as const),
    ),
);

/**
 * Members of a character class of the code points that `toUpperCase` must not see.
 *
 * @internal
 */
export const NOT_BY_UPPER_CASE: string = [
  TITLECASE_LETTERS,
  ...TITLECASE_BY_HAND.keys(),
  GEORGIAN,
  EXPANDING,
].join("");
