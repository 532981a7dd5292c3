import { describe, expect, test } from "vitest";
import {
  conditionDecides,
  filterCondition,
  indexCard,
  matchFilter,
  meetsCondition,
} from "../src/index.ts";
import { cardOf, filterOf, param, prop, propText, textOf } from "./card.ts";

describe("the index decides", () => {
  test.each([
    ["a text of the default collation", prop("FN", { textMatches: [textOf("ada")] })],
    ["one of several texts", prop("FN", { textMatches: [textOf("ada"), textOf("bob")] })],
    ["whether a property is there", prop("fn", {})],
  ])("%s", (_, one) => {
    expect(conditionDecides(filterOf("anyof", one))).toBe(true);
    expect(conditionDecides(filterOf("allof", one, prop("NOTE", {})))).toBe(true);
  });
});

describe("the index does not decide, since a card that does not match meets the condition:", () => {
  const both = [textOf("ada"), textOf("bob")];
  test.each([
    ["a group", prop("g.EMAIL"), ["h.EMAIL:ada"]],
    [
      "two texts of one instance",
      prop("EMAIL", { test: "allof", textMatches: both }),
      ["EMAIL:ada", "EMAIL:bob"],
    ],
    ["a parameter", prop("EMAIL", { paramFilters: [param("TYPE")] }), ["EMAIL:ada"]],
    ["absence", prop("EMAIL", { isNotDefined: true }), ["EMAIL:ada"]],
    ["a negated text", propText("EMAIL", "ada", { negate: true }), ["EMAIL:ada"]],
    ["a property that has no entries", propText("rev", "2025"), ["REV:20240101T000000Z"]],
    ["another collation", propText("EMAIL", "ada", { collation: "i;octet" }), ["EMAIL:Ada"]],
  ])("%s", (_, one, lines) => {
    const filter = filterOf("anyof", one);
    const card = cardOf(...lines);
    expect(meetsCondition(indexCard(card), filterCondition(filter))).toBe(true);
    expect(matchFilter(filter, card)).toBe(false);
    expect(conditionDecides(filter)).toBe(false);
  });
});
