import { expect, test } from "vitest";
import { sizeProblems, withSizes } from "../../build/size-table.ts";

const EMPTY = "before\n\n<!-- sizes -->\n\n<!-- /sizes -->\n\nafter\n";
const sizes = [
  { module: "@callingcard/a", octets: 10_000 },
  { module: "@callingcard/a/b", octets: 500 },
];

test("a table that was written is true", () => {
  const text = withSizes(EMPTY, sizes);
  expect(sizeProblems(text, sizes)).toEqual([]);
  expect(withSizes(text, sizes)).toBe(text);
  expect(text.startsWith("before\n")).toBe(true);
  expect(text.endsWith("\nafter\n")).toBe(true);
});

test("a size may differ by a twentieth, or by 150 octets", () => {
  const text = withSizes(EMPTY, sizes);
  const near = [10_500, 350];
  const far = [10_501, 349];
  const changed = (octets: readonly number[]) =>
    sizes.map((size, index) => ({ ...size, octets: octets[index] ?? 0 }));
  expect(sizeProblems(text, changed(near))).toEqual([]);
  expect(sizeProblems(text, changed(far))).toEqual([
    "@callingcard/a has 10501 octets, the table says 10000",
    "@callingcard/a/b has 349 octets, the table says 500",
  ]);
});

test("a module without a row is told, and a row without a module", () => {
  const [first, second] = sizes.map((size) => [size]);
  const text = withSizes(EMPTY, first ?? []);
  expect(sizeProblems(text, second ?? [])).toEqual([
    "@callingcard/a/b has 500 octets and no row",
    "@callingcard/a is gone",
  ]);
});
