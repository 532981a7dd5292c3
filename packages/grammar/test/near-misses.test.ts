import * as fc from "fast-check";
import { test as propertyTest } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { nearMisses, type NearMissOptions } from "@callingcard/grammar/arbitrary";
import type { Expression, GrammarIr } from "@callingcard/grammar/ir";
import { diagnose } from "@callingcard/grammar/diagnose";
import {
  character,
  grammarOf,
  literal,
  nested,
  option,
  reference,
  repeat,
  rule,
  sequence,
  set,
  shelfMarks,
} from "./arbitrary-grammars.ts";

const SAMPLE = { numRuns: 1000, seed: 20_261_120 };

function texts(ir: GrammarIr, rule: string, options?: NearMissOptions): fc.Arbitrary<string> {
  return nearMisses(ir, rule, options).map(({ text }) => text);
}

function allOf(...items: readonly Expression[]): string[] {
  return [...new Set(fc.sample(texts(grammarOf(...items), "main"), SAMPLE))].toSorted();
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
  const all = allOf(character("1"), character("+"));
  expect(all).toEqual(expect.arrayContaining(["+", "1", "11+", "1++", "+1"]));
});

test("an option comes twice and a repetition that needs one comes not at all", () => {
  expect(allOf(option(character("x")))).toContain("xx");
  expect(allOf(repeat(1, character("x")))).toContain("");
});

test("a repetition keeps sound elements around the spoilt one", () => {
  const all = allOf(repeat(0, sequence([character("x"), character(";")])));
  expect(all.some((text) => /^(x;)+y;(x;)+$/.test(text))).toBe(true);
});

test("half of the texts or more are outside the language, every offset among them", () => {
  const all = fc.sample(texts(nested, "__proto__"), SAMPLE);
  const offsets = all
    .map((text) => diagnose(nested, "__proto__", text)?.offset)
    .filter((offset) => offset !== undefined);
  expect(offsets.length).toBeGreaterThan(SAMPLE.numRuns / 2);
  for (const offset of [0, 1, 2, 3, 4, 5]) expect(offsets).toContain(offset);
});

test("texts have UTF-8 unless halves of surrogate pairs are asked for", () => {
  const all = fc.sample(texts(shelfMarks, "shelfmark"), SAMPLE);
  expect(all.every((text) => text.isWellFormed())).toBe(true);
  const odd = texts(grammarOf(set("\ud83d", "\ud83d"), set("\ude00", "\ude4f")), "main", {
    loneSurrogates: true,
  });
  expect(fc.sample(odd, SAMPLE).some((text) => !text.isWellFormed())).toBe(true);
});

test("the deepest level is spoilt too, and none below it", () => {
  const all = fc.sample(texts(nested, "__proto__", { maxDepth: 1 }), SAMPLE);
  expect(all.some((text) => /^\[(?:x,)*[^x[\],](?:,x)*\]$/.test(text))).toBe(true);
  expect(all).toContain("[xx]");
  expect(all.some((text) => text.startsWith("[[[["))).toBe(false);
});

test("a grammar of the empty text has nothing to spoil", () => {
  expect(allOf()).toEqual([""]);
});

test("shrinks to a short text around the spoilt place", () => {
  const property = fc.property(
    texts(shelfMarks, "shelfmark"),
    (text) => diagnose(shelfMarks, "shelfmark", text) === undefined,
  );
  const { counterexample } = fc.check(property, { seed: 7 });
  expect(counterexample?.[0].length).toBeLessThan(9);
});

/** A content line in small: name = 1*ALPHA, value = *%x20-7E, line = name [";" name] ":" value. */
const lines: GrammarIr = {
  file: "lines.ne",
  entries: ["line"],
  rules: [
    rule("line", [
      reference("name"),
      option(sequence([character(";"), reference("name")])),
      character(":"),
      reference("value"),
    ]),
    rule("name", [repeat(1, set("a", "z"))]),
    rule("value", [repeat(0, set(" ", "~"))]),
  ],
};

describe("what is said of a near miss", () => {
  propertyTest.prop([
    nearMisses(shelfMarks, "shelfmark"),
    nearMisses(nested, "__proto__"),
    nearMisses(lines, "line", { loneSurrogates: true }),
  ])("what stands before the place begins some sentence", (mark, list, line) => {
    for (const [ir, start, { text, offset }] of [
      [shelfMarks, "shelfmark", mark],
      [nested, "__proto__", list],
      [lines, "line", line],
    ] as const) {
      expect(offset).toBeLessThanOrEqual(text.length);
      const diagnosis = diagnose(ir, start, text.slice(0, offset));
      expect(diagnosis?.offset ?? offset).toBe(offset);
    }
  });

  test("the change is the one that was made", () => {
    const all = fc.sample(nearMisses(lines, "line", { maxRepeat: 2 }), SAMPLE);
    const of = (change: string) => all.filter((miss) => miss.change === change);
    const kinds = ['":" left out', '":" doubled', '"9" in place of ":"'];
    for (const change of kinds) expect(of(change).length).toBeGreaterThan(0);
    for (const { text, offset } of of('":" left out')) {
      expect(text.slice(0, offset)).toMatch(/^[a-z]+(?:;[a-z]+)?$/);
      expect(text.slice(offset)).toMatch(/^[ -~]*$/);
    }
    for (const { text, offset } of of('":" doubled'))
      expect(text.slice(offset - 1, offset + 1)).toBe("::");
    for (const { text, offset } of of('"9" in place of ":"')) expect(text.charAt(offset)).toBe("9");
    for (const { text, offset } of of("name left out"))
      expect(text.slice(0, offset)).toMatch(/^(?:[a-z]+;)?$/);
    for (const { text } of of('name and ":" swapped')) expect(text.charAt(0)).toBe(":");
    for (const { text } of of('":" and value swapped')) expect(text.at(-1)).toBe(":");
  });

  test("the rule is the innermost that the place is in", () => {
    const all = fc.sample(nearMisses(lines, "line", { maxRepeat: 2 }), SAMPLE);
    const rulesOf = (change: string) =>
      new Set(all.filter((miss) => miss.change === change).map(({ rule: name }) => name));
    expect(rulesOf('":" left out')).toEqual(new Set(["line"]));
    expect(rulesOf('"0" in place of a lower-case letter')).toEqual(new Set(["name"]));
    expect(rulesOf("U+007F in place of a printable character")).toEqual(new Set(["value"]));
  });

  test("a fixed text is named with the part of it that was changed", () => {
    const all = fc.sample(nearMisses(grammarOf(literal("vol")), "main"), SAMPLE);
    expect(new Set(all.map(({ text, offset, change }) => `${text} ${offset} ${change}`))).toEqual(
      new Set([
        'ol 0 "v" left out of "vol"',
        'vl 1 "o" left out of "vol"',
        'vo 2 "l" left out of "vol"',
        'vvol 1 "v" doubled of "vol"',
        'vool 2 "o" doubled of "vol"',
        'voll 3 "l" doubled of "vol"',
        'ovl 0 "v" and "o" swapped of "vol"',
        'vlo 1 "o" and "l" swapped of "vol"',
        'Vol 0 "V" in place of "v" of "vol"',
        'wol 0 "w" in place of "v" of "vol"',
        'vOl 1 "O" in place of "o" of "vol"',
        'vpl 1 "p" in place of "o" of "vol"',
        'voL 2 "L" in place of "l" of "vol"',
        'vom 2 "m" in place of "l" of "vol"',
        ' 0 "vol" left out',
        'v 1 "ol" left out of "vol"',
      ]),
    );
  });
});

describe("with `refused`", () => {
  propertyTest.prop([
    nearMisses(shelfMarks, "shelfmark", { refused: true }),
    nearMisses(nested, "__proto__", { refused: true }),
  ])("no text is a sentence", (mark, list) => {
    expect(diagnose(shelfMarks, "shelfmark", mark.text)).toBeDefined();
    expect(diagnose(nested, "__proto__", list.text)).toBeDefined();
  });

  test("a grammar of all texts is told of", () => {
    const ir = grammarOf(repeat(0, set("\0", "\uffff")));
    expect(() => fc.sample(nearMisses(ir, "main", { refused: true }), 1)).toThrow(
      new RangeError("one-rule.ne has no near miss of main that is not a sentence"),
    );
  });
});

describe("shrinking ends in what a person would write", () => {
  // A parser that is right but for one thing, and the near miss that shows it.
  test.each([
    ["takes a line without a colon", (text: string) => !text.includes(":"), "a", '":" left out'],
    ["takes an empty name", (text: string) => text.startsWith(":"), ":", "name left out"],
    [
      "takes digits in names",
      (text: string) => /^[a-z]*\d/.test(text),
      "0:",
      '"0" in place of a lower-case letter',
    ],
    [
      "takes DEL in values",
      (text: string) => text.includes("\u007f"),
      "a:\u007f",
      "U+007F in place of a printable character",
    ],
    ["takes two names", (text: string) => /^\w+;\w+;\w+:/.test(text), "a;a;a:", '";a" doubled'],
  ])("a parser that %s", (_, isWronglyTaken, smallest, change) => {
    const property = fc.property(
      nearMisses(lines, "line", { refused: true }),
      ({ text }) => !isWronglyTaken(text),
    );
    const { counterexample } = fc.check(property, { numRuns: 2000, seed: 1 });
    const { text, change: made } = counterexample?.[0] ?? {};
    expect([text, made]).toEqual([smallest, change]);
  });
});
