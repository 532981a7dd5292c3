import { test as property } from "@fast-check/vitest";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPortion, portionAt } from "../src/text/portion.ts";

const LINES = "N:x\n".repeat(40_000);

describe("the portion of a text that is edited", () => {
  test("is all of a short text", () => {
    expect(portionAt("a\nb", 1)).toEqual({ start: 0, end: 3, firstLine: 1, lines: 2 });
  });

  test("is a thousand lines of a long one, with some before the place", () => {
    expect(portionAt(LINES, 0)).toEqual({ start: 0, end: 4_000, firstLine: 1, lines: 40_001 });
    const inside = portionAt(LINES, 80_000);
    expect(inside).toEqual({ start: 78_800, end: 82_800, firstLine: 19_701, lines: 40_001 });
    expect(portionAt(LINES, LINES.length)).toMatchObject({ firstLine: 39_002, end: LINES.length });
  });

  test("is a piece of a line that is too long, and cuts no character", () => {
    const line = "\u{1f600}".repeat(100_000);
    const { start, end } = portionAt(line, 100_001);
    expect(end - start).toBeLessThanOrEqual(65_537);
    expect(line.slice(start, end).isWellFormed()).toBe(true);
    expect(start).toBeLessThanOrEqual(100_001);
    expect(end).toBeGreaterThan(100_001);
  });

  property.prop([fc.nat(200), fc.nat(400), fc.double({ min: 0, max: 1, noNaN: true })], {
    numRuns: 100,
  })("is short, and has the place", (length, long, part) => {
    const text = `${"x".repeat(length)}\n`.repeat(1_500) + "y".repeat(long * 500);
    const offset = Math.floor(part * text.length);
    const { start, end, firstLine } = portionAt(text, offset);
    const portion = text.slice(start, end);
    expect(isPortion(portion, 1)).toBe(true);
    expect(portion.split("\n").length).toBeLessThanOrEqual(1_001);
    expect(start).toBeLessThanOrEqual(offset);
    expect(end).toBeGreaterThanOrEqual(offset);
    expect(text.slice(0, start).split("\n")).toHaveLength(firstLine);
  });
});
