import type { CharacterSet } from "@callingcard/grammar/ir";
import { complement, intersection, union } from "./character-set.ts";
import { allNodes } from "./machine.ts";
import type { LookaheadNode } from "./lookahead.ts";

/**
 * What decisions have already seen of the characters ahead: each of them says that its lookahead
 * automaton stands in one of some nodes. An empty list is nothing. It saves the parser from testing
 * again what cannot be otherwise, in a branch that no text could reach.
 */
export type Knowledge = readonly Facts[];

/** Nothing is known. */
export const NOTHING: Knowledge = [];

/** The nodes in which the lookahead automaton of one decision may stand. */
type Facts = readonly Fact[];

/** Decisions that are remembered at a place; the older ones are forgotten. */
const MOST_DECISIONS = 4;

/** Nodes that are remembered for a decision; with more of them it is forgotten. */
const MOST_FACTS = 48;

/** The lookahead automaton stands in `node` and will decide for `alternative`. */
interface Fact {
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
  return root.decided === undefined ? [[{ node: root, alternative, otherwise }]] : NOTHING;
}

/** The characters, with the end of the text, that can come next; undefined is any. */
export function possibleNext(knowledge: Knowledge): CharacterSet | undefined {
  const sets = knowledge.map((facts) => union(...facts.map(possibleAt)));
  return sets.length === 0 ? undefined : sets.reduce(intersection);
}

/** The sets that the knowledge tells apart. */
export function knownSets(knowledge: Knowledge): CharacterSet[] {
  return knowledge.flat().flatMap(({ node }) => node.transitions.map(({ set }) => set));
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
  return knowledge.flatMap((facts) => {
    const next = factsAfter(facts, set);
    return next ? [next] : [];
  });
}

function factsAfter(facts: Facts, set: CharacterSet): Facts | undefined {
  const next: Fact[] = [];
  for (const { node, alternative, otherwise } of facts) {
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
  return limited(a.flatMap((left) => b.map((right) => distinct([...left, ...right]))));
}

/** What is known when both are. */
export function bothKnowledge(newer: Knowledge, older: Knowledge): Knowledge {
  return limited([...newer, ...older]);
}

/** The same text for the same knowledge. */
export function knowledgeKey(knowledge: Knowledge): string {
  return knowledge.map(factsKey).toSorted().join("; ");
}

function limited(knowledge: Knowledge): Knowledge {
  const small = knowledge.filter((facts) => facts.length <= MOST_FACTS);
  const different = new Map(small.map((facts) => [factsKey(facts), facts]));
  return [...different.values()].slice(0, MOST_DECISIONS);
}

function factsKey(facts: Facts): string {
  return facts.map(factKey).toSorted().join(" ");
}

function distinct(facts: Facts): Facts {
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
