import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { document, nearDocument } from "../src/arbitrary.ts";
import { parseSearch } from "../src/search.ts";

property.prop([document()])("a document is a search expression", (text) => {
  expect(parseSearch(text).propFilters.length).toBeGreaterThan(0);
});

property.prop([nearDocument()], { numRuns: 500 })(
  "a near document is refused",
  ({ text, offset }) => {
    expect(() => parseSearch(text)).toThrow(/ at line \d/);
    expect(offset).toBeLessThanOrEqual(text.length);
  },
);

test("expressions shrink to one word", () => {
  const smallest = fc.check(
    fc.property(document(), () => false),
    { seed: 1 },
  );
  expect(smallest.counterexample).toEqual(["a"]);
});
