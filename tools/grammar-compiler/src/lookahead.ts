import type { CharacterSet } from "@callingcard/grammar/ir";
import { configurationsKey, takenSet, type Automaton, type Configuration } from "./automaton.ts";
import { classes, END, has, only, sample } from "./character-set.ts";
import { addTransition, allNodes, equivalentNodes } from "./machine.ts";

/** A node of the automaton that decides between alternatives. */
export interface LookaheadNode {
  readonly transitions: { set: CharacterSet; to: LookaheadNode }[];

  /** The alternative that is certain here; undefined when more must be read. */
  readonly decided: number | undefined;

  /**
   * The alternative that a character without a transition decides for. It fails there, unless the
   * text may end before: then that is the alternative, for a sentence with other text behind it.
   */
  readonly fallback: number;

  /** Set in the view of a back end only. */
  readonly splits: boolean;
}

/** Two alternatives that no further character can tell apart. */
export class Ambiguity extends Error {
  /** The characters after the start of the decision. */
  readonly path: string;
  readonly alternatives: readonly number[];

  /** Where both alternatives have come to; undefined is the end of the text. */
  readonly place: Configuration | undefined;

  constructor(path: string, alternatives: readonly number[], place: Configuration | undefined) {
    super("ambiguous");
    this.path = path;
    this.alternatives = alternatives;
    this.place = place;
  }
}

/** A decision needs more nodes than the limit. */
export class LookaheadTooLarge extends Error {}

/**
 * Makes the automaton that tells alternatives apart by the characters ahead, as many as it takes.
 *
 * @param starts For each alternative the places where it starts.
 * @param limit Most nodes before minimising.
 * @throws Ambiguity
 * @throws LookaheadTooLarge
 */
export function lookahead(
  automaton: Automaton,
  starts: readonly (readonly Configuration[])[],
  limit: number,
): LookaheadNode {
  const nodes = new Map<string, LookaheadNode>();
  const decidedNodes = new Map<number, LookaheadNode>();
  const decidedNode = (decided: number): LookaheadNode => {
    const known = decidedNodes.get(decided);
    if (known) return known;
    const node = { transitions: [], decided, fallback: decided, splits: false };
    decidedNodes.set(decided, node);
    return node;
  };
  const nodeOf = (from: readonly Configuration[], path: string): LookaheadNode => {
    const places = automaton.closure(from);
    const alternatives = alternativesOf(places);
    const [first = 0, second] = alternatives;
    if (second === undefined) return decidedNode(first);
    refuseAmbiguity(places, path);
    const name = configurationsKey(places);
    const known = nodes.get(name);
    if (known) return known;
    if (nodes.size === limit) throw new LookaheadTooLarge();
    const atEnd = alternativeAtEnd(places, path);
    const fallback = atEnd ?? first;
    const node: LookaheadNode = { transitions: [], decided: undefined, fallback, splits: false };
    nodes.set(name, node);
    for (const set of classes(places.map(takenSet))) {
      const isEnd = atEnd !== undefined && has(set, END);
      const to = isEnd
        ? decidedNode(atEnd)
        : nodeOf(automaton.step(places, set), path + String.fromCharCode(sample(set)));
      addTransition(node.transitions, set, to);
    }
    return node;
  };
  const numbered = starts.flatMap((places, alternative) =>
    places.map((place) => ({ ...place, alternative })),
  );
  return minimise(nodeOf(numbered, ""));
}

function alternativesOf(places: readonly Configuration[]): number[] {
  return [...new Set(places.map(({ alternative }) => alternative))].toSorted((a, b) => a - b);
}

/** The same place under two alternatives: whatever follows, it follows both. */
function refuseAmbiguity(places: readonly Configuration[], path: string): void {
  const seen = new Map<string, Configuration>();
  for (const place of places) {
    const name = `${place.state.id}.${place.calls}`;
    const other = seen.get(name);
    seen.set(name, place);
    if (!other || other.alternative === place.alternative) continue;
    if (place.state.kind === "text-end") continue;
    throw new Ambiguity(path, alternativesOf([other, place]), place);
  }
}

/** The alternative with which the text may end here. */
function alternativeAtEnd(places: readonly Configuration[], path: string): number | undefined {
  const ended = alternativesOf(places.filter(({ state }) => state.kind === "text-end"));
  const [first, second] = ended;
  if (second !== undefined) throw new Ambiguity(path, ended, undefined);
  return first;
}

function minimise(root: LookaheadNode): LookaheadNode {
  const nodes = allNodes(root);
  const classOf = equivalentNodes(nodes, ({ decided, fallback }) => `${decided} ${fallback}`);
  const merged = new Map<number | undefined, LookaheadNode>();
  for (const node of nodes) {
    merged.set(classOf.get(node), { ...node, transitions: [] });
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

/** The set of the end of the text alone. */
export const END_SET: CharacterSet = only(END);

/** The alternative of a choice that needs no test: the one with which the text may end, or the last. */
export function defaultAlternative(root: LookaheadNode, count: number): number {
  const end = root.transitions.find(({ set }) => has(set, END));
  return end?.to.decided ?? count - 1;
}
