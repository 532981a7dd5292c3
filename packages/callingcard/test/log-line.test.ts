import { fc, test as propertyTest } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { plainFields } from "../src/log-line.ts";

const values = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string(),
  fc.double({ noDefaultInfinity: true, noNaN: true }),
  fc.constant(undefined),
);

propertyTest.prop([fc.record({ id: values, path: values, ms: values })])(
  "the fields of a line are JSON, whatever stands in them",
  (fields) => {
    const line = `{"level":30${plainFields(fields)}}`;
    expect(line).toBe(JSON.stringify({ level: 30, ...fields }));
  },
);

test("fields with a value of another kind are left to others", () => {
  for (const value of [new Error("e"), {}, [], true, null, Number.NaN, Infinity, 1n]) {
    expect(plainFields({ id: "a", value })).toBeUndefined();
  }
});
