import type { GrammarIr } from "@callingcard/grammar/ir";
import { type Syntax, syntaxNamed, syntaxes } from "@callingcard/syntaxes";
import { nearMissesOf, sentencesOf } from "@callingcard/syntaxes/specimens";
import { cutExample } from "./cut-example.ts";
import { focused } from "./focus.ts";
import { type Shape, shapesOfRule, shapesOfSyntax } from "./growth-shapes.ts";
import { meaningOf } from "./meaning.ts";
import { sourceOfGrammar } from "./source-of-grammar.ts";
import type { Source } from "./source.ts";

/**
 * Inputs of one of the syntaxes of `@callingcard/syntaxes`: whole documents, or sentences of one rule.
 *
 * @param name The syntax, `vcard`; and a rule of it, `vcard/contentline`; where a syntax has several grammars with a
 * rule of that name, the grammar too, `vcard/value/text`.
 * @throws {RangeError} When there is no such syntax or rule; the message says which there are.
 */
export function sourceOfSyntax(name: string): Source {
  const { syntax, ir, rule } = find(name);
  if (ir !== undefined) return sourceOfGrammar(ir, rule, name);
  return {
    name,
    sentences: focused(sentencesOf(name), syntax.read),
    nearMisses: focused(nearMissesOf(name), syntax.read),
    fixed: () =>
      [syntax.example, ...cutExample(syntax.example)].map((text) => new TextEncoder().encode(text)),
    read: readerOf(syntax),
  };
}

function readerOf({ name, read }: Syntax): Source["read"] {
  const meaning = meaningOf(name);
  if (meaning === undefined) return read;
  return (octets) => ({ ...read(octets), meaning: () => meaning(octets) });
}

/**
 * Families of texts that grow in one place, of a syntax or of one rule: for `measureGrowth`.
 *
 * @param name As for `sourceOfSyntax`.
 * @throws {RangeError} When there is no such syntax or rule.
 */
export function shapesOf(name: string): readonly Shape[] {
  const { syntax, ir, rule } = find(name);
  return ir === undefined ? shapesOfSyntax(syntax) : shapesOfRule(ir, rule);
}

interface Found {
  readonly syntax: Syntax;
  /** The grammar of the rule, where one was named. */
  readonly ir: GrammarIr | undefined;
  readonly rule: string;
}

function find(name: string): Found {
  const [syntaxName = "", ...path] = name.split("/");
  const syntax = syntaxNamed(syntaxName);
  if (syntax === undefined) {
    const names = syntaxes.map((each) => each.name).join(", ");
    throw new RangeError(`there is no syntax ${syntaxName}; there are ${names}`);
  }
  const rule = path.pop();
  if (rule === undefined) return { syntax, ir: undefined, rule: "" };
  const [grammar] = path;
  const ir = syntax.grammars
    .filter(({ events }) => events === undefined) // such a grammar reads no characters
    .filter(({ file }) => grammar === undefined || file === `${grammar}.ne`)
    .find(({ rules }) => rules.some((each) => each.name === rule));
  if (ir !== undefined) return { syntax, ir, rule };
  const files = syntax.grammars.map(({ file }) => file).join(", ");
  throw new RangeError(`${syntaxName} has no rule ${[...path, rule].join("/")} in ${files}`);
}
