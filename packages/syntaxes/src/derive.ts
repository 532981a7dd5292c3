import { derivation, type Derivation } from "@callingcard/grammar/derivation";
import type { GrammarIr } from "@callingcard/grammar/ir";
import { type Draft, MAX_NODES } from "./draft.ts";
import { type Part, wholeOf, within } from "./part.ts";
import type { TreeNode } from "./syntax.ts";

/** Most steps of one derivation: a second or so. */
const MAX_STEPS = 5_000_000;

/** Deeper than any grammar here goes: their rules nest to 256 at most, with a few between. */
const MAX_DEPTH = 1_000;

/**
 * Makes the nodes within a rule that are those of a second grammar, in place of its own. `before` are
 * the texts of the rules before it within the same rule, as the name before a value.
 */
export type Inner = (rule: string, part: Part, before: readonly string[]) => readonly TreeNode[];

/**
 * Makes the nodes of a part that a rule reads, as far as it can be read: the rule and those within it.
 *
 * @param draft The reading.
 * @param ir The grammar.
 * @param rule The rule.
 * @param part The part.
 * @param inner What is within rules in place of their own; without it nothing.
 * @returns The node of the rule; none where the tree gets too large.
 */
export function derive(
  draft: Draft,
  ir: GrammarIr,
  rule: string,
  part: Part,
  inner: Inner = () => [],
): readonly TreeNode[] {
  return draft.mayDerive(part.text) ? nodesOf(draft, ir, rule, part, inner) : [];
}

/**
 * The same where `inner` notes what is wrong: it is asked also where the tree has no room for the nodes.
 *
 * @param draft The reading.
 * @param ir The grammar.
 * @param rule The rule.
 * @param part The part.
 * @param inner What is within rules in place of their own.
 * @returns The node of the rule; none where the tree gets too large.
 */
export function deriveAndCheck(
  draft: Draft,
  ir: GrammarIr,
  rule: string,
  part: Part,
  inner: Inner,
): readonly TreeNode[] {
  const isKept = draft.mayDerive(part.text);
  const nodes = nodesOf(draft, ir, rule, part, inner);
  return isKept ? nodes : [];
}

function nodesOf(
  draft: Draft,
  ir: GrammarIr,
  rule: string,
  part: Part,
  inner: Inner,
): readonly TreeNode[] {
  const tree = derivationOf(draft, ir, rule, part.text);
  return tree === undefined ? [] : [toNode({ draft, grammar: ir.file, part, inner }, tree, [])];
}

function derivationOf(
  draft: Draft,
  ir: GrammarIr,
  rule: string,
  text: string,
): Derivation | undefined {
  const limits = { maxSteps: MAX_STEPS, maxDepth: MAX_DEPTH, maxNodes: MAX_NODES };
  try {
    return derivation(ir, rule, text, { partial: true, leaveOut: isLexical, ...limits });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    draft.leaveOut();
    return undefined;
  }
}

/**
 * Tells whether a rule names characters and makes no value: the grammars write these in upper case.
 *
 * @param rule The name of the rule.
 * @returns Whether it does.
 */
export function isLexical(rule: string): boolean {
  return !/[a-z]/.test(rule);
}

interface Derived {
  readonly draft: Draft;
  readonly grammar: string;
  readonly part: Part;
  readonly inner: Inner;
}

function toNode(
  derived: Derived,
  { rule, start, end, children }: Derivation,
  before: readonly string[],
): TreeNode {
  const { draft, grammar, part, inner } = derived;
  draft.takeNode();
  const read = inner(rule, within(part, start, end), before);
  const own = (): readonly TreeNode[] =>
    children.map((child, index) => {
      // Of a long list, what is before an item is not asked for.
      const siblings = children.slice(0, Math.min(index, MOST_BEFORE));
      const texts = siblings.map((one) => part.text.slice(one.start, one.end));
      return toNode(derived, child, texts);
    });
  return {
    name: rule,
    ...wholeOf(part, start, end),
    grammar,
    rule,
    children: read.length > 0 ? read : own(),
  };
}

/** Most texts before a rule that are told: a value has two names at most. */
const MOST_BEFORE = 3;
