import type { CharacterSet } from "@callingcard/grammar/ir";
import { classes, isSubset, union } from "./character-set.ts";

/** A node of a deterministic machine. */
export interface MachineNode<Node> {
  readonly transitions: readonly { readonly set: CharacterSet; readonly to: Node }[];
}

/** Adds a transition, joined with one to the same node. */
export function addTransition<Node>(
  transitions: { set: CharacterSet; to: Node }[],
  set: CharacterSet,
  to: Node,
): void {
  const known = transitions.find((transition) => transition.to === to);
  if (known) known.set = union(known.set, set);
  else transitions.push({ set, to });
}

/** All nodes that can be reached, the first one first. */
export function allNodes<Node extends MachineNode<Node>>(root: Node): Node[] {
  const nodes = new Set([root]);
  for (const node of nodes) for (const { to } of node.transitions) nodes.add(to);
  return [...nodes];
}

/**
 * Finds the nodes that behave alike: those of the same kind whose every character leads to nodes
 * that behave alike (Moore's refinement).
 *
 * @returns For each node the number of its class.
 */
export function equivalentNodes<Node extends MachineNode<Node>>(
  nodes: readonly Node[],
  kindOf: (node: Node) => string,
): Map<Node, number> {
  const alphabet = classes(nodes.flatMap((node) => node.transitions.map(({ set }) => set)));
  const targets = new Map(
    nodes.map((node) => [
      node,
      alphabet.map((letter) => node.transitions.find(({ set }) => isSubset(letter, set))?.to),
    ]),
  );
  let classOf = numbered(nodes, kindOf);
  for (let count = -1; ;) {
    const before = classOf;
    classOf = numbered(nodes, (node) => {
      const row = targets.get(node) ?? [];
      const next = row.map((to) => (to ? before.get(to) : "-")).join(",");
      return `${before.get(node)}|${next}`;
    });
    const found = new Set(classOf.values()).size;
    if (found === count) return classOf;
    count = found;
  }
}

function numbered<Node>(nodes: readonly Node[], keyOf: (node: Node) => string): Map<Node, number> {
  const numbers = new Map<string, number>();
  return new Map(
    nodes.map((node) => {
      const name = keyOf(node);
      const number = numbers.get(name) ?? numbers.size;
      numbers.set(name, number);
      return [node, number];
    }),
  );
}

/** Tells whether a node can be reached again from its other successors, with some nodes cut out. */
export function isCyclic<Node extends MachineNode<Node>>(
  node: Node,
  cut: ReadonlySet<Node>,
): boolean {
  const seen = new Set<Node>();
  const waiting = node.transitions.map(({ to }) => to).filter((to) => to !== node);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === node) return true;
    if (seen.has(next) || cut.has(next)) continue;
    seen.add(next);
    waiting.push(...next.transitions.map(({ to }) => to));
  }
  return false;
}

/** How many nodes there are when every way is written out; more than `limit` is not counted. */
export function unrolledSize<Node extends MachineNode<Node>>(root: Node, limit: number): number {
  let count = 0;
  const open = new Set<Node>();
  const visit = (node: Node): void => {
    if (count > limit || open.has(node)) return;
    count++;
    const cyclic = isCyclic(node, open);
    if (cyclic) open.add(node);
    for (const { to } of node.transitions) if (to !== node) visit(to);
    if (cyclic) open.delete(node);
  };
  visit(root);
  return count;
}
