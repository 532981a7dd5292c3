import type { GrammarIr } from "@callingcard/grammar/ir";
import type { Diagnostic } from "@callingcard/syntaxes";
import type { PlacedNode } from "../tree/path-at.ts";
import { type ActiveRule, activeRule, findRule, referrer } from "./grammar-rule.ts";

/** A rule as it is shown: with the rules around it. */
export interface RuleAt extends ActiveRule {
  /** Names of the rules of the same grammar around it, outermost first, without its own. */
  readonly around: readonly string[];
}

/**
 * Finds the rule to show for a place: the one that a diagnostic names, else the innermost of the nodes.
 *
 * @param grammars The grammars of a syntax.
 * @param path The nodes around the place, outermost first.
 * @param diagnostic What a person went to, if it was one.
 * @returns The rule; `undefined` where there is none.
 */
export function ruleAt(
  grammars: readonly GrammarIr[],
  path: readonly PlacedNode[],
  diagnostic?: Diagnostic,
): RuleAt | undefined {
  const nodes = path.map(({ node }) => node);
  const named = diagnostic && findRule(grammars, diagnostic.grammar, diagnostic.rule);
  const found =
    named === undefined
      ? activeRule(grammars, nodes)
      : { ...named, parent: referrer(named.ir, named.rule.name) };
  if (found === undefined) return undefined;
  const around = nodes
    .filter(({ grammar }) => grammar === found.ir.file)
    .flatMap(({ rule }) => rule ?? []);
  const own = around.lastIndexOf(found.rule.name);
  return { ...found, around: own === -1 ? around : around.slice(0, own) };
}
