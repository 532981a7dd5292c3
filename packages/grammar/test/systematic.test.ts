import { expect, test } from "vitest";
import { systematic } from "@callingcard/grammar/arbitrary";
import type { Expression, GrammarIr } from "@callingcard/grammar/ir";
import { diagnose } from "@callingcard/grammar/diagnose";
import {
  character,
  choice,
  doubling,
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

function textsOf(...items: readonly Expression[]): string[] {
  return [...systematic(grammarOf(...items), "main")];
}

test("a class is visited at its edges, just outside, not at all and twice", () => {
  expect(textsOf(set("b", "y"))).toEqual(expect.arrayContaining(["b", "y", "a", "z", "", "bb"]));
});

test("a fixed text loses, doubles and changes each character", () => {
  expect(textsOf(literal("ab"))).toEqual(
    expect.arrayContaining(["ab", "b", "aab", "Ab", "bb", "a", "abb", "aB", "ac"]),
  );
});

test("a repetition comes 0, 1, 2 and 3 times, and is spoilt at its first and its second element", () => {
  const pair = sequence([character("m"), character(";")]);
  expect(textsOf(character("<"), repeat(1, pair), character(">"))).toEqual(
    expect.arrayContaining(["<>", "<m;>", "<m;m;>", "<m;m;m;>", "<l;m;>", "<m;l;>"]),
  );
});

test("an option is there, not there and there twice", () => {
  expect(textsOf(option(literal("ab")))).toEqual(expect.arrayContaining(["", "ab", "abab"]));
});

test("each alternative is taken, and each item left out, doubled and swapped", () => {
  const alternatives = choice(
    { items: [character("1"), character("+"), character("2")] },
    { items: [character("3")] },
  );
  expect(textsOf(alternatives)).toEqual(
    expect.arrayContaining(["1+2", "3", "+2", "12", "1+", "11+2", "1++2", "+12", "12+"]),
  );
});

test("a place is visited in short and in rich surroundings", () => {
  const texts = [...systematic(shelfMarks, "shelfmark")];
  expect(texts).toEqual(
    expect.arrayContaining(["`", "{", "`/avol00", "a/avol/0", "a/avol0:", "a/a/!vol00"]),
  );
});

test("texts are distinct, the same each time, and end", () => {
  for (const [ir, rule] of [
    [shelfMarks, "shelfmark"],
    [nested, "__proto__"],
    [doubling, "tree"],
  ] as const) {
    const texts = [...systematic(ir, rule)];
    expect(new Set(texts).size).toBe(texts.length);
    expect([...systematic(ir, rule)]).toEqual(texts);
    const sound = texts.filter((text) => diagnose(ir, rule, text) === undefined);
    expect(sound.length).toBeGreaterThan(3);
    expect(sound.length).toBeLessThan(texts.length);
  }
});

test("a character of every kind in the grammar is tried at each place", () => {
  const texts = [...systematic(shelfMarks, "shelfmark")];
  for (const kind of ["\0", "!", "/", "0", ":", "a", "l", "m", "o", "p", "v", "w", "{"])
    expect(texts).toEqual(expect.arrayContaining([kind, `a/${kind}`, `avol${kind}0`]));
});

test("rich surroundings come before a second way to the same place", () => {
  const texts = [...systematic(shelfMarks, "shelfmark")];
  const rich = texts.indexOf("a/avol0/");
  expect(rich).toBeGreaterThan(texts.indexOf("avol0/"));
  expect(rich).toBeLessThan(texts.indexOf("a/a/ "));
});

test("a limit keeps the texts that reach a place for the first time", () => {
  const texts = [...systematic(shelfMarks, "shelfmark", { limit: 60 })];
  expect(texts).toHaveLength(60);
  expect(texts).toEqual(expect.arrayContaining(["`", "avol0/", "avol0:", "a/!"]));
});

test("every way to a rule is tried in brief before characters of every kind are", () => {
  const twoWays: GrammarIr = {
    ...shelfMarks,
    entries: ["pair"],
    rules: [
      rule("pair", [reference("room"), character("="), reference("room")]),
      ...shelfMarks.rules,
    ],
  };
  const texts = [...systematic(twoWays, "pair")];
  expect(texts.indexOf("a=a`")).toBeGreaterThan(0);
  expect(texts.indexOf("a=a`")).toBeLessThan(texts.indexOf("\0=a"));
});
