import type { Choice, Expression, GrammarIr, Rule } from "@callingcard/grammar/ir";
import type { TreeNode } from "@callingcard/syntaxes";

/** A rule of one of the grammars of a syntax. */
export interface GrammarRule {
  readonly ir: GrammarIr;
  readonly rule: Rule;
}

/**
 * Finds a rule by its names.
 *
 * @param grammars The grammars of a syntax.
 * @param file Name of the grammar's file.
 * @param name Name of the rule.
 * @returns The rule; `undefined` where there is none.
 */
export function findRule(
  grammars: readonly GrammarIr[],
  file: string | undefined,
  name: string | undefined,
): GrammarRule | undefined {
  const ir = grammars.find((one) => one.file === file);
  const rule = ir?.rules.find((one) => one.name === name);
  return ir === undefined || rule === undefined ? undefined : { ir, rule };
}

/** The rules that are around a place, outermost first, and which of them is the innermost. */
export interface ActiveRule extends GrammarRule {
  /** The rule around it in the same grammar, whose diagram has its box. */
  readonly parent: Rule | undefined;
}

/**
 * Finds the rule that a path of nodes leads to: the innermost node that has one, and the nearest around it that
 * refers to it.
 *
 * @param grammars The grammars of a syntax.
 * @param path The nodes, outermost first.
 * @returns The rule; `undefined` where no node has one.
 */
export function activeRule(
  grammars: readonly GrammarIr[],
  path: readonly TreeNode[],
): ActiveRule | undefined {
  const inner = path.toReversed();
  for (const [index, node] of inner.entries()) {
    const found = findRule(grammars, node.grammar, node.rule);
    if (found === undefined) continue;
    const { ir, rule } = found;
    const around = inner
      .slice(index + 1)
      .map((outer) => findRule([ir], outer.grammar, outer.rule)?.rule)
      .find((outer) => outer !== undefined && refersTo(outer, rule.name));
    return { ...found, parent: around ?? referrer(ir, rule.name) };
  }
  return undefined;
}

/**
 * Finds the first rule of a grammar, other than itself, that refers to a rule.
 *
 * @param ir The grammar.
 * @param name Name of the rule that is referred to.
 * @returns The rule; `undefined` where none does.
 */
export function referrer(ir: GrammarIr, name: string): Rule | undefined {
  return ir.rules.find((rule) => rule.name !== name && refersTo(rule, name));
}

function refersTo({ body }: Rule, name: string): boolean {
  return choiceRefersTo(body, name);
}

function choiceRefersTo({ alternatives }: Choice, name: string): boolean {
  return alternatives.some(({ items }) => items.some((item) => itemRefersTo(item, name)));
}

function itemRefersTo(item: Expression, name: string): boolean {
  switch (item.kind) {
    case "rule":
      return item.name === name;
    case "choice":
      return choiceRefersTo(item, name);
    case "repeat":
      return itemRefersTo(item.of, name);
    case "literal":
    case "set":
      return false;
  }
}
