import { test as property } from "@fast-check/vitest";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDateTime, parseTime } from "../src/index.ts";

describe("parseDateTime", () => {
  test.each([
    ["2003-12-24T17:00:00+01:00", Date.UTC(2003, 11, 24, 16)],
    ["2003-08-15T10:20:00.000-05:00", Date.UTC(2003, 7, 15, 15, 20)],
    ["2026-11-21T00:00:00", Date.UTC(2026, 10, 21)],
    ["2026-11-21T00:00:00.5Z", Date.UTC(2026, 10, 21, 0, 0, 0, 500)],
    ["2026-11-21T00:00:00.123999Z", Date.UTC(2026, 10, 21, 0, 0, 0, 123)],
    ["2026-11-21T24:00:00Z", Date.UTC(2026, 10, 22)],
    ["2024-02-29T00:00:00Z", Date.UTC(2024, 1, 29)],
    ["0099-01-01T00:00:00Z", Date.parse("0099-01-01T00:00:00Z")],
  ])("%s", (text, instant) => {
    expect(parseDateTime(text)).toBe(instant);
  });

  test.each([
    "",
    "2026-11-21",
    "2026-11-21 00:00:00Z",
    "2026-11-21T00:00Z",
    "2026-11-21T00:00:00.Z",
    "2026-11-21t00:00:00Z",
    "2025-02-29T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-00-01T00:00:00Z",
    "2026-11-21T24:00:01Z",
    "2026-11-21T23:60:00Z",
    "2026-11-21T23:59:60Z",
    "2026-11-21T00:00:00+14:01",
    "2026-11-21T00:00:00+01:60",
    "0000-01-01T00:00:00Z",
    " 2026-11-21T00:00:00Z",
  ])("%j is none", (text) => {
    expect(parseDateTime(text)).toBeUndefined();
  });

  property.prop([
    fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }),
  ])("reads what Date writes", (date) => {
    expect(parseDateTime(date.toISOString())).toBe(date.getTime());
  });
});

describe("parseTime", () => {
  test.each([
    ["00:00:00", 0],
    ["22:00:00Z", 22 * 3_600_000],
    ["00:30:00+01:00", 23.5 * 3_600_000],
    ["23:30:00-01:00", 1_800_000],
    ["24:00:00", 0],
    ["12:00:00.25", 43_200_250],
  ])("%s", (text, ofDay) => {
    expect(parseTime(text)).toBe(ofDay);
  });

  test.each(["", "12:00", "25:00:00", "12:00:00+15:00", "12:60:00"])("%j is none", (text) => {
    expect(parseTime(text)).toBeUndefined();
  });
});
