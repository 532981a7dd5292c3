import { expect, test } from "vitest";
import { countGrowth } from "../../../../tools/growth/count-growth.ts";

const growths = countGrowth(import.meta.url);

test.each(growths)("work grows with the octets: $name", ({ once, fourTimes }) => {
  // What is left out is searched from some thousand octets on. It would be 16 times if time grew with the square.
  expect(fourTimes / once).toBeLessThan(7);
});
