import * as fc from "fast-check";
import { expect, test } from "vitest";
import { noise } from "@callingcard/grammar/arbitrary";
import { diagnose } from "@callingcard/grammar/diagnose";
import { grammarOf, literal, nested, shelfMarks } from "./arbitrary-grammars.ts";

const texts = fc.sample(noise(shelfMarks, "shelfmark"), { numRuns: 2000, seed: 20_261_120 });

test("some texts are sentences and some are not", () => {
  const sound = texts.filter((text) => diagnose(shelfMarks, "shelfmark", text) === undefined);
  expect(sound.length).toBeGreaterThan(50);
  expect(sound.length).toBeLessThan(1500);
});

test("characters come from the edges of the grammar and from those that make trouble", () => {
  for (const character of ["`", "{", "/", "v", "9", ":", "\0", "\r", "\ufeff"])
    expect(texts.some((text) => text.includes(character))).toBe(true);
});

test("all texts have UTF-8", () => {
  expect(texts.every((text) => text.isWellFormed())).toBe(true);
});

test("a damage can be anywhere in a text", () => {
  const offsets = texts.map((text) => diagnose(shelfMarks, "shelfmark", text)?.offset);
  for (const offset of [0, 1, 2, 3, 4, 5, 6, 7, 8]) expect(offsets).toContain(offset);
});

test("a piece of the text can come twice", () => {
  const abc = fc.sample(noise(grammarOf(literal("abcdef")), "main"), { numRuns: 1000, seed: 1 });
  expect(abc).toContain("abcdbcdef");
});

test("a recursive grammar is damaged too", () => {
  expect(fc.sample(noise(nested, "__proto__"), { numRuns: 20, seed: 1 })).toHaveLength(20);
});
