import { type DateTimeType, isDateTimeType, stringifyDateTime } from "../value/date-time.ts";
import type { PartialDateTime } from "../values.ts";

/** The types that a date or time can have instead of its own, from the narrowest. */
const NARROW: readonly DateTimeType[] = ["date", "time", "date-time"];

/**
 * Finds the type that a date or time is written as: its own if it has all parts that the type wants, else
 * the narrowest that has its parts. A REV with a date alone is no timestamp, but a date.
 *
 * @param value The parts.
 * @param type The type by VALUE or by default.
 * @returns The type.
 */
export function dateTimeTypeOf(value: PartialDateTime, type: string): DateTimeType {
  const own: readonly DateTimeType[] = isDateTime(type) ? [type] : [];
  return [...own, ...NARROW].find((other) => isOfType(value, other)) ?? "date-and-or-time";
}

function isDateTime(type: string): type is DateTimeType {
  return isDateTimeType(type as DateTimeType);
}

function isOfType(value: PartialDateTime, type: DateTimeType): boolean {
  try {
    stringifyDateTime(value, type, "basic");
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
