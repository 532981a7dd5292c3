import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { diagnose } from "@callingcard/grammar/diagnose";
import { document, nearDocument, nearMiss, sentence, VCARD_RULES } from "../src/arbitrary.ts";
import * as grammars from "../src/grammar.ts";
import { parseCards, stringifyCards, type VcardError } from "../src/index.ts";
import { validateCards } from "../src/validate.ts";

const RUNS = { numRuns: 100 };

function irOf(grammar: string) {
  return Object.values(grammars).find(({ file }) => file === `${grammar}.ne`);
}

function problems(text: string): number {
  let count = 0;
  parseCards(text, { onProblem: () => void count++ });
  return count;
}

test("the rules are those of the grammars", () => {
  const names = Object.values(grammars).flatMap(({ file, rules }) =>
    rules.map(({ name }) => `${file.slice(0, -3)}/${name}`),
  );
  expect(VCARD_RULES.toSorted()).toEqual(names.toSorted());
});

test.each(VCARD_RULES)("%s has sentences, and near misses", (rule) => {
  const [grammar = "", name = ""] = rule.split("/");
  const ir = irOf(grammar);
  if (ir === undefined) throw new Error(rule);
  for (const text of fc.sample(sentence(rule), { numRuns: 5, seed: 1 }))
    expect(diagnose(ir, name, text)).toBeUndefined();
  for (const { text, offset } of fc.sample(nearMiss(rule), { numRuns: 5, seed: 1 }))
    expect(offset).toBeLessThanOrEqual(text.length);
});

describe("a document", () => {
  property.prop([document()], RUNS)("is read, found valid, and written back", (text) => {
    const cards = parseCards(text);
    expect(cards.length).toBeGreaterThan(0);
    expect(stringifyCards(cards)).toBe(text);
    expect(validateCards(text).filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("shrinks to the smallest card", () => {
    const smallest = (isSound: (text: string) => boolean) =>
      fc.check(fc.property(document(), isSound), { seed: 1, numRuns: 500 }).counterexample?.[0];
    const card = (...lines: readonly string[]) =>
      ["BEGIN:VCARD", "VERSION:4.0", ...lines, "END:VCARD", ""].join("\r\n");
    expect(smallest(() => false)).toBe(card("FN:Ada"));
    expect(smallest((text) => !text.includes("X-"))).toBe(card("FN:Ada", "X-AIM:Ada"));
    expect(smallest((text) => !/\r\n[ \t]/.test(text))).toBe(
      card("FN:Ada", "URL:http://example.com", " /"),
    );
  });
});

describe("a near document", () => {
  property.prop([nearDocument()], RUNS)("is refused, and has a problem", ({ text }) => {
    expect(() => parseCards(text)).toThrow(/ at line \d/);
    expect(problems(text)).toBeGreaterThan(0);
  });

  property.prop([nearDocument()], RUNS)("is sound before its offset", ({ text, offset }) => {
    const found: VcardError[] = [];
    parseCards(text, { onProblem: (problem) => void found.push(problem) });
    expect(found.filter((problem) => problem.end < offset)).toEqual([]);
  });

  test("shrinks to the smallest card around the place", () => {
    const { counterexample } = fc.check(
      fc.property(nearDocument(), ({ change }) => change !== '":" left out'),
      { seed: 1, numRuns: 2_000 },
    );
    expect(counterexample?.[0]).toEqual({
      text: "BEGIN:VCARD\r\nVERSION:4.0\r\na\r\nFN:Ada\r\nEND:VCARD\r\n",
      offset: 27,
      rule: "contentline",
      change: '":" left out',
    });
  });
});
