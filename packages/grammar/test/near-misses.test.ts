import * as fc from "fast-check";
import { expect, test } from "vitest";
import { nearMisses } from "@callingcard/grammar/arbitrary";
import type { Expression } from "@callingcard/grammar/ir";
import { diagnose } from "@callingcard/grammar/diagnose";
import {
  character,
  grammarOf,
  literal,
  nested,
  option,
  repeat,
  sequence,
  set,
  shelfMarks,
} from "./arbitrary-grammars.ts";

const SAMPLE = { numRuns: 1000, seed: 20_261_120 };

function allOf(...items: readonly Expression[]): string[] {
  const texts = fc.sample(nearMisses(grammarOf(...items), "main"), SAMPLE);
  return [...new Set(texts)].toSorted();
}

test("a class is left, left out or doubled", () => {
  expect(allOf(set("b", "b"))).toEqual(["", "a", "bb", "c"]);
});

test("a fixed text loses, doubles, swaps or changes one character", () => {
  expect(allOf(literal("ab"))).toEqual(
    ["", "a", "aab", "ac", "abb", "aB", "Ab", "b", "ba", "bb"].toSorted(),
  );
});

test("items are left out, doubled and swapped", () => {
  const texts = allOf(character("1"), character("+"));
  expect(texts).toEqual(expect.arrayContaining(["+", "1", "11+", "1++", "+1"]));
});

test("an option comes twice and a repetition that needs one comes not at all", () => {
  expect(allOf(option(character("x")))).toContain("xx");
  expect(allOf(repeat(1, character("x")))).toContain("");
});

test("a repetition keeps sound elements around the spoilt one", () => {
  const texts = allOf(repeat(0, sequence([character("x"), character(";")])));
  expect(texts.some((text) => /^(x;)+y;(x;)+$/.test(text))).toBe(true);
});

test("half of the texts or more are outside the language, every offset among them", () => {
  const texts = fc.sample(nearMisses(nested, "__proto__"), SAMPLE);
  const offsets = texts
    .map((text) => diagnose(nested, "__proto__", text)?.offset)
    .filter((offset) => offset !== undefined);
  expect(offsets.length).toBeGreaterThan(SAMPLE.numRuns / 2);
  for (const offset of [0, 1, 2, 3, 4, 5]) expect(offsets).toContain(offset);
});

test("texts have UTF-8 unless halves of surrogate pairs are asked for", () => {
  const texts = fc.sample(nearMisses(shelfMarks, "shelfmark"), SAMPLE);
  expect(texts.every((text) => text.isWellFormed())).toBe(true);
  const odd = nearMisses(grammarOf(set("\ud83d", "\ud83d"), set("\ude00", "\ude4f")), "main", {
    loneSurrogates: true,
  });
  expect(fc.sample(odd, SAMPLE).some((text) => !text.isWellFormed())).toBe(true);
});

test("the deepest level is spoilt too, and none below it", () => {
  const texts = fc.sample(nearMisses(nested, "__proto__", { maxDepth: 1 }), SAMPLE);
  expect(texts).toContain("[y]");
  expect(texts).toContain("[xx]");
  expect(texts.some((text) => text.startsWith("[[[["))).toBe(false);
});

test("a grammar of the empty text has nothing to spoil", () => {
  expect(allOf()).toEqual([""]);
});

test("shrinks to a short text around the spoilt place", () => {
  const property = fc.property(
    nearMisses(shelfMarks, "shelfmark"),
    (text) => diagnose(shelfMarks, "shelfmark", text) === undefined,
  );
  const { counterexample } = fc.check(property, { seed: 7 });
  expect(counterexample?.[0].length).toBeLessThan(9);
});
