import type { Card } from "@callingcard/vcard";
import { expect, test } from "vitest";
import { collationKey, compileFilter, filterCondition, indexCard } from "../src/index.ts";
import { parseSearch } from "../src/search.ts";
import { filterOf, prop, propText } from "./card.ts";

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
