import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import nearley from "nearley";
import { GrammarError } from "./grammar-error.ts";

/** One symbol in the tree that nearley's own reader makes of a grammar file. */
export type NearleyToken =
  | string
  | RegExp
  | { readonly literal: string }
  | { readonly subexpression: readonly NearleyAlternative[] }
  | { readonly ebnf: NearleyToken; readonly modifier: ":?" | ":*" | ":+" }
  | { readonly macrocall: string; readonly args: readonly NearleyAlternative[] }
  | { readonly mixin: string }
  | { readonly token: string };

/** One alternative of a rule. nearley's own postprocessor of `"..."i` is a function. */
export interface NearleyAlternative {
  readonly tokens: readonly NearleyToken[];
  readonly postprocess?: string | ((data: unknown) => unknown);
}

/** One statement of a grammar file. */
export type NearleyStatement =
  | { readonly name: string; readonly rules: readonly NearleyAlternative[] }
  | {
      readonly macro: string;
      readonly args: readonly string[];
      readonly exprs: readonly NearleyAlternative[];
    }
  | { readonly body: string }
  | { readonly config: string; readonly value: string }
  | { readonly include: string; readonly builtin: boolean };

const require = createRequire(import.meta.url);
const language = require("nearley/lib/nearley-language-bootstrapped.js") as nearley.CompiledRules;

/**
 * Reads a grammar with nearley's own reader.
 *
 * @param file The file.
 * @param source What it holds. Default: what the file holds.
 * @throws GrammarError `syntax` when it is not a nearley grammar.
 */
export function readNearley(
  file: string,
  source: string = readFileSync(file, "utf8"),
): { source: string; statements: NearleyStatement[] } {
  const parser = new nearley.Parser(nearley.Grammar.fromCompiled(language));
  try {
    parser.feed(source);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = /line (\d+)/.exec(message)?.[1];
    const found = message.split("\n\n")[0]?.replaceAll(/\s+/g, " ") ?? "";
    throw new GrammarError({
      code: "syntax",
      reason: `not a nearley grammar: ${found}`,
      file,
      line: line === undefined ? undefined : Number(line),
    });
  }
  // nearley's grammar of grammars reads blanks at the end in two ways; both say the same.
  const statements = parser.results[0] as NearleyStatement[] | undefined;
  if (statements === undefined) {
    throw new GrammarError({ code: "syntax", reason: "the grammar ends too early", file });
  }
  return { source, statements };
}

/** The path of an `@include` or `@builtin`, seen from the file that has it. */
export function includedFile(from: string, name: string, builtin: boolean): string {
  const folder = builtin
    ? resolve(dirname(require.resolve("nearley/package.json")), "builtin")
    : dirname(from);
  return resolve(folder, name);
}
