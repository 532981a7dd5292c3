import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import * as sets from "../src/character-set.ts";

const unit = fc.integer({ min: 0, max: 40 });
const set = fc
  .array(fc.tuple(unit, unit))
  .map((pairs) => sets.normalise(pairs.map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)));

test.prop([set, set, unit])("union, intersection and difference are those of sets", (a, b, at) => {
  const inA = sets.has(a, at);
  const inB = sets.has(b, at);
  expect(sets.has(sets.union(a, b), at)).toBe(inA || inB);
  expect(sets.has(sets.intersection(a, b), at)).toBe(inA && inB);
  expect(sets.has(sets.difference(a, b), at)).toBe(inA && !inB);
  expect(sets.has(sets.complement(a), at)).toBe(!inA);
});

test.prop([set])("a set that is normal has gaps between its ranges", (a) => {
  for (const [index, [low, high]] of a.entries()) {
    expect(low).toBeLessThanOrEqual(high);
    expect(low).toBeGreaterThan((a[index - 1]?.[1] ?? -2) + 1);
  }
});

test.prop([fc.array(set, { maxLength: 5 })])("classes are disjoint and cut by no set", (all) => {
  const classes = sets.classes(all);
  for (const one of classes) {
    for (const whole of all) {
      const common = sets.intersection(one, whole);
      expect(common.length === 0 || sets.isSubset(one, whole)).toBe(true);
    }
  }
  const sum = classes.reduce((total, one) => total + sets.size(one), 0);
  expect(sum).toBe(sets.size(sets.union(...all)));
});

test.prop([set.filter((a) => a.length > 0)])("a sample is a member", (a) => {
  expect(sets.has(a, sets.sample(a))).toBe(true);
});

test("a character class takes what nearley's test takes", () => {
  expect(sets.fromRegExp(/[a-c\u00e9]/)).toEqual([
    [97, 99],
    [233, 233],
  ]);
  expect(sets.has(sets.fromRegExp(/./), 10)).toBe(false);
});
