import type { TreeNode } from "@callingcard/syntaxes";
import type { Growing } from "./growing.ts";
import { hasName, numbered, repeated } from "./numbered.ts";

/**
 * The places in which a line of an example is there again and again.
 *
 * @param example The example of a syntax.
 * @yields Each of them.
 */
export function* growingLines(example: string): Generator<Growing> {
  const lines = example.match(/[^\n]*\n/g) ?? [];
  for (const [index, line] of lines.entries()) {
    yield {
      name: `the line ${JSON.stringify(line)}`,
      rule: "line",
      before: lines.slice(0, index).join(""),
      after: lines.slice(index).join(""),
      grow: (length) => repeated(line, length),
    };
  }
}

/**
 * The places in which a part of an example grows, under the name of its kind, as the first of each kind is enough: as often as it
 * takes; the same with other names, for what compares names with each other; and within itself.
 *
 * @param example The example of a syntax.
 * @param node The part.
 * @yields Each of them.
 */
export function* growingParts(example: string, node: TreeNode): Generator<Growing> {
  const body = example.slice(node.start, node.end);
  if (body === "") return;
  const place = {
    rule: node.rule ?? node.name,
    before: example.slice(0, node.start),
    after: example.slice(node.end),
  };
  const name = `a part that is a ${node.name}`;
  yield { ...place, name, grow: (length) => repeated(body, length) };
  if (node.children.length > 0 && hasName(body)) {
    yield { ...place, name: `${name}, with other names`, grow: (length) => numbered(body, length) };
  }
  const nest = nestOf(example, node);
  if (nest === undefined) return;
  const { before, within, after } = nest;
  const depth = (length: number): number =>
    Math.max(1, Math.ceil(length / (before.length + after.length)));
  yield {
    ...place,
    name: `${name}, within itself`,
    grow: (length) => before.repeat(depth(length)) + within + after.repeat(depth(length)),
    open: (length) => before.repeat(depth(length)),
  };
}

/** A part of an example that can stand within itself. */
export interface Nest {
  /** The part within it that it can stand for. */
  readonly inner: TreeNode;
  /** What is before that, what it is, and what is behind it, up to the ends of the outer part. */
  readonly before: string;
  readonly within: string;
  readonly after: string;
}

/**
 * Tells how a part of an example can stand within itself.
 *
 * @param example The example.
 * @param node The part.
 * @returns `undefined` where it cannot.
 */
export function nestOf(example: string, node: TreeNode): Nest | undefined {
  const inner = node.children.find((child) => mayStandFor(node, child));
  if (inner === undefined) return undefined;
  return {
    inner,
    before: example.slice(node.start, inner.start),
    within: example.slice(inner.start, inner.end),
    after: example.slice(inner.end, node.end),
  };
}

// A part of the same kind, or one that no rule read either: an element in an element, a message in a message.
function mayStandFor(outer: TreeNode, inner: TreeNode): boolean {
  if (inner.end - inner.start === outer.end - outer.start) return false;
  return inner.name === outer.name || (inner.rule === undefined && outer.rule === undefined);
}
