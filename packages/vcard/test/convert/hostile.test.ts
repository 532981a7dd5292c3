import { expect, test } from "vitest";
import { countGrowth } from "../../../../tools/growth/count-growth.ts";

test.each(countGrowth(import.meta.url))(
  "four times as much of $name is four times the work",
  ({ once, fourTimes }) => {
    expect(once).toBeGreaterThan(20);
    expect(fourTimes / once).toBeLessThan(6);
  },
);
