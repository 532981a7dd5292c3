import type { TreeNode } from "@callingcard/syntaxes";
import type { Shape } from "./growth-shapes.ts";
import { hasName, numbered, repeated } from "./numbered.ts";
import { type Nest, nestOf } from "./part-shapes.ts";

/** What is many in a nest: on each level, or on one of them while the depth has the rest of the length. */
const WHERE = ["on each level", "on the first level", "on the last level"] as const;

/** The length by which it is told whether our reader takes a family. */
const TOLD_LENGTH = 1000;

/**
 * The families in which a part of an example is deep and another part of it is many, for what is slow with neither alone: what looks
 * for each attribute on all levels above it, or copies all that is declared for each level.
 *
 * @param example The example of a syntax.
 * @param node The part that stands within itself.
 * @param isSentence Whether our reader takes a text. A family that it does not take is left out.
 * @yields Each of them.
 */
export function* nestedShapes(
  example: string,
  node: TreeNode,
  isSentence: (text: string) => boolean,
): Generator<Shape> {
  const nest = nestOf(example, node);
  // What has no end is no level.
  if (nest === undefined || nest.after === "") return;
  const around = [example.slice(0, node.start), example.slice(node.end)] as const;
  for (const many of manyIn(example, node, nest)) {
    for (const where of WHERE) {
      const text = (length: number): string => around.join(nested(nest, many, where, length));
      if (!isSentence(text(TOLD_LENGTH))) continue;
      yield {
        name: `a part that is a ${node.name}, within itself, with many ${many.name} ${where}`,
        rule: node.rule ?? node.name,
        text,
      };
    }
  }
}

/** A part of each level that can be there many times. */
interface Many {
  /** What it is, for people. */
  readonly name: string;
  /** Where the others stand, behind it, in what is before the next level. */
  readonly at: number;
  readonly body: string;
  readonly copies: (length: number) => string;
}

// The parts before the next level, each with other names where it has names; and the next level's own part, as its sibling.
function* manyIn(example: string, node: TreeNode, nest: Nest): Generator<Many> {
  const names = new Set<string>();
  const { inner, before, within } = nest;
  const rest = [...node.children];
  for (const part of rest) {
    if (part.end > inner.start) continue;
    rest.push(...part.children);
    const body = example.slice(part.start, part.end);
    if (body === "" || names.has(part.name)) continue;
    names.add(part.name);
    const place = { at: part.end - node.start, body };
    if (part.children.length > 0 && hasName(body)) {
      const copies = (length: number): string => numbered(body, length);
      yield { ...place, name: `${part.name} of other names`, copies };
    } else if (node.children.includes(part)) {
      yield { ...place, name: part.name, copies: (length) => repeated(body, length) };
    }
  }
  const copies = (length: number): string => repeated(within, length);
  yield { at: before.length, name: inner.name, body: within, copies };
}

function nested(
  { before, within, after }: Nest,
  { at, body, copies }: Many,
  where: (typeof WHERE)[number],
  length: number,
): string {
  const crowd = (octets: number): string => before.slice(0, at) + copies(octets) + before.slice(at);
  if (where === "on each level") {
    // As many as it is deep.
    const level = crowd(Math.sqrt(length * body.length));
    const depth = Math.max(1, Math.ceil(length / (level.length + after.length)));
    return level.repeat(depth) + within + after.repeat(depth);
  }
  const depth = Math.max(1, Math.ceil(length / 2 / (before.length + after.length)));
  const [one, others] = [crowd(length / 2), before.repeat(depth)];
  const open = where === "on the first level" ? one + others : others + one;
  return open + within + after.repeat(depth + 1);
}
