import { expect, test } from "vitest";
import { countGrowth } from "../../../../tools/growth/count-growth.ts";

test("four times the card takes far less than sixteen times the work", { timeout: 120_000 }, () => {
  const grown = countGrowth(import.meta.url).map(({ name, once, fourTimes }) => ({
    name,
    ratio: fourTimes / once,
  }));
  expect(grown.length).toBeGreaterThan(15);
  expect(grown.filter(({ ratio }) => ratio > 6)).toEqual([]);
});
