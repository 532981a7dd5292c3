import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import {
  type DateTimeType,
  type PartialDateTime,
  parseDateTime,
  parseUtcOffset,
  stringifyDateTime,
  stringifyUtcOffset,
} from "../../src/values.ts";
import { partialDateTime } from "../../src/arbitrary/date-time.ts";

describe("dates and times", () => {
  // The examples of RFC 6350 section 4.3, then those of ISO 8601 that RFC 2426 has.
  test.each<[DateTimeType, string, PartialDateTime]>([
    ["date", "19850412", { year: 1985, month: 4, day: 12 }],
    ["date", "1985-04", { year: 1985, month: 4 }],
    ["date", "1985", { year: 1985 }],
    ["date", "--0412", { month: 4, day: 12 }],
    ["date", "--04", { month: 4 }],
    ["date", "---12", { day: 12 }],
    ["time", "102200", { hour: 10, minute: 22, second: 0 }],
    ["time", "1022", { hour: 10, minute: 22 }],
    ["time", "10", { hour: 10 }],
    ["time", "-2200", { minute: 22, second: 0 }],
    ["time", "-22", { minute: 22 }],
    ["time", "--00", { second: 0 }],
    ["time", "102200Z", { hour: 10, minute: 22, second: 0, offsetMinutes: 0 }],
    ["time", "102200-0800", { hour: 10, minute: 22, second: 0, offsetMinutes: -480 }],
    [
      "date-time",
      "19961022T140000",
      { year: 1996, month: 10, day: 22, hour: 14, minute: 0, second: 0 },
    ],
    ["date-time", "--1022T1400", { month: 10, day: 22, hour: 14, minute: 0 }],
    ["date-time", "---22T14", { day: 22, hour: 14 }],
    ["date-and-or-time", "19850412", { year: 1985, month: 4, day: 12 }],
    ["date-and-or-time", "T102200", { hour: 10, minute: 22, second: 0 }],
    ["date-and-or-time", "T10", { hour: 10 }],
    ["date-and-or-time", "T-22", { minute: 22 }],
    ["date-and-or-time", "T--00", { second: 0 }],
    [
      "timestamp",
      "19961022T140000-05",
      { year: 1996, month: 10, day: 22, hour: 14, minute: 0, second: 0, offsetMinutes: -300 },
    ],
    ["date", "1985-04-12", { year: 1985, month: 4, day: 12 }],
    ["date", "--04-12", { month: 4, day: 12 }],
    [
      "time",
      "10:22:33,25+01:30",
      { hour: 10, minute: 22, second: 33, fraction: "25", offsetMinutes: 90 },
    ],
    [
      "date-time",
      "1996-10-22t14:00:00.5z",
      {
        year: 1996,
        month: 10,
        day: 22,
        hour: 14,
        minute: 0,
        second: 0,
        fraction: "5",
        offsetMinutes: 0,
      },
    ],
    ["time", "235960", { hour: 23, minute: 59, second: 60 }],
    ["date", "20240229", { year: 2024, month: 2, day: 29 }],
    ["date", "--0229", { month: 2, day: 29 }],
    ["time", "10-00:00", { hour: 10, offsetMinutes: 0 }],
  ])("the %s %s is read", (type, text, parts) => {
    expect(parseDateTime(text, type)).toEqual(parts);
  });

  test.each<[DateTimeType, string]>([
    ["date", "1996-4-5"],
    ["date", "19960431"],
    ["date", "20230229"],
    ["date", "21000229"],
    ["date", "19851312"],
    ["date", "1985-0412"],
    ["date", "198504"],
    ["date", "--0000"],
    ["date", "19850400"],
    ["date", "19850012"],
    ["date", "1985-04-00"],
    ["date", "--0432"],
    ["date", "--"],
    ["date", ""],
    ["date", "1985-04-12T10:00:00"],
    ["time", "24"],
    ["time", "1060"],
    ["time", "102261"],
    ["time", "-22Z"],
    ["time", "--00-0500"],
    ["time", "10+2400"],
    ["time", "10+0060"],
    ["date-time", "1985T10"],
    ["date-time", "--04T10"],
    ["date-and-or-time", "102200"],
    ["timestamp", "19961022T1400"],
    ["timestamp", "--1022T140000"],
    ["timestamp", "1996-10-22 14:00:00"],
  ])("the %s %j is none", (type, text) => {
    expect(parseDateTime(text, type)).toBeUndefined();
  });

  test("are written in the form of each version", () => {
    const value = {
      year: 1985,
      month: 4,
      day: 12,
      hour: 9,
      minute: 5,
      second: 0,
      offsetMinutes: -90,
    };
    expect(stringifyDateTime(value, "timestamp", "basic")).toBe("19850412T090500-0130");
    expect(stringifyDateTime(value, "date-time", "extended")).toBe("1985-04-12T09:05:00-01:30");
    expect(stringifyDateTime({ year: 12 }, "date", "basic")).toBe("0012");
    expect(stringifyDateTime({ year: 1985, month: 4 }, "date", "basic")).toBe("1985-04");
    expect(stringifyDateTime({ month: 4, day: 5 }, "date", "extended")).toBe("--04-05");
    expect(stringifyDateTime({ minute: 5, second: 7 }, "time", "extended")).toBe("-05:07");
  });

  test.each<[DateTimeType, PartialDateTime]>([
    ["date", {}],
    ["date", { year: 1985, day: 1 }],
    ["date", { year: 10_000 }],
    ["date", { month: 2, day: 30 }],
    ["date", { year: 1.5 }],
    ["date", { year: 1985, hour: 1 }],
    ["time", { hour: 1, second: 1 }],
    ["time", { minute: 1, offsetMinutes: 0 }],
    ["time", { hour: 1, fraction: "5" }],
    ["date-time", { year: 1985, hour: 1 }],
    ["timestamp", { year: 1985, month: 1, day: 1 }],
    ["date-and-or-time", { hour: 1, offsetMinutes: 1440 }],
  ])("no %s has %j", (type, value) => {
    expect(() => stringifyDateTime(value, type, "basic")).toThrow(RangeError);
  });

  property.prop([
    fc
      .constantFrom<DateTimeType>("date", "time", "date-time", "date-and-or-time", "timestamp")
      .chain((type) => fc.tuple(fc.constant(type), partialDateTime(type))),
    fc.constantFrom("basic" as const, "extended" as const),
  ])("come back", ([type, value], form) => {
    const text = stringifyDateTime(value, type, form);
    expect(parseDateTime(text, type)).toEqual(value);
  });
});

describe("UTC offsets", () => {
  test.each([
    ["-0500", -300],
    ["-05:30", -330],
    ["+05", 300],
    ["-00:00", 0],
    ["+2359", 1439],
  ])("%s is read", (text, minutes) => {
    expect(parseUtcOffset(text)).toBe(minutes);
  });

  test.each(["Z", "0500", "-5", "-05:3", "+2400", "+0060", ""])("%j is none", (text) => {
    expect(parseUtcOffset(text)).toBeUndefined();
  });

  property.prop([fc.integer({ min: -1439, max: 1439 })])("come back", (minutes) => {
    expect(parseUtcOffset(stringifyUtcOffset(minutes, "basic"))).toBe(minutes);
    expect(parseUtcOffset(stringifyUtcOffset(minutes, "extended"))).toBe(minutes);
  });

  test.each([1440, -1440, 0.5, Number.NaN])("of %d minutes are none", (minutes) => {
    expect(() => stringifyUtcOffset(minutes, "basic")).toThrow(RangeError);
  });
});
