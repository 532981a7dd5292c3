import type { CharacterSet } from "@callingcard/grammar/ir";
import { difference, intersection, isSubset, key, union } from "./character-set.ts";
import {
  afterCharacter,
  bothKnowledge,
  eitherKnowledge,
  knowledgeKey,
  knowledgeOf,
  knownSets,
  NOTHING,
  possibleNext,
  type Knowledge,
} from "./knowledge.ts";
import type { LookaheadNode } from "./lookahead.ts";
import { addTransition, allNodes } from "./machine.ts";
import type { StretchNode } from "./stretch-machine.ts";

/** A stretch as it is read at one place of the parser, without what is known already. */
export interface ReadingNode {
  readonly id: number;

  /** Leaves the stretch for a character that no transition takes; otherwise that is a failure. */
  readonly exits: boolean;

  /** No other character than those of the transitions can come. */
  readonly isTotal: boolean;
  readonly transitions: { set: CharacterSet; to: ReadingNode }[];

  /** Where characters could go on and could also follow: 0 goes on, 1 leaves. */
  readonly decision: LookaheadNode | undefined;

  /** All characters of the stretch's own node, for the failure's description. */
  readonly expected: CharacterSet;

  /** Set in the view of a back end only. */
  readonly splits: boolean;
}

/** How a stretch is read, and what is known behind it. */
export interface Reading {
  readonly root: ReadingNode;
  readonly after: Knowledge;
}

/** The alternative of a decision that leaves a stretch, as every character does that it cannot take. */
const LEAVES = 1;

/**
 * Takes what is known out of the automaton of a stretch: transitions that cannot be, and tests that
 * cannot fail whatever way led to them.
 */
export function readStretch(
  stretch: StretchNode,
  decisionOf: (node: StretchNode) => LookaheadNode | undefined,
  before: Knowledge,
): Reading {
  const nodes = new Map<StretchNode, Draft>();
  const seen = new Set<string>();
  let after: Knowledge | undefined;
  const visit = (own: StretchNode, knowledge: Knowledge): Draft => {
    const node = nodes.get(own) ?? draft(nodes.size, own, decisionOf(own));
    nodes.set(own, node);
    const place = `${own.id} ${knowledgeKey(knowledge)}`;
    if (seen.has(place)) return node;
    seen.add(place);
    const possible = possibleNext(knowledge);
    const isTotal = possible !== undefined && isSubset(possible, node.expected);
    node.isTotal &&= isTotal;
    if (own.accepts && (node.decision || !isTotal)) {
      const leaving = afterLeaving(knowledge, node.decision);
      after = after ? eitherKnowledge(after, leaving) : leaving;
      node.exits = true;
    }
    for (const { set, to } of own.transitions) {
      const taken = intersection(set, goesOn(possible ?? set, node.decision));
      for (const part of knowledgeClasses(taken, knowledge, node.decision)) {
        addTransition(node.transitions, part.set, visit(to, part.knowledge));
      }
    }
    return node;
  };
  const root = visit(stretch, before);
  for (const node of nodes.values()) node.isTotal &&= !node.exits;
  return { root, after: after ?? NOTHING };
}

/** A node whose facts are still being collected. */
interface Draft extends ReadingNode {
  exits: boolean;
  isTotal: boolean;
  readonly transitions: { set: CharacterSet; to: Draft }[];
}

function draft(id: number, own: StretchNode, decision: LookaheadNode | undefined): Draft {
  const expected = union(...own.transitions.map(({ set }) => set));
  return { id, exits: false, isTotal: true, transitions: [], decision, expected, splits: false };
}

/** The characters that a node may take: all, unless its decision leaves at sight of them. */
function goesOn(possible: CharacterSet, decision: LookaheadNode | undefined): CharacterSet {
  if (!decision) return possible;
  if (decision.decided !== undefined) return decision.decided !== LEAVES ? possible : [];
  const leaving = decision.transitions.filter(({ to }) => to.decided === LEAVES);
  const away = union(...leaving.map(({ set }) => set));
  return difference(possible, away);
}

function knowledgeClasses(
  taken: CharacterSet,
  knowledge: Knowledge,
  decision: LookaheadNode | undefined,
): { set: CharacterSet; knowledge: Knowledge }[] {
  const inside = decision ? knowledgeOf(decision, 0, LEAVES) : NOTHING;
  const seen = bothKnowledge(inside, knowledge);
  const parts = new Map<string, { set: CharacterSet; knowledge: Knowledge }>();
  const cuts = knownSets(seen);
  for (const set of partition(taken, cuts)) {
    const next = afterCharacter(seen, set);
    const name = knowledgeKey(next);
    const known = parts.get(name);
    parts.set(name, { set: union(known?.set ?? [], set), knowledge: next });
  }
  return [...parts.values()];
}

function partition(set: CharacterSet, cuts: readonly CharacterSet[]): CharacterSet[] {
  let parts: CharacterSet[] = [set];
  for (const cut of cuts) {
    parts = parts.flatMap((part) => [intersection(part, cut), difference(part, cut)]);
    parts = parts.filter((part) => part.length > 0);
  }
  return parts;
}

function afterLeaving(knowledge: Knowledge, decision: LookaheadNode | undefined): Knowledge {
  return decision ? bothKnowledge(knowledgeOf(decision, LEAVES, LEAVES), knowledge) : knowledge;
}

/** The same text for readings that are written alike. */
export function readingKey(root: ReadingNode): string {
  const nodes = allNodes(root);
  return nodes
    .map(({ exits, isTotal, decision, expected, splits, transitions }) => {
      const targets = transitions.map(({ set, to }) => `${key(set)}>${nodes.indexOf(to)}`);
      const ending = decision ? lookaheadKey(decision) : "";
      return [exits, isTotal, splits, key(expected), targets.join(" "), ending].join("/");
    })
    .join(";");
}

function lookaheadKey(root: LookaheadNode): string {
  const nodes = allNodes(root);
  return nodes
    .map(({ decided, fallback, transitions }) => {
      const targets = transitions.map(({ set, to }) => `${key(set)}>${nodes.indexOf(to)}`);
      return `(${decided} ${fallback} ${targets.join(" ")})`;
    })
    .join("");
}
