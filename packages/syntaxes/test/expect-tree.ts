import { expect } from "vitest";
import type { Reading, TreeNode } from "../src/index.ts";

/** Expects that nodes lie in the text, in order and within each other, and diagnostics in the text. */
export function expectTree({ text, tree, diagnostics }: Reading): void {
  expectOrder(tree, 0, text.length);
  for (const { start, end, line, column } of diagnostics) {
    expect(start).toBeLessThanOrEqual(end);
    expect(end).toBeLessThanOrEqual(text.length);
    expect(line).toBeGreaterThan(0);
    expect(column).toBeGreaterThan(0);
  }
}

function expectOrder(nodes: readonly TreeNode[], from: number, to: number): void {
  let place = from;
  for (const node of nodes) {
    if (node.start < place || node.end < node.start || node.end > to) expect(node).toBe("in order");
    expectOrder(node.children, node.start, node.end);
    place = node.end;
  }
}
