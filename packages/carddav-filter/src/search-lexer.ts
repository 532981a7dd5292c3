import moo from "moo";

const space = { match: /\s+/, lineBreaks: true };
const phrase = {
  match: /"(?:[^"\\]|\\["\\])*"/,
  lineBreaks: true,
  value: (written: string): string => written.slice(1, -1).replace(/\\(["\\])/g, "$1"),
};

// What telephones put in the place of quotation marks.
const curlyPhrase = {
  match: /[“”„][^“”„]*[“”]/,
  lineBreaks: true,
  value: (written: string): string => written.slice(1, -1),
  type: (): string => "phrase",
};

// The name in front of a colon, in lower case.
const nameOf = (written: string): string => written.slice(0, -1).toLowerCase();

/**
 * The tokens of a search expression. Behind `field:` any text up to white space is one token, so
 * that `url:http://example.com` needs no quotation marks.
 *
 * @internal
 */
export const searchLexer: moo.Lexer = moo.states({
  term: {
    space,
    phrase,
    curlyPhrase,
    or: /OR(?!\S)/,
    and: /AND(?!\S)/,
    not: /NOT(?!\S)/,
    minus: "-",
    has: { match: /[Hh][Aa][Ss]:/, value: nameOf, push: "value" },
    field: { match: /[A-Za-z][A-Za-z0-9-]*:/, value: nameOf, push: "value" },
    text: /[^\s"“”„]+/,
    error: moo.error,
  },
  value: {
    space: { ...space, pop: 1 },
    phrase: { ...phrase, pop: 1 },
    curlyPhrase: { ...curlyPhrase, pop: 1 },
    text: { match: /[^\s"“”„]+/, pop: 1 },
    error: moo.error,
  },
});
