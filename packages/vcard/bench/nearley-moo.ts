// The content line's grammar as nearley and moo are used together: tokens by moo, rules by nearley.

import moo from "moo";
import nearley from "nearley";
import type { Contentline } from "../src/generated/vcard.ts";

const lexer = moo.states({
  head: {
    dot: ".",
    semicolon: { match: ";", next: "parameter" },
    colon: { match: ":", next: "value" },
    name: /[A-Za-z0-9_-]+/,
  },
  parameter: {
    parameterName: /[A-Za-z0-9_(-]+/,
    equals: { match: "=", next: "values" },
    semicolon: ";",
    colon: { match: ":", next: "value" },
  },
  values: {
    quoted: { match: /"[\t !\x23-\x7e\x80-\uffff]*"/, value: (text) => text.slice(1, -1) },
    safe: /[\t !\x23-\x2b\x2d-\x39\x3c-\x7e\x80-\uffff]+/,
    comma: ",",
    semicolon: { match: ";", next: "parameter" },
    colon: { match: ":", next: "value" },
  },
  value: {
    value: /[\t\x20-\x7e\x80-\uffff]+/,
    lineBreak: { match: "\r\n", lineBreaks: true, next: "head" },
  },
});

interface Token {
  readonly value: string;
}

interface Chain {
  readonly before: Chain | undefined;
  readonly line: Contentline;
}

const token = (type: string): { test: (token: { type?: string }) => boolean } => ({
  test: ({ type: found }) => found === type,
});
const text = ([found]: readonly (Token | undefined)[]): string => found?.value ?? "";
const rule = (
  name: string,
  symbols: unknown[],
  postprocess: (data: never[]) => unknown,
): unknown => ({
  name,
  symbols,
  postprocess,
});
const rules = {
  Lexer: lexer,
  ParserStart: "line",
  ParserRules: [
    // A chain: nearley completes a line before its value too, so a list would have to be copied.
    rule("lines", ["line"], (([line]: [Contentline]) => ({ before: undefined, line })) as never),
    rule("lines", ["lines", token("lineBreak"), "line"], (([before, , line]: [
      Chain,
      Token,
      Contentline,
    ]) => ({ before, line })) as never),
    rule("line", ["group", token("name"), "parameters", token("colon"), "value"], (([
      group,
      name,
      parameters,
      ,
      value,
    ]: [string | undefined, Token, unknown, Token, string]) => ({
      group,
      name: name.value,
      parameters,
      value,
    })) as never),
    rule("group", [], () => undefined),
    rule("group", [token("name"), token("dot")], text as never),
    rule("parameters", [], () => []),
    rule("parameters", ["parameters", token("semicolon"), "parameterName", "values"], (([
      before,
      ,
      name,
      values,
    ]: [unknown[], Token, string, unknown]) => [...before, { name, values }]) as never),
    rule("parameterName", [], () => ""),
    rule("parameterName", [token("parameterName")], text as never),
    rule("values", [], () => undefined),
    rule("values", [token("equals"), "list"], (([, list]: [Token, unknown]) => list) as never),
    rule("list", ["item"], ((data: unknown[]) => data) as never),
    rule("list", ["list", token("comma"), "item"], (([list, , item]: [
      unknown[],
      Token,
      unknown,
    ]) => [...list, item]) as never),
    rule("item", [], () => ""),
    rule("item", [token("quoted")], text as never),
    rule("item", [token("safe")], text as never),
    rule("value", [], () => ""),
    rule("value", [token("value")], text as never),
  ],
} as unknown as nearley.CompiledRules;
const lineGrammar = nearley.Grammar.fromCompiled(rules);
const textGrammar = nearley.Grammar.fromCompiled({ ...rules, ParserStart: "lines" });

/** Reads a content line; undefined if it is none. */
export function parseByNearley(line: string): Contentline | undefined {
  return parse(lineGrammar, line) as Contentline | undefined;
}

/** Reads content lines with CRLF between them, all by one parser; undefined if there is another line. */
export function parseTextByNearley(text: string): readonly Contentline[] | undefined {
  const lines: Contentline[] = [];
  let last = parse(textGrammar, text) as Chain | undefined;
  if (last === undefined) return undefined;
  for (; last !== undefined; last = last.before) lines.push(last.line);
  return lines.toReversed();
}

function parse(grammar: nearley.Grammar, text: string): unknown {
  const parser = new nearley.Parser(grammar);
  try {
    parser.feed(text);
  } catch {
    return undefined;
  }
  return parser.results[0];
}
