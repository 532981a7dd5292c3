import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { checkDepth, classTable, isIn, registers, unitAt } from "../src/runtime.ts";

test("a class table is unpacked from its runs", () => {
  const table = classTable("2,1 1,3i 71,0");
  expect(Array.from(table.slice(0, 4))).toEqual([1, 1, 126, 0]);
  expect(table).toHaveLength(256);
});

const units = fc.integer({ min: 0, max: 60 });

test.prop([fc.uniqueArray(units, { maxLength: 12 }), units])(
  "a code unit is in a set when a range has it",
  (bounds, unit) => {
    const ranges = bounds.toSorted((a, b) => a - b).slice(0, bounds.length - (bounds.length % 2));
    const pairs = ranges.flatMap((low, index) =>
      index % 2 === 0 ? [[low, ranges[index + 1]]] : [],
    );
    const expected = pairs.some(([low = 0, high = 0]) => unit >= low && unit <= high);
    expect(isIn(ranges, unit)).toBe(expected);
  },
);

test("a set of one code unit has that one", () => {
  expect([4, 5, 6].map((unit) => isIn([5, 5], unit))).toEqual([false, true, false]);
});

test("behind a text stands a unit that no text has", () => {
  expect([unitAt("é", 0), unitAt("é", 1)]).toEqual([0xe9, 0x1_00_00]);
});

test("depth counts up to the limit", () => {
  expect(() => checkDepth(3, 3, 7, 1)).not.toThrow();
  expect(() => checkDepth(4, 3, 7, 1)).toThrow(expect.objectContaining({ name: "failed" }));
  expect(registers).toMatchObject({ failedAt: 7, site: 1, isTooDeep: true });
});
