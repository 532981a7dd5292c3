/**
 * Texts of every syntax, made by chance, to try readers with; apart from the rest, since it needs fast-check.
 *
 * @module
 */

import { eventNames, type NearMiss, nearMisses, sentences } from "@callingcard/grammar/arbitrary";
import type { GrammarIr } from "@callingcard/grammar/ir";
import type * as fc from "fast-check";
import { syntaxNamed } from "./shelf.ts";
import { documentsOf } from "./specimen-documents.ts";
import type { Syntax } from "./syntax.ts";

export type { NearMiss } from "@callingcard/grammar/arbitrary";

/** A text of a syntax, or one that is spoilt in one place. */
export interface Specimen {
  /** The text in UTF-8. */
  readonly octets: Uint8Array;

  readonly text: string;

  /** Where it is spoilt and how; `undefined` for one that is right. */
  readonly wrong: NearMiss | undefined;
}

/**
 * Makes texts that are right.
 *
 * @param syntaxName The name of a syntax.
 * @param rule A rule of one of its grammars, as `contentline`, or `value/text` with the file of the grammar.
 *   Without it, whole documents, which the syntax's reading accepts.
 * @returns The arbitrary.
 * @throws RangeError for a name that no syntax or no rule has.
 */
export function sentencesOf(syntaxName: string, rule?: string): fc.Arbitrary<Specimen> {
  const syntax = namedSyntax(syntaxName);
  if (rule === undefined) return documentsOf(syntax).right.map((text) => specimen(text, undefined));
  const { ir, name } = namedRule(syntax, rule);
  return sentences(ir, name).map((text) => specimen(shown(ir, text), undefined));
}

/**
 * Makes texts that are spoilt in one place.
 *
 * @param syntaxName The name of a syntax.
 * @param rule A rule, as for {@link sentencesOf}; the texts are not sentences of it. Without it, whole
 *   documents, which the syntax's reading does not accept.
 * @returns The arbitrary.
 * @throws RangeError for a name that no syntax or no rule has.
 */
export function nearMissesOf(syntaxName: string, rule?: string): fc.Arbitrary<Specimen> {
  const syntax = namedSyntax(syntaxName);
  if (rule === undefined)
    return documentsOf(syntax).spoilt.map((miss) => specimen(miss.text, miss));
  const { ir, name } = namedRule(syntax, rule);
  return nearMisses(ir, name, { refused: true }).map((miss) =>
    specimen(shown(ir, miss.text), miss),
  );
}

function specimen(text: string, wrong: NearMiss | undefined): Specimen {
  return { octets: new TextEncoder().encode(text), text, wrong };
}

// Of a grammar over events, their names.
function shown(ir: GrammarIr, text: string): string {
  return ir.events === undefined ? text : eventNames(ir, text).join(" ");
}

function namedSyntax(name: string): Syntax {
  const syntax = syntaxNamed(name);
  if (syntax === undefined) throw new RangeError(`there is no syntax ${name}`);
  return syntax;
}

function namedRule(
  { name, grammars }: Syntax,
  rule: string,
): { readonly ir: GrammarIr; readonly name: string } {
  const [first = "", second] = rule.split("/");
  const wanted = second ?? first;
  const ir = grammars
    .filter(({ file }) => second === undefined || file === `${first}.ne`)
    .find(({ rules }) => rules.some((one) => one.name === wanted));
  if (ir === undefined) throw new RangeError(`${name} has no rule ${rule}`);
  return { ir, name: wanted };
}
