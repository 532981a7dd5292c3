import type { CharacterSet } from "@callingcard/grammar/ir";
import { complement, intersection, union } from "./character-set.ts";
import { allNodes } from "./machine.ts";
import type { LookaheadNode } from "./lookahead.ts";

/**
 * What a decision has already seen of the characters ahead: the nodes in which the lookahead
 * automaton may stand, given what it decided. `undefined` is nothing. It saves the parser from
 * testing again what cannot be otherwise, in a branch that no text could reach.
 */
export type Knowledge = readonly Fact[] | undefined;

/** The lookahead automaton stands in `node` and will decide for `alternative`. */
export interface Fact {
  readonly node: LookaheadNode;
  readonly alternative: number;

  /** The alternative for a character without a transition here. */
  readonly otherwise: number;
}

/** What is known when a decision has chosen. */
export function knowledgeOf(
  root: LookaheadNode,
  alternative: number,
  otherwise: number,
): Knowledge {
  return root.decided === undefined ? [{ node: root, alternative, otherwise }] : undefined;
}

/** The characters, with the end of the text, that can come next; undefined is any. */
export function possibleNext(knowledge: Knowledge): CharacterSet | undefined {
  if (!knowledge) return undefined;
  return union(...knowledge.map(possibleAt));
}

function possibleAt({ node, alternative, otherwise }: Fact): CharacterSet {
  const leading = node.transitions.filter(({ to }) => leadsTo(to, alternative));
  const sets = leading.map(({ set }) => set);
  if (otherwise === alternative) {
    sets.push(complement(union(...node.transitions.map(({ set }) => set))));
  }
  return union(...sets);
}

/** What is still known behind a character of the set. */
export function afterCharacter(knowledge: Knowledge, set: CharacterSet): Knowledge {
  if (!knowledge) return undefined;
  const next: Fact[] = [];
  for (const fact of knowledge) {
    const { node, alternative, otherwise } = fact;
    const known = union(...node.transitions.map((transition) => transition.set));
    const strays = intersection(set, complement(known));
    if (strays.length > 0 && otherwise === alternative) return undefined;
    for (const { set: taken, to } of node.transitions) {
      if (intersection(taken, set).length === 0) continue;
      if (to.decided === alternative) return undefined;
      if (to.decided !== undefined || !leadsTo(to, alternative)) continue;
      next.push({ node: to, alternative, otherwise: to.fallback });
    }
  }
  return distinct(next);
}

/** What is known where two ways meet. */
export function eitherKnowledge(a: Knowledge, b: Knowledge): Knowledge {
  return a && b ? distinct([...a, ...b]) : undefined;
}

/** The same text for the same knowledge. */
export function knowledgeKey(knowledge: Knowledge): string {
  if (!knowledge) return "";
  return knowledge.map(factKey).toSorted().join(" ");
}

function distinct(facts: readonly Fact[]): Knowledge {
  return [...new Map(facts.map((fact) => [factKey(fact), fact])).values()];
}

function factKey({ node, alternative, otherwise }: Fact): string {
  return `${nodeNumber(node)}>${alternative}|${otherwise}`;
}

const numbers = new WeakMap<LookaheadNode, number>();
let lastNumber = 0;

function nodeNumber(node: LookaheadNode): number {
  const known = numbers.get(node);
  if (known !== undefined) return known;
  lastNumber++;
  numbers.set(node, lastNumber);
  return lastNumber;
}

const decisions = new WeakMap<LookaheadNode, ReadonlySet<number>>();

function leadsTo(node: LookaheadNode, alternative: number): boolean {
  if (node.decided !== undefined) return node.decided === alternative;
  const known = decisions.get(node);
  if (known) return known.has(alternative);
  const found = new Set(allNodes(node).map(({ decided, fallback }) => decided ?? fallback));
  decisions.set(node, found);
  return found.has(alternative);
}
