import { fc, test as propertyTest } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { nearMisses, sentences } from "@callingcard/grammar/arbitrary";
import { diagnose } from "@callingcard/grammar/diagnose";
import {
  character,
  doubling,
  grammarOf,
  nested,
  reference,
  repeat,
  sequence,
  set,
  shelfMarks,
} from "./arbitrary-grammars.ts";

const SAMPLE = { numRuns: 2000, seed: 20_261_120 };

propertyTest.prop([sentences(shelfMarks, "shelfmark"), sentences(nested, "__proto__")])(
  "every text is a sentence",
  (shelfMark, list) => {
    expect(diagnose(shelfMarks, "shelfmark", shelfMark)).toBeUndefined();
    expect(diagnose(nested, "__proto__", list)).toBeUndefined();
  },
);

test("a seed gives the same texts each time", () => {
  const first = fc.sample(sentences(shelfMarks, "shelfmark"), SAMPLE);
  expect(fc.sample(sentences(shelfMarks, "shelfmark"), SAMPLE)).toEqual(first);
});

test("shrinks to the shortest sentence", () => {
  for (const [ir, rule, shortest] of [
    [shelfMarks, "shelfmark", "a"],
    [shelfMarks, "volume", "00"],
    [nested, "__proto__", "x"],
    [doubling, "tree", "o"],
  ] as const) {
    const { counterexample } = fc.check(
      fc.property(sentences(ir, rule), () => false),
      { seed: 1 },
    );
    expect(counterexample).toEqual([shortest]);
  }
});

test("shrinks to the shortest sentence that still fails", () => {
  const property = fc.property(sentences(nested, "__proto__"), (text) => !text.includes(","));
  expect(fc.check(property, { numRuns: 1000, seed: 1 }).counterexample).toEqual(["[x,x]"]);
});

test("a text is not nested deeper than asked", () => {
  const depthOf = (text: string) => text.match(/^\[*/)?.[0].length ?? 0;
  const texts = fc.sample(sentences(nested, "__proto__", { maxDepth: 2 }), SAMPLE);
  expect(Math.max(...texts.map(depthOf))).toBe(2);
});

test("texts of a rule that doubles itself stay small", () => {
  const texts = fc.sample(sentences(doubling, "tree", { maxDepth: 3 }), SAMPLE);
  expect(Math.max(...texts.map(({ length }) => length))).toBeLessThanOrEqual(29);
});

test("recursion through a repetition that may be empty comes to an end", () => {
  const ir = grammarOf(
    character("("),
    repeat(0, sequence([reference("main"), character(";")])),
    character(")"),
  );
  const texts = fc.sample(sentences(ir, "main", { maxDepth: 2 }), SAMPLE);
  expect(texts).toContain("()");
  expect(texts.some((text) => text.startsWith("((()"))).toBe(true);
  expect(texts.some((text) => text.startsWith("(((("))).toBe(false);
  const misses = fc.sample(nearMisses(ir, "main", { maxDepth: 2 }), SAMPLE);
  expect(misses.some(({ text }) => text.startsWith("(()"))).toBe(true);
});

test("a repetition goes from its minimum to the maximum asked for", () => {
  const ir = grammarOf(repeat(1, set("a", "z")));
  const lengths = fc.sample(sentences(ir, "main", { maxRepeat: 3 }), SAMPLE).map((t) => t.length);
  expect(new Set(lengths)).toEqual(new Set([1, 2, 3, 4]));
});

test("the edges of a class come often", () => {
  const ir = grammarOf(set("!", "\uffff"));
  const texts = fc.sample(sentences(ir, "main"), SAMPLE);
  for (const edge of ["!", "\uffff"])
    expect(texts.filter((text) => text === edge).length).toBeGreaterThan(50);
});

test("halves of surrogate pairs come only when asked for, pairs come in any case", () => {
  const ir = grammarOf(repeat(0, set("\u0080", "\uffff")));
  const wellFormed = fc.sample(sentences(ir, "main"), SAMPLE);
  expect(wellFormed.every((text) => text.isWellFormed())).toBe(true);
  expect(wellFormed.some((text) => /[\ud800-\udbff]/.test(text))).toBe(true);
  const any = fc.sample(sentences(ir, "main", { loneSurrogates: true }), SAMPLE);
  expect(any.some((text) => !text.isWellFormed())).toBe(true);
});

test("a class of surrogates alone is still written", () => {
  const ir = grammarOf(set("\ud83d", "\ud83d"), set("\ude00", "\ude4f"));
  const texts = fc.sample(sentences(ir, "main"), SAMPLE);
  expect(texts.every((text) => /^[\u{1f600}-\u{1f64f}]$/u.test(text))).toBe(true);
});

test("an unknown rule is refused by its name", () => {
  expect(() => sentences(shelfMarks, "shelf")).toThrow(
    new RangeError("shelf-mark.ne has no rule shelf"),
  );
});
