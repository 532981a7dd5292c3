import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { compileFunction } from "node:vm";
import moo from "moo";
import nearley from "nearley";
import { readNearley } from "../src/nearley-file.ts";
import type { Line } from "./content-lines-by-hand.ts";

const require = createRequire(import.meta.url);
const compile = require("nearley/lib/compile.js") as (
  statements: unknown,
  options: object,
) => object;
const generate = require("nearley/lib/generate.js") as (rules: object, name: string) => string;

const lexer = moo.states({
  name: {
    word: /[A-Za-z0-9-]+/,
    dot: ".",
    semicolon: ";",
    equals: { match: "=", next: "parameter" },
    colon: { match: ":", next: "value" },
  },
  parameter: {
    quoted: /"[\t !\x23-\x7e\x80-\uffff]*"/,
    safe: /[\t !\x23-\x2b\x2d-\x39\x3c-\x7e\x80-\uffff]+/,
    comma: ",",
    semicolon: { match: ";", next: "name" },
    colon: { match: ":", next: "value" },
  },
  value: {
    value: /[\t\x20-\x7e\x80-\uffff]+/,
    crlf: { match: "\r\n", lineBreaks: true, next: "name" },
  },
});

function compiledRules(): nearley.CompiledRules {
  const file = fileURLToPath(new URL("content-lines-moo.ne", import.meta.url));
  const { statements } = readNearley(file);
  const module = { exports: {} as nearley.CompiledRules };
  const source = generate(compile(statements, { args: [file] }), "grammar");
  compileFunction(source, ["module", "require", "lexer"])(module, require, lexer);
  return module.exports;
}

const grammar = nearley.Grammar.fromCompiled(compiledRules());

/** Reads content lines with nearley over moo's tokens. */
export function linesWithMoo(text: string): readonly Line[] {
  const parser = new nearley.Parser(grammar);
  parser.feed(text);
  return parser.results[0] as readonly Line[];
}
