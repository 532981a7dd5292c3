import { expect, test } from "vitest";
import { addRange, coversAll, octetsAtStart } from "../src/ranges.ts";
import {
  createTransactionIds,
  findEndLine,
  hasDashes,
  nextTransactionId,
} from "../src/transaction-id.ts";
import { counter, octets } from "./frames.ts";

test("identifiers are numbered, and another one is drawn when a body holds many", () => {
  const ids = createTransactionIds(counter());
  expect([nextTransactionId(ids, undefined), nextTransactionId(ids, undefined)]).toEqual([
    "id000001x0",
    "id000001x1",
  ]);
  const all = Array.from({ length: 40 }, (_, n) => `-------id000001x${n.toString(36)}\r\n`);
  expect(nextTransactionId(ids, octets(all.join("")))).toBe("id000002x0");
});

test("identifiers that are always in the body are an error", () => {
  const ids = createTransactionIds(() => "same");
  const body = octets(
    Array.from({ length: 16 }, (_, n) => `-------same${n.toString(36)}`).join(" "),
  );
  expect(() => nextTransactionId(ids, body)).toThrow(RangeError);
});

test.each([
  ["-------", true],
  ["------", false],
  ["------ -------", true],
  ["a--------------b", true],
  ["------------------- ------", true],
  ["- - - - - - - ------", false],
  ["", false],
])("%j has seven dashes in a row: %s", (text, expected) => {
  expect(hasDashes(octets(text))).toBe(expected);
});

test("an end-line is found wherever it starts, and not where it is cut", () => {
  for (let at = 0; at < 30; at++) {
    const body = octets(`${"-x".repeat(20).slice(0, at)}\r\n-------abcd`);
    expect(findEndLine(body, "abcd", 0, body.length)).toBe(body.length);
    expect(findEndLine(body, "abcd", 0, body.length - 1)).toBe(-1);
    expect(findEndLine(body, "abcd", at + 3, body.length)).toBe(-1);
  }
});

test("ranges are joined where they touch", () => {
  const ranges: number[] = [];
  for (const [start, end] of [
    [5, 6],
    [9, 9],
    [1, 2],
    [2, 3],
    [20, 19],
    [7, 8],
    [4, 4],
  ]) {
    addRange(ranges, start ?? 0, end ?? 0);
  }
  expect(ranges).toEqual([1, 9]);
  expect([octetsAtStart(ranges), octetsAtStart([2, 3])]).toEqual([9, 0]);
  expect([coversAll(ranges, 9), coversAll(ranges, 10), coversAll([], 0)]).toEqual([
    true,
    false,
    true,
  ]);
});
