import { nearMisses, noise, sentences, systematic } from "@callingcard/grammar/arbitrary";
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { dateandortime } from "../../src/generated/date-time.ts";
import { dateTimeIr } from "../../src/generated/date-time.ir.ts";
import { type Property, splitComponents, splitList } from "../../src/index.ts";
import {
  type DateTimeType,
  decodeProperty,
  parseDateTime,
  stringifyDateTime,
  type Version,
} from "../../src/values.ts";

const nasty = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."ab,;:\\nN\"' é😀") }),
  fc.string({ unit: "binary" }),
);

function value(name: string, raw: string, version: Version): unknown {
  const property_: Property = { group: undefined, name, parameters: [], value: raw };
  return decodeProperty(property_, version);
}

describe("a value is divided as the grammar divides it", () => {
  property.prop([nasty], { numRuns: 1_000 })("in components with lists", (raw) => {
    expect(value("N", raw, "4.0")).toEqual({
      shape: "components",
      type: "text",
      components: splitComponents(raw),
    });
  });

  property.prop([nasty], { numRuns: 1_000 })("in components without", (raw) => {
    expect(value("ORG", raw, "4.0")).toEqual({
      shape: "components",
      type: "text",
      components: splitComponents(raw).map((items) => [items.join(",")]),
    });
  });

  property.prop([nasty], { numRuns: 1_000 })("in a list", (raw) => {
    expect(value("NICKNAME", raw, "4.0")).toEqual({
      shape: "list",
      type: "text",
      values: splitList(raw),
    });
  });
});

const TYPES: readonly DateTimeType[] = ["date", "time", "date-time", "timestamp"];

/** What the grammar finds in a text; `undefined` for no date and no time. */
function grammarParts(text: string): unknown[] | undefined {
  const parsed = dateandortime.parse(text);
  if (parsed === undefined) return undefined;
  const { date, time } = parsed;
  const number = (digits: string | undefined) =>
    digits === undefined ? undefined : Number(digits);
  return [
    number(date?.year),
    number(date?.rest?.month),
    number(date?.rest?.day),
    number(time?.hour),
    number(time?.rest?.minute),
    number(time?.rest?.seconds?.second),
    time?.rest?.seconds?.fraction,
    time?.zone === undefined,
  ];
}

/** What is read in a text; `undefined` for no date and no time, and for those in no calendar. */
function readParts(text: string): unknown[] | undefined {
  const read = parseDateTime(text, "date-and-or-time");
  if (read === undefined) return undefined;
  const { year, month, day, hour, minute, second, fraction, offsetMinutes } = read;
  return [year, month, day, hour, minute, second, fraction, offsetMinutes === undefined];
}

/** A text that is of a type and is written as another; `undefined` for all that are well. */
function unlike(text: string): string | undefined {
  for (const type of TYPES) {
    const parts = parseDateTime(text, type);
    if (parts !== undefined) stringifyDateTime(parts, type, "basic"); // throws for another type's parts
  }
  const read = readParts(text);
  return read === undefined || JSON.stringify(read) === JSON.stringify(grammarParts(text))
    ? undefined
    : text;
}

describe("dates and times are read as the grammar reads them", () => {
  test("systematically", () => {
    const texts = [...systematic(dateTimeIr, "dateandortime", { limit: 2_000 })];
    expect(texts.filter((text) => unlike(text) !== undefined)).toEqual([]);
    expect(texts.filter((text) => readParts(text) !== undefined).length).toBeGreaterThan(50);
  });

  const whole = fc
    .tuple(
      fc.constantFrom("19850412", "1985-04-12", "1985-0412", "198504-12"),
      fc.constantFrom("", "T102030", "T10:20:30", "t102030", "T10:2030", "T1020:30", "T1020"),
      fc.constantFrom("", "Z", "z", "-05", ".5", " "),
    )
    .map((parts) => parts.join(""));

  property.prop(
    [
      fc.oneof(
        sentences(dateTimeIr, "timestamp"),
        nearMisses(dateTimeIr, "timestamp").map(({ text }) => text),
        noise(dateTimeIr, "dateandortime"),
        whole,
      ),
    ],
    { numRuns: 1_500 },
  )("at random", (text) => {
    expect(unlike(text)).toBeUndefined();
  });

  property.prop([whole])("where the grammar has them and the calendar too", (text) => {
    expect(readParts(text)).toEqual(grammarParts(text));
  });
});
