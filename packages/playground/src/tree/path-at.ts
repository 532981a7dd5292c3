import type { TreeNode } from "@callingcard/syntaxes";

/** A node, and where it is: the places among their siblings of the nodes around it, and its own. */
export interface PlacedNode {
  readonly node: TreeNode;
  /** Places from the root, such as `0.3.1`; the same node has the same key as long as the tree has the same form. */
  readonly key: string;
}

/**
 * Finds the nodes around a place of a text.
 *
 * @param tree Nodes in the order of the text, that do not overlap.
 * @param offset The place, in UTF-16 code units: that of the character behind it.
 * @returns The nodes, outermost first; none outside all of them. Where no node has that character, the ones that
 *   end there.
 */
export function pathAt(tree: readonly TreeNode[], offset: number): readonly PlacedNode[] {
  const path: PlacedNode[] = [];
  let nodes = tree;
  for (;;) {
    const index = indexAt(nodes, offset);
    const node = nodes[index];
    if (node === undefined) return path;
    const outer = path.at(-1);
    path.push({ node, key: outer === undefined ? String(index) : `${outer.key}.${index}` });
    nodes = node.children;
  }
}

/**
 * Finds the nodes from the root to the one with a key.
 *
 * @param tree The tree.
 * @param key The key.
 * @returns The nodes, outermost first; as many of them as there are.
 */
export function pathOf(tree: readonly TreeNode[], key: string): readonly PlacedNode[] {
  const path: PlacedNode[] = [];
  let nodes = tree;
  for (const part of key.split(".")) {
    const node = nodes[Number(part)];
    if (node === undefined) break;
    const outer = path.at(-1);
    path.push({ node, key: outer === undefined ? part : `${outer.key}.${part}` });
    nodes = node.children;
  }
  return path;
}

// The child that has the character, else the last one that ends there; -1 for none.
function indexAt(nodes: readonly TreeNode[], offset: number): number {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  for (let index = low - 1; index >= 0; index -= 1) {
    const node = nodes[index];
    if (node === undefined || node.end < offset) return -1;
    if (node.end > offset) return index;
    // Ends here: a node of its own length, or the end of the text before.
    const before = nodes[index - 1];
    if (before === undefined || before.end <= offset) return index;
  }
  return -1;
}
