import type { TreeNode } from "@callingcard/syntaxes";
import type { Shape } from "./growth-shapes.ts";

/**
 * The families in which a line of an example is there again and again.
 *
 * @param example The example of a syntax.
 * @yields Each of them.
 */
export function* lineShapes(example: string): Generator<Shape> {
  const lines = example.match(/[^\n]*\n/g) ?? [];
  for (const [index, line] of lines.entries()) {
    const [before, after] = [lines.slice(0, index).join(""), lines.slice(index).join("")];
    yield {
      name: `the line ${JSON.stringify(line)}`,
      rule: "line",
      text: (length) => before + line.repeat(Math.ceil(length / line.length)) + after,
    };
  }
}

/**
 * The families in which a part of an example grows, under the name of its kind, as the first of each kind is enough: as often as it
 * takes; the same with other names, for what compares names with each other; and within itself.
 *
 * @param example The example of a syntax.
 * @param node The part.
 * @yields Each of them.
 */
export function* partShapes(example: string, node: TreeNode): Generator<Shape> {
  const body = example.slice(node.start, node.end);
  if (body === "") return;
  const shape = (how: string, grow: (length: number) => string): Shape => ({
    name: `a part that is a ${node.name}${how}`,
    rule: node.rule ?? node.name,
    text: (length) => example.slice(0, node.start) + grow(length) + example.slice(node.end),
  });
  yield shape("", (length) => body.repeat(Math.max(1, Math.ceil(length / body.length))));
  if (node.children.length > 0 && NAME.test(body)) {
    yield shape(", with other names", (length) => numbered(body, length));
  }
  const inner = node.children.find((child) => mayStandFor(node, child));
  if (inner === undefined) return;
  const [start, end] = [inner.start - node.start, inner.end - node.start];
  const [before, within, after] = [body.slice(0, start), body.slice(start, end), body.slice(end)];
  yield shape(", within itself", (length) => {
    const depth = Math.max(1, Math.ceil(length / (body.length - within.length)));
    return before.repeat(depth) + within + after.repeat(depth);
  });
}

// The first name in a text, with its prefix.
const NAME = /[A-Za-z][\w.-]*(?::[A-Za-z][\w.-]*)?/;

function numbered(body: string, length: number): string {
  const end = body.search(NAME) + (NAME.exec(body)?.[0].length ?? 0);
  const [before, after] = [body.slice(0, end), body.slice(end)];
  const copies = [];
  for (let size = 0; size < length; size += copies.at(-1)?.length ?? length) {
    copies.push(`${before}${copies.length}${after}`);
  }
  return copies.join("");
}

// A part of the same kind, or one that no rule read either: an element in an element, a message in a message.
function mayStandFor(outer: TreeNode, inner: TreeNode): boolean {
  if (inner.end - inner.start === outer.end - outer.start) return false;
  return inner.name === outer.name || (inner.rule === undefined && outer.rule === undefined);
}
