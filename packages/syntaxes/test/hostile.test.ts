import { describe, expect, test } from "vitest";
import { syntaxes, type TreeNode } from "../src/index.ts";

const SIZE = 6_000;

function times(piece: string): Uint8Array {
  return new TextEncoder().encode(piece.repeat(SIZE / piece.length));
}

const TEXTS = [
  ["elements within elements", times("<a>")],
  ["arrays within arrays", times("[")],
  ["short lines", times("a\r\n")],
  ["one long line", times("a")],
  ["octets that are not UTF-8", new Uint8Array(SIZE).fill(0xff)],
  ["NUL", new Uint8Array(SIZE)],
  [
    "UTF-16 behind its byte order mark",
    Uint8Array.from([0xff, 0xfe, ...Array.from(times("<\0a\0>\0"))]),
  ],
  ["astral characters", times("\u{1f600}")],
] as const;

// With a stack of its own: trees may be deep.
function countNodes(tree: readonly TreeNode[]): number {
  const waiting = [...tree];
  let count = 0;
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    count += 1;
    waiting.push(...node.children);
  }
  return count;
}

describe.each(TEXTS)("%s", (_, octets) => {
  test.each(syntaxes)("are read as $name within its limits", ({ read }) => {
    const { diagnostics, tree, text } = read(octets);
    expect(diagnostics.length).toBeLessThanOrEqual(1_001);
    expect(countNodes(tree)).toBeLessThanOrEqual(100_000);
    for (const { start, end, message } of diagnostics) {
      expect(start).toBeLessThanOrEqual(end);
      expect(end).toBeLessThanOrEqual(text.length);
      expect(message.length).toBeLessThan(1_000);
    }
  });
});
