import { expect, test } from "vitest";
import { countGrowth } from "../../../tools/growth/count-growth.ts";

test.each(countGrowth(import.meta.url))(
  "four times as many $name are four times the work",
  ({ once, fourTimes }) => {
    expect(once).toBeGreaterThan(0);
    expect(fourTimes / once).toBeLessThan(5);
  },
);
