import { expect, test } from "vitest";
import { diagnoseHead } from "../src/diagnose.ts";

test("a head has no diagnosis, a text that is none has all that could stand there", () => {
  expect(diagnoseHead("MSRP abcd SEND\r\nA: b\r\n")).toBeUndefined();
  const diagnosis = diagnoseHead("MSRP abcd 20 OK\r\n");
  expect([diagnosis?.line, diagnosis?.column]).toEqual([1, 13]);
  expect(diagnosis?.expected).toEqual(["a digit"]);
});
