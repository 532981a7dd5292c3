import { grown } from "@callingcard/grammar/arbitrary";
import type { Syntax, TreeNode } from "@callingcard/syntaxes";
import { type Growing, shapesOfGrowing } from "./growing.ts";
import { nestedShapes } from "./nested-shapes.ts";
import { growingLines, growingParts } from "./part-shapes.ts";

/** A family of texts that grow in one place. */
export interface Shape {
  /** What grows, for people. */
  readonly name: string;
  readonly rule: string;
  /**
   * Writes a text of the family.
   *
   * @param length About how many code units it has.
   */
  readonly text: (length: number) => string;
}

/**
 * The families of texts of one rule.
 *
 * @param ir The grammar.
 * @param rule The rule.
 * @param before What stands before each text.
 * @param after What stands behind it.
 */
export function shapesOfRule(
  ir: Parameters<typeof grown>[0],
  rule: string,
  before: string = "",
  after: string = "",
): readonly Shape[] {
  return grown(ir, rule).map((shape) => ({
    name: [
      `${shape.kind} of ${JSON.stringify(shape.body)} in ${shape.rule}`,
      ...(shape.late ? ["wrong at its end"] : []),
    ].join(", "),
    rule: shape.rule,
    text: (length) => before + shape.text(length) + after,
  }));
}

/**
 * The families of texts of a syntax: its example, in which one part grows: a line or a part that is there again and
 * again, each time the same or each time with another name, a part that is there within itself, alone or with many of its parts, or a
 * part that one of its rules read, in all the ways that the rule can grow; and the near misses of these, wrong behind what has grown.
 * Each way in a rule is there once, where it is found first.
 *
 * @param syntax The syntax.
 */
export function shapesOfSyntax({ example, grammars, read }: Syntax): readonly Shape[] {
  const found = new Map<string, Shape>();
  const keep = (shapes: Iterable<Shape>, prefix = ""): void => {
    for (const shape of shapes) {
      const key = prefix + shape.name;
      if (!found.has(key)) found.set(key, shape);
    }
  };
  const isSentence = (text: string): boolean => read(new TextEncoder().encode(text)).accepted;
  const grown = (places: Iterable<Growing>): void => {
    for (const place of places) {
      if (!found.has(place.name)) keep(shapesOfGrowing(place, isSentence));
    }
  };
  grown(growingLines(example));
  const done = new Set<string>();
  for (const node of nodesOf(read(new TextEncoder().encode(example)).tree)) {
    grown(growingParts(example, node));
    keep(nestedShapes(example, node, isSentence));
    const { grammar, rule, start, end } = node;
    const ir = grammars.find(({ file }) => file === grammar);
    if (ir === undefined || rule === undefined || done.has(`${grammar}/${rule}`)) continue;
    done.add(`${grammar}/${rule}`);
    // A grammar over events reads no characters.
    if (ir.events !== undefined || !ir.rules.some(({ name }) => name === rule)) continue;
    keep(shapesOfRule(ir, rule, example.slice(0, start), example.slice(end)), `${grammar}: `);
  }
  return [...found.values()];
}

// All nodes, outer ones before those within them.
function nodesOf(tree: readonly TreeNode[]): readonly TreeNode[] {
  const nodes = [...tree];
  for (const node of nodes) nodes.push(...node.children);
  return nodes;
}
