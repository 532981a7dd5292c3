import type { Card, Property } from "@callingcard/vcard";
import { expect, test } from "vitest";
import { countGrowth } from "../../../tools/growth/count-growth.ts";
import { compileFilter } from "../src/index.ts";
import { filterOf, param, paramText, prop, property, propText, textOf } from "./card.ts";

test.each(countGrowth(import.meta.url))(
  "four times as much of $name is four times the work at most",
  ({ once, fourTimes }) => {
    expect(once).toBeGreaterThan(0);
    expect(fourTimes / once).toBeLessThan(6);
  },
);

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
