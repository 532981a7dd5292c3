import { test as propertyTest } from "@fast-check/vitest";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { COMMON_NAMES, sharedName, slotOf } from "../src/shared-name.ts";

test("each common name has a slot of its own", () => {
  expect(new Set(COMMON_NAMES.map(slotOf)).size).toBe(COMMON_NAMES.length);
});

propertyTest.prop([
  fc.oneof(fc.string(), fc.constantFrom(...COMMON_NAMES, "fn", "Email", "FM", "X-A", "__proto__")),
])("a name stays what it is", (name) => {
  expect(sharedName(name)).toBe(name);
});
