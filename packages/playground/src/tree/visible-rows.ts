import type { TreeNode } from "@callingcard/syntaxes";
import type { PlacedNode } from "./path-at.ts";

/** A row of the tree as it is shown. */
export interface TreeRow extends PlacedNode {
  /** Depth, from 1. */
  readonly level: number;
  /** Its place among its siblings, from 1. */
  readonly position: number;
  readonly siblings: number;
  readonly isExpanded: boolean;
}

/** The rows of a tree. */
export interface TreeRows {
  readonly rows: readonly TreeRow[];
  /** Whether there are more, beyond the limit. */
  readonly isCut: boolean;
}

/** Rows that are shown; a document has as many elements as it likes. */
const MAX_ROWS = 500;

/** Rows up to which a tree is opened by itself. */
const OPEN_ROWS = 40;

/**
 * Lists the rows of a tree that are in view.
 *
 * @param tree The tree.
 * @param isExpanded Tells whether the children of a node are shown, by its key.
 * @param maxRows Most rows. Default 500.
 * @returns The rows in order.
 */
export function visibleRows(
  tree: readonly TreeNode[],
  isExpanded: (key: string) => boolean,
  maxRows: number = MAX_ROWS,
): TreeRows {
  const rows: TreeRow[] = [];
  let isCut = false;
  const waiting: { nodes: readonly TreeNode[]; next: number; prefix: string }[] = [
    { nodes: tree, next: 0, prefix: "" },
  ];
  for (let last = waiting.at(-1); last !== undefined; last = waiting.at(-1)) {
    const { nodes, prefix, next } = last;
    const node = nodes[next];
    if (node === undefined) {
      waiting.pop();
      continue;
    }
    if (rows.length >= maxRows) {
      isCut = true;
      break;
    }
    last.next += 1;
    const key = `${prefix}${next}`;
    const isOpen = node.children.length > 0 && isExpanded(key);
    const position = next + 1;
    rows.push({
      node,
      key,
      level: waiting.length,
      position,
      siblings: nodes.length,
      isExpanded: isOpen,
    });
    if (isOpen) waiting.push({ nodes: node.children, next: 0, prefix: `${key}.` });
  }
  return { rows, isCut };
}

/**
 * Chooses the nodes that are open at first: level by level, as long as few rows come of it.
 *
 * @param tree The tree.
 * @param openRows Rows up to which nodes are opened. Default 40.
 * @returns The keys of the nodes.
 */
export function opened(tree: readonly TreeNode[], openRows: number = OPEN_ROWS): Set<string> {
  const keys = new Set<string>();
  let level = tree.map((node, index) => ({ node, key: String(index) }));
  let count = level.length;
  while (level.length > 0) {
    const below = level.flatMap(({ node }) => node.children).length;
    if (below === 0 || count + below > openRows) return keys;
    count += below;
    for (const { key } of level) keys.add(key);
    level = level.flatMap(({ node, key }) =>
      node.children.map((child, index) => ({ node: child, key: `${key}.${index}` })),
    );
  }
  return keys;
}
