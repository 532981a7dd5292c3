import { syntaxNamed, syntaxes } from "@callingcard/syntaxes";
import { sourceOfGrammar } from "./source-of-grammar.ts";
import type { Source } from "./source.ts";
import { documentsOf } from "./specimens.ts";

/**
 * Inputs of one of the syntaxes of `@callingcard/syntaxes`: whole documents, or sentences of one rule.
 *
 * @param name The syntax, `vcard`; and a rule of it, `vcard/contentline`; where a syntax has several grammars with a
 * rule of that name, the grammar too, `vcard/value/text`.
 * @throws {RangeError} When there is no such syntax or rule; the message says which there are.
 */
export function sourceOfSyntax(name: string): Source {
  const [syntaxName = "", ...path] = name.split("/");
  const syntax = syntaxNamed(syntaxName);
  if (syntax === undefined) {
    const names = syntaxes.map((each) => each.name).join(", ");
    throw new RangeError(`there is no syntax ${syntaxName}; there are ${names}`);
  }
  const rule = path.pop();
  if (rule === undefined) {
    return {
      name,
      ...documentsOf(syntax),
      fixed: () => [new TextEncoder().encode(syntax.example)],
      read: syntax.read,
    };
  }
  const [grammar] = path;
  const isAsked = (file: string): boolean => grammar === undefined || file === `${grammar}.ne`;
  const asked = syntax.grammars.filter(({ file }) => isAsked(file));
  const ir = asked.find(({ rules }) => rules.some((each) => each.name === rule));
  if (ir === undefined) {
    const files = syntax.grammars.map(({ file }) => file).join(", ");
    throw new RangeError(`${syntaxName} has no rule ${[...path, rule].join("/")} in ${files}`);
  }
  return sourceOfGrammar(ir, rule, name);
}
