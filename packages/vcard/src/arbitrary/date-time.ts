import * as fc from "fast-check";
import type { DateTimeType } from "../value/date-time.ts";
import type { PartialDateTime } from "../value/decoded-value.ts";

/**
 * Dates and times of a type, whole and truncated (RFC 6350 section 4.3).
 *
 * @param type The type.
 * @returns The arbitrary.
 */
export function partialDateTime(type: DateTimeType): fc.Arbitrary<PartialDateTime> {
  switch (type) {
    case "date":
      return fc.oneof(wholeDate(), shortDate(), reducedDate());
    case "time":
      return fc.oneof(time(), truncatedTime());
    case "date-time":
      return both(fc.oneof(wholeDate(), shortDate()), time());
    case "timestamp":
      return both(wholeDate(), wholeTime());
    case "date-and-or-time":
      return fc.oneof(
        partialDateTime("date"),
        partialDateTime("time"),
        partialDateTime("date-time"),
      );
  }
}

function both(
  date: fc.Arbitrary<PartialDateTime>,
  clock: fc.Arbitrary<PartialDateTime>,
): fc.Arbitrary<PartialDateTime> {
  return fc.tuple(date, clock).map(([left, right]) => ({ ...left, ...right }));
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function monthAndDay(): fc.Arbitrary<{ month: number; day: number }> {
  return fc.integer({ min: 1, max: 12 }).chain((month) =>
    fc.record({
      month: fc.constant(month),
      day: fc.integer({ min: 1, max: DAYS[month - 1] ?? 28 }),
    }),
  );
}

function wholeDate(): fc.Arbitrary<PartialDateTime> {
  return fc.tuple(year(), monthAndDay()).map(([years, { month, day }]) => ({
    year: years,
    month,
    day: month === 2 ? Math.min(day, 28) : day,
  }));
}

// A date that a time can follow: without its year, or a day alone.
function shortDate(): fc.Arbitrary<PartialDateTime> {
  return fc.oneof(monthAndDay(), fc.record({ day: fc.integer({ min: 1, max: 31 }) }));
}

function reducedDate(): fc.Arbitrary<PartialDateTime> {
  const month = fc.integer({ min: 1, max: 12 });
  return fc.oneof(
    fc.record({ year: year() }),
    fc.record({ year: year(), month }),
    fc.record({ month }),
  );
}

function year(): fc.Arbitrary<number> {
  return fc.oneof(fc.integer({ min: 1900, max: 2030 }), fc.integer({ min: 0, max: 9999 }));
}

function minutes(): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: 59 });
}

function hours(): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: 23 });
}

function zone(): fc.Arbitrary<PartialDateTime> {
  return fc.oneof(
    fc.constant({}),
    fc.constant({ offsetMinutes: 0 }),
    fc.record({ offsetMinutes: fc.integer({ min: -1439, max: 1439 }) }),
  );
}

function wholeTime(): fc.Arbitrary<PartialDateTime> {
  const clock = fc.record({ hour: hours(), minute: minutes(), second: minutes() });
  return both(clock, zone());
}

function time(): fc.Arbitrary<PartialDateTime> {
  return fc.oneof(
    wholeTime(),
    both(fc.record({ hour: hours(), minute: minutes() }), zone()),
    both(fc.record({ hour: hours() }), zone()),
  );
}

function truncatedTime(): fc.Arbitrary<PartialDateTime> {
  return fc.oneof(
    fc.record({ minute: minutes() }),
    fc.record({ minute: minutes(), second: minutes() }),
    fc.record({ second: minutes() }),
  );
}
