import { derivation, type Derivation } from "@callingcard/grammar/derivation";
import type { GrammarIr } from "@callingcard/grammar/ir";
import type { Draft } from "./draft.ts";
import { type Part, within } from "./part.ts";
import type { TreeNode } from "./syntax.ts";

/** Most steps of one derivation: a second or so. */
const MAX_STEPS = 5_000_000;

/** Deeper than any grammar here goes: their rules nest to 256 at most, with a few between. */
const MAX_DEPTH = 1_000;

/** Makes the nodes within a rule that has no rules within it: those of a second grammar. */
export type Inner = (rule: string, part: Part) => readonly TreeNode[];

/**
 * Makes the nodes of a part that a rule reads, as far as it can be read: the rule and those within it.
 *
 * @param draft The reading.
 * @param ir The grammar.
 * @param rule The rule.
 * @param part The part.
 * @param inner What is within the innermost rules; without it nothing.
 * @returns The node of the rule; none where the tree gets too large.
 */
export function derive(
  draft: Draft,
  ir: GrammarIr,
  rule: string,
  part: Part,
  inner: Inner = () => [],
): readonly TreeNode[] {
  const tree = draft.mayDerive(part.text) ? derivationOf(draft, ir, rule, part.text) : undefined;
  return tree === undefined ? [] : [toNode(draft, ir.file, part, tree, inner)];
}

function derivationOf(
  draft: Draft,
  ir: GrammarIr,
  rule: string,
  text: string,
): Derivation | undefined {
  const maxNodes = draft.nodesLeft;
  const limits = { maxSteps: MAX_STEPS, maxDepth: MAX_DEPTH, maxNodes };
  try {
    return derivation(ir, rule, text, { partial: true, leaveOut: isLexical, ...limits });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    draft.leaveOut();
    return undefined;
  }
}

// The grammars write in upper case what names characters and makes no value.
function isLexical(rule: string): boolean {
  return !/[a-z]/.test(rule);
}

function toNode(
  draft: Draft,
  grammar: string,
  part: Part,
  tree: Derivation,
  inner: Inner,
): TreeNode {
  const { rule, children } = tree;
  const start = part.inWhole(tree.start);
  // A fold behind the last character is not of the rule.
  const end = tree.end > tree.start ? part.inWhole(tree.end - 1) + 1 : start;
  draft.takeNode();
  return {
    name: rule,
    start,
    end,
    grammar,
    rule,
    children:
      children.length > 0
        ? children.map((child) => toNode(draft, grammar, part, child, inner))
        : inner(rule, within(part, tree.start, tree.end)),
  };
}
