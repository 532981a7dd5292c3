import { test as propertyTest } from "@fast-check/vitest";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { endsHistoryPortion } from "../src/history-portion.ts";

test("a history of which nothing, or little, is remembered is looked through with each write", () => {
  for (const bound of [0, 1, 64, 127]) {
    expect(endsHistoryPortion(7, 1, bound)).toBe(true);
  }
  expect(endsHistoryPortion(7, 0, 0)).toBe(false);
});

propertyTest.prop([
  fc.nat({ max: 10_000 }),
  fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 50 }),
])("what is too much is never more than a 64th and what was written last", (bound, growths) => {
  let count = 0;
  let forgotten = 0;
  for (const growth of growths) {
    count += growth;
    if (endsHistoryPortion(count, growth, bound)) forgotten = Math.max(0, count - bound);
    expect(count - forgotten).toBeLessThanOrEqual(bound + Math.max(1, bound / 64) + growth);
  }
});
