import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** With what a grammar begins that makes values. */
export const HEAD: string =
  "@{% const { text, pick, obj, list, lit, constant } = " +
  'require("@callingcard/grammar/captures"); %}\n';

/** With what a grammar over events begins. */
export const EVENTS_HEAD: string =
  HEAD + '@{% const { events } = require("@callingcard/grammar/events"); %}\n@lexer events\n';

/** Runs something on grammar files that exist only meanwhile. */
export function withGrammars<Result>(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => Result,
): Result {
  const folder = mkdtempSync(join(tmpdir(), "grammar-"));
  try {
    for (const [name, rules] of Object.entries(files)) writeFileSync(join(folder, name), rules);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs something on one grammar file. */
export function withGrammar<Result>(rules: string, use: (file: string) => Result): Result {
  return withGrammars({ "test.ne": HEAD + rules }, (folder) => use(join(folder, "test.ne")));
}

export const SHELF_MARKS = String.raw`
# entries: shelfmark, volume
shelfmark -> room ("/" segment {% pick(1) %}):* ("=vol" volume {% pick(1) %}):?
             {% obj({ kind: lit("mark"), room: 0, segments: 1, volume: 2 }) %}
room      -> [a-z]:+ {% text %}
segment   -> [a-z0-9,\u0080-\uffff]:+ {% text %}
volume    -> DIGIT DIGIT:? {% text %}
DIGIT     -> [0-9]
`;

export const NESTED = `
# entries: tree
tree  -> "(" tree ("," tree {% pick(1) %}):* ")" {% list(1, 2) %}
       | leaf {% pick(0) %}
leaf  -> [a-z]:+ {% text %}
`;
