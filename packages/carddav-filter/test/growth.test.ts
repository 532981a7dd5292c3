import type { Card, Property } from "@callingcard/vcard";
import { expect, test } from "vitest";
import { collationKey, compileFilter, filterCondition, indexCard } from "../src/index.ts";
import { parseSearch } from "../src/search.ts";
import { filterOf, param, paramText, prop, property, propText, textOf } from "./card.ts";

function card(name: string, value: string): Card {
  return { version: "4.0", properties: [{ group: undefined, name, parameters: [], value }] };
}

/** The best of some runs, in processor time, which other work on the machine does not change. */
function bestMs(work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run += 1) {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1_000);
  }
  return best;
}

const SIZE = 25_000;

test.each([
  ["a long text", "NOTE", "a", "b"],
  ["a long text that is not ASCII", "NOTE", "é", "b"],
  ["combining marks of two classes by turns", "NOTE", "\u0301\u0323", "b"],
  ["letters that are changed by hand", "NOTE", "\u01c6\u1f80", "b"],
  ["emoji", "NOTE", "\u{1f600}", "b"],
  ["octets that are not UTF-8", "NOTE", "\udc80", "b"],
  ["backslashes", "NOTE", "\\", "b"],
  ["escapes", "NOTE", String.raw`\,\n`, "b"],
  ["empty components", "ADR", ";", ";x"],
  ["components", "ADR", "a;b,", "b"],
  ["list items", "CATEGORIES", "a,", "b"],
  ["a text that matches but for its last character", "NOTE", "a", `${"a".repeat(63)}b`],
  ["the same in letters of other cases", "NOTE", "aA\u00e0", `${"A\u0300a".repeat(40)}b`],
  ["the same in marks", "NOTE", "a\u0301", `${"\u0301a".repeat(40)}b`],
  ["a text that nearly matches everywhere", "NOTE", "a", `${"a".repeat(500)}b${"a".repeat(500)}`],
])("four times the value takes about four times the time: %s", (_, name, unit, text) => {
  const once = card(name, unit.repeat(SIZE / unit.length));
  const fourTimes = card(name, unit.repeat((4 * SIZE) / unit.length));
  for (const matchType of ["contains", "equals"] as const) {
    const matches = compileFilter(filterOf("anyof", propText(name, text, { matchType })));
    const small = bestMs(() => matches(once));
    const large = bestMs(() => matches(fourTimes));
    expect(large).toBeLessThan(12 * small + 30);
  }
});

test("in a text of one letter, 60 letters take not much longer to look for than 20", () => {
  const value = card("NOTE", "a".repeat(8 * SIZE));
  const [few = 0, many = 0] = [20, 60].map((length) => {
    const matches = compileFilter(filterOf("anyof", propText("NOTE", `${"a".repeat(length)}b`)));
    return bestMs(() => matches(value));
  });
  expect(many).toBeLessThan(2 * few + 10);
});

test.each([
  ["letters beyond ASCII", "é"],
  ["combining marks of two classes by turns", "\u0301\u0323"],
  ["letters that are changed by hand", "\u01c6\u1f80"],
  ["emoji", "\u{1f600}"],
  ["octets that are not UTF-8", "\udc80"],
])("the key of a text of four times the length takes about four times the time: %s", (_, unit) => {
  const [small = 0, large = 0] = [SIZE, 4 * SIZE].map((length) => {
    const text = unit.repeat(length / unit.length);
    return bestMs(() => collationKey("i;unicode-casemap", text));
  });
  expect(large).toBeLessThan(12 * small + 30);
});

/** A card whose properties count how often they are looked at. */
function countingCard(count: number): { readonly card: Card; readonly looks: () => number } {
  let looks = 0;
  const counted = <Value>(value: Value) => ({
    enumerable: true,
    get: (): Value => {
      looks += 1;
      return value;
    },
  });
  const properties = Array.from({ length: count }, (_, index): Property => {
    const plain = property(index % 2 === 0 ? "NOTE" : "TEL", "aab");
    return Object.defineProperties(plain, {
      name: counted(plain.name),
      value: counted(plain.value),
      parameters: counted([{ name: "TYPE", values: ["home", "work"] }]),
    });
  });
  return { card: { version: "4.0", properties }, looks: () => looks };
}

function looksOf(conditions: number, properties: number): number {
  // None of them matches, so that all are looked at.
  const part = prop("NOTE", {
    textMatches: [textOf("x"), textOf("ab", { matchType: "starts-with" })],
    paramFilters: [paramText("TYPE", "x"), param("TYPE", { isNotDefined: true })],
  });
  const matches = compileFilter(
    filterOf("anyof", ...Array.from({ length: conditions }, () => part)),
  );
  const { card: counting, looks } = countingCard(properties);
  expect(matches(counting)).toBe(false);
  return looks();
}

test("the work of a filter is a constant for each of its conditions and each property", () => {
  const one = looksOf(1, 100);
  expect(looksOf(100, 100)).toBe(100 * one);
  expect(looksOf(1, 10_000)).toBe(100 * one);
  // A prop-filter, its four conditions and a text: the largest filter against a large card.
  expect(looksOf(166, 1_000)).toBe(166 * 10 * one);
  expect(one).toBeLessThan(100 * 10);
});

test("what does not match is told in one look at the name", () => {
  const { card: counting, looks } = countingCard(1_000);
  const matches = compileFilter(filterOf("anyof", prop("EMAIL"), propText("FN", "a")));
  expect(matches(counting)).toBe(false);
  expect(looks()).toBeLessThanOrEqual(2 * 2 * 1_000);
});

test("a card of very many properties is indexed in linear time", () => {
  const many = (count: number): Card => ({
    version: "4.0",
    properties: Array.from({ length: count }, (_, index) => ({
      group: undefined,
      name: index % 2 === 0 ? `X-${index}` : "NOTE",
      parameters: [],
      value: `${index}`,
    })),
  });
  const small = many(2_500);
  const large = many(10_000);
  expect(bestMs(() => indexCard(large))).toBeLessThan(12 * bestMs(() => indexCard(small)) + 30);
});

test("a filter of many conditions becomes an index condition in linear time", () => {
  const names = Array.from({ length: 1_000 }, (_, index) => prop(`X-${index}`));
  expect(bestMs(() => filterCondition(filterOf("allof", ...names)))).toBeLessThan(200);
  const marks = propText("NOTE", `${"\u0344".repeat(4_000)}a${"\u0344".repeat(4_000)}`, {
    collation: "i;octet",
  });
  expect(bestMs(() => filterCondition(filterOf("anyof", marks)))).toBeLessThan(200);
});

test("the longest search expressions are read in a moment", () => {
  for (const text of ["a ".repeat(500), `-${"a-".repeat(499)}`, `"${'\\"'.repeat(499)}"`]) {
    expect(bestMs(() => readOrRefuse(text))).toBeLessThan(500);
  }
});

function readOrRefuse(text: string): void {
  try {
    parseSearch(text);
  } catch {
    // Too many terms is an answer too.
  }
}
