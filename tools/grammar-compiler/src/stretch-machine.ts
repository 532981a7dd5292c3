import type { CharacterSet } from "@callingcard/grammar/ir";
import {
  configurationsKey,
  takenSet,
  type Automaton,
  type Configuration,
  type StretchStates,
} from "./automaton.ts";
import { classes, union } from "./character-set.ts";
import { addTransition, allNodes, equivalentNodes } from "./machine.ts";

/** A node of the minimal automaton of a stretch. */
export interface StretchNode {
  readonly id: number;

  /** The stretch may end here. */
  readonly accepts: boolean;
  readonly transitions: { set: CharacterSet; to: StretchNode }[];

  /** The places of the grammar that the node stands for, without the end of the stretch. */
  readonly places: readonly Configuration[];
}

/** A stretch has more nodes than the limit. */
export class StretchTooLarge extends Error {}

/**
 * Makes the minimal deterministic automaton of a stretch.
 *
 * @param limit Most nodes before minimising.
 * @throws StretchTooLarge
 */
export function stretchMachine(
  automaton: Automaton,
  { start, exit }: StretchStates,
  limit: number,
): StretchNode {
  const nodes = new Map<string, StretchNode>();
  const nodeOf = (from: readonly Configuration[]): StretchNode => {
    const places = automaton.closure(from, exit);
    const name = configurationsKey(places);
    const known = nodes.get(name);
    if (known) return known;
    if (nodes.size === limit) throw new StretchTooLarge();
    const inside = places.filter(({ state }) => state !== exit);
    const accepts = inside.length < places.length;
    const node: StretchNode = { id: nodes.size, accepts, transitions: [], places: inside };
    nodes.set(name, node);
    for (const set of classes(inside.map(takenSet))) {
      addTransition(node.transitions, set, nodeOf(automaton.step(inside, set)));
    }
    return node;
  };
  return minimise(nodeOf([{ state: start, calls: 0, alternative: 0 }]));
}

function minimise(root: StretchNode): StretchNode {
  const nodes = allNodes(root);
  const classOf = equivalentNodes(nodes, ({ accepts }) => String(accepts));
  const merged = new Map<number | undefined, StretchNode>();
  for (const node of nodes) {
    const number = classOf.get(node);
    const before = merged.get(number);
    const places = [...(before?.places ?? []), ...node.places];
    const transitions = before?.transitions ?? [];
    const id = before?.id ?? merged.size;
    merged.set(number, { id, accepts: node.accepts, transitions, places });
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

/** The characters with which a stretch can go on where it could also end. */
export function acceptedNext(root: StretchNode): CharacterSet {
  const accepting = allNodes(root).filter(({ accepts }) => accepts);
  return union(...accepting.flatMap(({ transitions }) => transitions.map(({ set }) => set)));
}
