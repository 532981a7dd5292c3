import * as fc from "fast-check";
import { expect, test } from "vitest";
import { nearMisses, noise } from "@callingcard/grammar/arbitrary";
import { diagnose, type Diagnosis } from "@callingcard/grammar/diagnose";
import type { Expression, GrammarIr } from "@callingcard/grammar/ir";
import { has } from "../src/character-set.ts";
import { loadGrammar } from "../src/load-grammar.ts";
import { type Reference, reference } from "../src/reference.ts";
import { NESTED, SHELF_MARKS, withGrammar } from "./reference-grammar.ts";

/** Code units on both sides of every edge of every class: one of each kind that the grammar knows. */
function representatives(ir: GrammarIr): Set<number> {
  const found = new Set<number>();
  const add = (unit: number) => {
    if (unit >= 0 && unit <= 0xffff) found.add(unit);
  };
  const visit = (expression: Expression): void => {
    if (expression.kind === "set")
      for (const edge of expression.set.flat()) for (const by of [-1, 0, 1]) add(edge + by);
    if (expression.kind === "literal")
      for (const character of expression.text) add(character.charCodeAt(0));
    if (expression.kind === "repeat") visit(expression.of);
    if (expression.kind === "choice")
      for (const { items } of expression.alternatives) for (const item of items) visit(item);
  };
  for (const { body } of ir.rules) visit(body);
  return found;
}

function expectedByNearley(
  parser: Reference,
  rule: string,
  prefix: string,
  units: ReadonlySet<number>,
): number[] {
  return [...units].filter((unit) => {
    const result = parser.parse(prefix + String.fromCharCode(unit), rule);
    return result.ok || result.offset > prefix.length;
  });
}

test.each([
  ["shelf marks", SHELF_MARKS, "shelfmark"],
  ["nested lists", NESTED, "tree"],
  [
    "options one after the other",
    'main -> "a":? ("b" "c"):* "ab":? v "!" {% text %}\nv -> "d":*\n',
    "main",
  ],
])("the expected characters are those that nearley takes: %s", (_, rules, rule) => {
  withGrammar(rules, (file) => {
    const ir = loadGrammar(file);
    const parser = reference(file);
    const units = representatives(ir);
    const misses = nearMisses(ir, rule).map(({ text }) => text);
    const texts = fc.sample(fc.oneof(misses, noise(ir, rule)), {
      numRuns: 300,
      seed: 11,
    });
    const wrong = texts
      .map((text) => [text, diagnose(ir, rule, text)] as const)
      .filter((pair): pair is readonly [string, Diagnosis] => pair[1] !== undefined);
    expect(wrong.length).toBeGreaterThan(50);
    for (const [text, { offset, characters, canEnd }] of wrong) {
      expect(parser.parse(text, rule)).toEqual({ ok: false, offset });
      const prefix = text.slice(0, offset);
      expect([...units].filter((unit) => has(characters, unit))).toEqual(
        expectedByNearley(parser, rule, prefix, units),
      );
      expect(parser.parse(prefix, rule).ok).toBe(canEnd);
    }
  });
});
