import { createRequire } from "node:module";
import { compileFunction } from "node:vm";
import nearley from "nearley";
import { readNearley, type NearleyStatement } from "../src/nearley-file.ts";

/** A rule that nearley read: its name, its text, and the rules within it. */
export interface ReadRule {
  readonly rule: string;
  readonly text: string;
  readonly children: readonly ReadRule[];
}

/** What nearley gives for a rule when it is told to keep everything. */
interface Kept {
  readonly rule: string;
  readonly parts: readonly (Kept | string)[];
}

const require = createRequire(import.meta.url);

const compile = require("nearley/lib/compile.js") as (
  statements: readonly NearleyStatement[],
  options: { readonly args: readonly string[] },
) => { readonly rules: { readonly name: string; postprocess?: unknown }[]; body: unknown[] };

const generate = require("nearley/lib/generate.js") as (
  compiled: unknown,
  exportName: string,
) => string;

/**
 * Makes nearley's own derivations of a grammar file: its postprocessors keep the rule and its parts.
 *
 * @param file Path of the `.ne` file.
 * @returns Derives a text from a rule; `undefined` for one that is no sentence of it.
 */
export function referenceDerivation(
  file: string,
): (text: string, rule: string) => ReadRule | undefined {
  const compiled = compile(readNearley(file).statements, { args: [file] });
  for (const rule of compiled.rules) {
    rule.postprocess = `((parts) => ({ rule: ${JSON.stringify(rule.name)}, parts }))`;
  }
  compiled.body = [];
  const load = compileFunction(generate(compiled, "grammar"), ["require", "module"]);
  const module: { exports: Partial<nearley.CompiledRules> } = { exports: {} };
  load(require, module);
  return (text, rule) => {
    const rules = { Lexer: undefined, ParserRules: [], ...module.exports, ParserStart: rule };
    const parser = new nearley.Parser(nearley.Grammar.fromCompiled(rules));
    try {
      parser.feed(text);
    } catch {
      return undefined;
    }
    const [only, ...others] = parser.results as readonly Kept[];
    if (others.length > 0) throw new Error(`${file}: ${rule} is ambiguous`);
    return only === undefined ? undefined : toRule(only);
  };
}

function toRule(kept: Kept): ReadRule {
  const children: ReadRule[] = [];
  let text = "";
  for (const part of partsOf(kept)) {
    if (typeof part === "string") text += part;
    else {
      const child = toRule(part);
      children.push(child);
      text += child.text;
    }
  }
  return { rule: kept.rule, text, children };
}

// Rules with a dollar sign are nearley's own, for repetitions, groups and fixed texts.
function partsOf({ parts }: Kept): (Kept | string)[] {
  return parts.flatMap((part) =>
    typeof part !== "string" && part.rule.includes("$") ? partsOf(part) : [part],
  );
}
