import type { CharacterSet } from "@callingcard/grammar/ir";
import { difference, intersection, isSubset, key, union } from "./character-set.ts";
import {
  afterCharacter,
  eitherKnowledge,
  knowledgeKey,
  knowledgeOf,
  possibleNext,
  type Knowledge,
} from "./knowledge.ts";
import type { LookaheadNode } from "./lookahead.ts";
import { addTransition, allNodes, equivalentNodes } from "./machine.ts";
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

/** Takes what is known out of the automaton of a stretch. */
export function readStretch(
  stretch: StretchNode,
  decisionOf: (node: StretchNode) => LookaheadNode | undefined,
  before: Knowledge,
): Reading {
  const nodes = new Map<string, ReadingNode>();
  let after: Knowledge = [];
  const nodeOf = (own: StretchNode, knowledge: Knowledge): ReadingNode => {
    const name = `${own.id} ${knowledgeKey(knowledge)}`;
    const known = nodes.get(name);
    if (known) return known;
    const decision = decisionOf(own);
    const node = bareNode(nodes.size, own, knowledge, decision);
    nodes.set(name, node);
    if (node.exits) after = eitherKnowledge(after, afterLeaving(knowledge, decision));
    for (const { set, to } of own.transitions) {
      const taken = intersection(set, goesOn(possibleNext(knowledge) ?? set, decision));
      if (taken.length === 0) continue;
      for (const part of knowledgeClasses(taken, knowledge, decision)) {
        addTransition(node.transitions, part.set, nodeOf(to, part.knowledge));
      }
    }
    return node;
  };
  const root = minimise(nodeOf(stretch, before));
  return { root, after };
}

function bareNode(
  id: number,
  { accepts, transitions }: StretchNode,
  knowledge: Knowledge,
  decision: LookaheadNode | undefined,
): ReadingNode {
  const expected = union(...transitions.map(({ set }) => set));
  const possible = possibleNext(knowledge);
  const isTotal = possible !== undefined && isSubset(possible, expected);
  const exits = accepts && (decision !== undefined || !isTotal);
  return {
    id,
    exits,
    isTotal: isTotal && !exits,
    transitions: [],
    decision,
    expected,
    splits: false,
  };
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
  const seen = decision ? knowledgeOf(decision, 0, LEAVES) : knowledge;
  if (!seen) return [{ set: taken, knowledge: undefined }];
  const parts = new Map<string, { set: CharacterSet; knowledge: Knowledge }>();
  const cuts = seen.flatMap(({ node }) => node.transitions.map(({ set }) => set));
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
  return decision ? knowledgeOf(decision, LEAVES, LEAVES) : knowledge;
}

function minimise(root: ReadingNode): ReadingNode {
  const nodes = allNodes(root);
  const decisions = new Map<LookaheadNode | undefined, number>();
  const classOf = equivalentNodes(nodes, ({ exits, isTotal, decision, expected }) => {
    decisions.set(decision, decisions.get(decision) ?? decisions.size);
    return `${exits} ${isTotal} ${decisions.get(decision)} ${expected.join()}`;
  });
  const merged = new Map<number | undefined, ReadingNode>();
  for (const node of nodes) {
    const number = classOf.get(node);
    if (!merged.has(number)) merged.set(number, { ...node, id: merged.size, transitions: [] });
  }
  for (const node of nodes) {
    const own = merged.get(classOf.get(node));
    for (const { set, to } of node.transitions) {
      const target = merged.get(classOf.get(to));
      if (own && target) addTransition(own.transitions, set, target);
    }
  }
  return merged.get(classOf.get(root)) ?? root;
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
