import type { NearMiss } from "@callingcard/grammar/arbitrary";
import * as fc from "fast-check";
import type { Syntax, TreeNode } from "./syntax.ts";

/**
 * Spoils texts in one place: a character left out, doubled, swapped with the next or replaced.
 *
 * @param syntax The syntax, whose reading refuses what comes out.
 * @param right Texts that are right.
 * @returns The arbitrary.
 */
export function spoiltDocument(
  syntax: Syntax,
  right: fc.Arbitrary<string>,
): fc.Arbitrary<NearMiss> {
  const encoder = new TextEncoder();
  return fc
    .tuple(
      right.filter((text) => text !== ""),
      fc.nat(),
      fc.constantFrom(...CHANGES),
    )
    .map(([text, at, change]) => {
      const offset = at % text.length;
      const { tree } = syntax.read(encoder.encode(text));
      return { ...change(text, offset), offset, rule: ruleAt(tree, offset) };
    })
    .filter(({ text }) => !syntax.read(encoder.encode(text)).accepted);
}

type Change = (text: string, offset: number) => Pick<NearMiss, "text" | "change">;

const CHANGES: readonly Change[] = [
  (text, at) => ({
    text: text.slice(0, at) + text.slice(at + 1),
    change: `${quoted(text, at)} left out`,
  }),
  (text, at) => ({
    text: text.slice(0, at) + text.charAt(at) + text.slice(at),
    change: `${quoted(text, at)} doubled`,
  }),
  (text, at) => ({
    text: text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2),
    change: `${quoted(text, at)} behind what follows it`,
  }),
  (text, at) => ({
    text: `${text.slice(0, at)}\u0000${text.slice(at + 1)}`,
    change: `NUL in place of ${quoted(text, at)}`,
  }),
  (text, at) => ({ text: text.slice(0, at), change: `ends before ${quoted(text, at)}` }),
];

function quoted(text: string, at: number): string {
  return JSON.stringify(text.charAt(at));
}

// The innermost rule, or part, that the place is in.
function ruleAt(tree: readonly TreeNode[], offset: number): string {
  let rule = "";
  let nodes = tree;
  for (;;) {
    const node = nodes.find(({ start, end }) => start <= offset && offset < end);
    if (node === undefined) return rule;
    rule = node.rule ?? node.name;
    nodes = node.children;
  }
}
