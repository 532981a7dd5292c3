import moo from "moo";

/**
 * The tokens of a line of a scenario; white space and comments are left out.
 *
 * @internal
 */
export const scenarioLexer: moo.Lexer = moo.compile({
  space: /[ \t]+/,
  comment: /#[^\n]*/,
  title: {
    match: /^scenario [^\n]+/,
    value: (written) => written.slice("scenario ".length).trim(),
  },
  text: {
    match: /"(?:[^"\\\n]|\\["\\])*"/,
    value: (written) => written.slice(1, -1).replace(/\\(["\\])/g, "$1"),
  },
  number: /\d{1,9}(?![\w-])/,
  device: /[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*/,
  deviceWord: /devices?(?![\w-])/,
  word: /[A-Za-z][A-Za-z0-9-]*/,
  comma: ",",
  error: moo.error,
});

const next = scenarioLexer.next.bind(scenarioLexer);
scenarioLexer.next = () => {
  let token = next();
  while (token?.type === "space" || token?.type === "comment") token = next();
  return token;
};
