import { grown } from "@callingcard/grammar/arbitrary";
import type { Syntax, TreeNode } from "@callingcard/syntaxes";

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
 * again, or a part that one of its rules read, in all the ways that the rule can grow. Each way in a rule is there once, where it is
 * found first.
 *
 * @param syntax The syntax.
 */
export function shapesOfSyntax(syntax: Syntax): readonly Shape[] {
  const { example, grammars, read } = syntax;
  const found = new Map<string, Shape>();
  for (const shape of repeatedLines(example)) found.set(shape.name, shape);
  const done = new Set<string>();
  for (const node of nodesOf(read(new TextEncoder().encode(example)).tree)) {
    const part = repeatedPart(example, node);
    if (part !== undefined && !found.has(part.name)) found.set(part.name, part);
    const { grammar, rule, start, end } = node;
    const ir = grammars.find(({ file }) => file === grammar);
    if (ir === undefined || rule === undefined || done.has(`${grammar}/${rule}`)) continue;
    done.add(`${grammar}/${rule}`);
    // A grammar over events reads no characters.
    if (ir.events !== undefined || !ir.rules.some(({ name }) => name === rule)) continue;
    for (const shape of shapesOfRule(ir, rule, example.slice(0, start), example.slice(end))) {
      const key = `${grammar}: ${shape.name}`;
      if (!found.has(key)) found.set(key, shape);
    }
  }
  return [...found.values()];
}

function* repeatedLines(example: string): Generator<Shape> {
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

// A part as often as it takes, under the name of its kind: the first of each kind is enough.
function repeatedPart(example: string, { name, rule, start, end }: TreeNode): Shape | undefined {
  const body = example.slice(start, end);
  if (body === "") return undefined;
  return {
    name: `a part that is a ${name}`,
    rule: rule ?? name,
    text: (length) =>
      example.slice(0, start) +
      body.repeat(Math.max(1, Math.ceil(length / body.length))) +
      example.slice(end),
  };
}

// All nodes, outer ones before those within them.
function nodesOf(tree: readonly TreeNode[]): readonly TreeNode[] {
  const nodes = [...tree];
  for (const node of nodes) nodes.push(...node.children);
  return nodes;
}
