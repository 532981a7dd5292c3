import * as fc from "fast-check";
import { expect, test } from "vitest";
import { nearMisses, noise, sentences } from "@callingcard/grammar/arbitrary";
import { loadGrammar } from "../src/load-grammar.ts";
import { type Reference, reference } from "../src/reference.ts";
import { HEAD, NESTED, SHELF_MARKS, withGrammar, withGrammars } from "./reference-grammar.ts";

function parserOf(rules: string): Reference {
  return withGrammar(rules, reference);
}

test("gives the value of a sentence, undefined for what is absent", () => {
  const { parse } = parserOf(SHELF_MARKS);
  expect(parse("north/a,1=vol7", "shelfmark")).toEqual({
    ok: true,
    value: { kind: "mark", room: "north", segments: ["a,1"], volume: "7" },
    count: 1,
  });
  expect(parse("s", "shelfmark")).toStrictEqual({
    ok: true,
    value: { kind: "mark", room: "s", segments: [], volume: undefined },
    count: 1,
  });
});

test("parses any rule alone", () => {
  expect(parserOf(SHELF_MARKS).parse("é1", "segment")).toMatchObject({ ok: true, value: "é1" });
});

test("gives the offset of the first wrong character, or the length of a text too short", () => {
  const { parse } = parserOf(SHELF_MARKS);
  expect(parse("north/;", "shelfmark")).toEqual({ ok: false, offset: 6 });
  expect(parse("north/", "shelfmark")).toEqual({ ok: false, offset: 6 });
  expect(parse("", "shelfmark")).toEqual({ ok: false, offset: 0 });
});

test("counts the parses of an ambiguous text", () => {
  const { parse } = parserOf("main -> x x {% list(0, 1) %}\nx -> [a]:* {% text %}\n");
  expect(parse("aa", "main")).toMatchObject({ ok: true, count: 3 });
});

test("includes and nearley's own rules are read", () => {
  const files = {
    "main.ne":
      HEAD + '@include "word.ne"\n@builtin "number.ne"\nmain -> word [0-9] {% pick(0) %}\n',
    "word.ne": "word -> [a-z]:+ {% text %}\n",
  };
  const { parse } = withGrammars(files, (folder) => reference(`${folder}/main.ne`));
  expect(parse("ab1", "main")).toEqual({ ok: true, value: "ab", count: 1 });
});

test("going on from the text before makes no difference", () => {
  for (const [rules, rule] of [
    [SHELF_MARKS, "shelfmark"],
    [NESTED, "tree"],
  ] as const)
    withGrammar(rules, (file) => {
      const ir = loadGrammar(file);
      const parser = reference(file);
      const misses = nearMisses(ir, rule).map(({ text }) => text);
      const kinds = [sentences(ir, rule), misses, noise(ir, rule)];
      const texts = fc.sample(fc.oneof(...kinds), { numRuns: 300, seed: 5 });
      const results = texts.toSorted().map((text) => [text, parser.parse(text, rule)] as const);
      for (const [text, result] of results.slice(0, 40))
        expect(reference(file).parse(text, rule)).toEqual(result);
      const forwards = texts.map((text) => parser.parse(text, rule));
      const backwards = texts.toReversed().map((text) => parser.parse(text, rule));
      expect(backwards.reverse()).toEqual(forwards);
    });
});

/** Processor time, which neighbours on the same machine do not lengthen much. */
function processorTime(act: () => void): number {
  const start = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(start);
  return user + system;
}

test("eight times the run takes about eight times the work", () => {
  const { parse } = parserOf(SHELF_MARKS);
  const read = (length: number) => () => {
    expect(parse("a".repeat(length), "shelfmark")).toMatchObject({ ok: true, count: 1 });
    parse("", "shelfmark");
  };
  read(8000)();
  // The collector works when it likes, and the more the larger a text is: the best of five counts.
  const best = (act: () => void): number =>
    Math.min(...[1, 2, 3, 4, 5].map(() => processorTime(act)));
  expect(best(read(8000)) / best(read(1000))).toBeLessThan(40);
});

test("a wrong character deep inside costs no more than a right one", () => {
  const { parse } = parserOf(NESTED);
  const read = (text: string) => () => parse(text, "tree");
  const nested = "(".repeat(4000);
  read(nested)();
  const right = processorTime(read(`${nested}a`));
  read("")();
  expect(parse(`${nested};`, "tree")).toEqual({ ok: false, offset: 4000 });
  read("")();
  expect(processorTime(read(`${nested};`))).toBeLessThan(right + 500_000);
});

test("an unknown rule is refused by its name", () => {
  expect(() => parserOf(SHELF_MARKS).parse("", "shelf")).toThrow("no rule shelf");
});
