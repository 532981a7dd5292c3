import { test as propertyTest } from "@fast-check/vitest";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  compileFilter,
  conditionDecides,
  filterCondition,
  indexCard,
  matchFilter,
  meetsCondition,
  UNINDEXED_KEY,
} from "../src/index.ts";
import { naiveFilter } from "./naive-filter.ts";
import { matchingPair, smallCard, smallFilter } from "./small-cards.ts";

const runs = { numRuns: Math.max(2_000, fc.readConfigureGlobal().numRuns ?? 0) };

const pair = fc.oneof(fc.record({ card: smallCard(), filter: smallFilter() }), matchingPair());

propertyTest.prop([pair], runs)(
  "a compiled filter says what the RFC's sentences say",
  ({ card, filter }) => {
    const expected = naiveFilter(filter, card);
    expect(compileFilter(filter)(card)).toBe(expected);
    expect(matchFilter(filter, card)).toBe(expected);
  },
);

propertyTest.prop([pair], runs)("the index loses no match", ({ card, filter }) => {
  if (!naiveFilter(filter, card)) return;
  expect(meetsCondition(indexCard(card), filterCondition(filter))).toBe(true);
});

propertyTest.prop([pair], runs)(
  "what the index decides is no other than the verdict",
  ({ card, filter }) => {
    const entries = indexCard(card);
    if (!conditionDecides(filter) || entries.some(({ key }) => key === UNINDEXED_KEY)) return;
    expect(meetsCondition(entries, filterCondition(filter))).toBe(naiveFilter(filter, card));
  },
);

test("random filters tell cards apart, and so does the index", () => {
  const count = { matched: 0, notMatched: 0, metInVain: 0, decided: 0 };
  fc.assert(
    fc.property(pair, ({ card, filter }) => {
      const matched = naiveFilter(filter, card);
      count[matched ? "matched" : "notMatched"] += 1;
      if (conditionDecides(filter)) count.decided += 1;
      if (!matched && meetsCondition(indexCard(card), filterCondition(filter))) {
        count.metInVain += 1;
      }
    }),
    { numRuns: 1_000 },
  );
  expect(count.matched).toBeGreaterThan(200);
  expect(count.notMatched).toBeGreaterThan(200);
  expect(count.decided).toBeGreaterThan(100);
  expect(count.metInVain).toBeLessThan(count.notMatched / 2);
});
