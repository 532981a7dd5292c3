import type { Reading, Syntax, TreeNode } from "../src/index.ts";

/**
 * Reads a text.
 */
export function readText(syntax: Syntax, text: string): Reading {
  return syntax.read(new TextEncoder().encode(text));
}

/**
 * Draws the nodes as `name "text"`, innermost ones and those that have a name in `shown`.
 */
export function outline({ tree, text }: Reading): string[] {
  const lines: string[] = [];
  const visit = ({ name, start, end, children }: TreeNode, depth: number): void => {
    const own = children.length > 0 ? "" : ` ${JSON.stringify(text.slice(start, end))}`;
    lines.push(`${"  ".repeat(depth)}${name}${own}`);
    for (const child of children) visit(child, depth + 1);
  };
  for (const node of tree) visit(node, 0);
  return lines;
}
