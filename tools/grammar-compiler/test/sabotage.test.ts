import { expect, test } from "vitest";
import type { GrammarIr } from "@callingcard/grammar/ir";
import { loadGrammar } from "../src/load-grammar.ts";
import { NESTED, SHELF_MARKS, withGrammar } from "./reference-grammar.ts";
import { changed, changesOf, lineOf } from "./sabotage-changes.ts";
import { sabotage, scoreOf } from "./sabotage-run.ts";

const TEXTS = {
  proof: { systematic: 2000, random: 400, seed: 20_261_120 },
  search: { systematic: 8000, random: 4000, seed: 1 },
};

function grammarOf(rules: string): GrammarIr {
  return withGrammar(rules, loadGrammar);
}

test.each([
  ["shelf marks", SHELF_MARKS],
  ["nested lists", NESTED],
])("the texts of a proof notice 95 of 100 changes that are not equivalent: %s", (_, rules) => {
  const result = sabotage(grammarOf(rules), 60, TEXTS);
  expect(result.tried).toBeGreaterThan(40);
  expect(result.missed.length).toBeLessThan(3);
  expect(scoreOf(result)).toBeGreaterThanOrEqual(0.95);
  expect(result.equivalent.length).toBeLessThan(result.tried / 5);
});

test("too few texts are found out", () => {
  const few = { systematic: 40, random: 0, seed: 1 };
  const result = sabotage(grammarOf(SHELF_MARKS), 60, { ...TEXTS, proof: few });
  expect(result.missed.length).toBeGreaterThan(3);
  expect(scoreOf(result)).toBeLessThan(0.95);
});

test("changes are of code and tables, not of names, messages and depth", () => {
  const script = [
    'const $class0 = $.classTable("9,0 1,3");',
    "const $sites = [",
    '  ["name", "c === 1"],',
    "];",
    "function name(a, s, i) {",
    "  let c = 0;",
    "  if (++$depth > $maxDepth) $.tooDeep(i, 0);",
    "  c = a[++i];",
    "  if (c === 58) $.fail(i, 3);",
    "  return 1;",
    "}",
  ].join("\n");
  const lines = changesOf(script).map((change) => `${change.kind} ${lineOf(script, change)}`);
  expect(lines.toSorted()).toEqual([
    "no check 9: ;",
    "no statement 8: ;",
    "no step 8: c = a[i];",
    "opposite comparison 9: if (c !== 58) $.fail(i, 3);",
    "other bound 9: if (c === 57) $.fail(i, 3);",
    "other bound 9: if (c === 59) $.fail(i, 3);",
    "other result 10: return 0;",
    "step of two 8: c = a[i += 2];",
    'turned bit 1: const $class0 = $.classTable("9,0 1,1");',
    'turned bit 1: const $class0 = $.classTable("9,0 1,2");',
    'turned bit 1: const $class0 = $.classTable("9,1 1,3");',
    'turned bit 1: const $class0 = $.classTable("9,2 1,3");',
  ]);
  for (const change of changesOf(script)) expect(changed(script, change)).not.toBe(script);
});
