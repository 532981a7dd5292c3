import { CpimError } from "./cpim-error.ts";
import { datetime } from "./generated/cpim.ts";
import { CPIM_NAMESPACE, type CpimHeader } from "./header.ts";
import { readValue, singleHeader } from "./single-header.ts";

/** A date and time (RFC 3339 section 5.6). */
export interface DateTime {
  readonly year: number;

  /** From 1. */
  readonly month: number;

  readonly day: number;
  readonly hour: number;
  readonly minute: number;

  /** Up to 60, for a leap second. */
  readonly second: number;

  /** The digits behind the point, if there is one. */
  readonly fraction: string | undefined;

  /** Minutes by which local time is ahead of UTC; `undefined` for `-00:00`, where it is unknown. */
  readonly offsetMinutes: number | undefined;
}

/**
 * Reads the value of DateTime.
 *
 * @param value The value as written.
 * @returns Date and time.
 * @throws CpimError for what is none, `invalid-date-time` for one that no calendar or clock has.
 */
export function parseDateTime(value: string): DateTime {
  const read = readValue(datetime, value, "RFC 3339");
  const [year, month, day] = [Number(read.year), Number(read.month), Number(read.day)];
  const [hour, minute, second] = [Number(read.hour), Number(read.minute), Number(read.second)];
  const [offsetHour, offsetMinute] = offsetOf(read.offset);
  const isReal =
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysOf(year, month) &&
    Math.max(hour, offsetHour) <= 23 &&
    Math.max(minute, offsetMinute) <= 59 &&
    second <= 60;
  if (!isReal) {
    const reason = "no calendar or clock has this date and time";
    const rule = "RFC 3339 section 5.7";
    throw new CpimError({ code: "invalid-date-time", reason, source: value, offset: 0, rule });
  }
  const ahead = 60 * offsetHour + offsetMinute;
  const offsetMinutes = read.offset.startsWith("-") ? -ahead || undefined : ahead;
  return { year, month, day, hour, minute, second, fraction: read.fraction, offsetMinutes };
}

/**
 * Finds DateTime.
 *
 * @param headers The headers of a message.
 * @returns Date and time, if they are there.
 * @throws CpimError as {@link parseDateTime} does, and `repeated-header`.
 */
export function dateTime(headers: readonly CpimHeader[]): DateTime | undefined {
  const header = singleHeader(headers, "DateTime", CPIM_NAMESPACE);
  return header === undefined ? undefined : parseDateTime(header.value);
}

/**
 * Counts milliseconds since 1970 in UTC. A leap second counts as the second behind it, an unknown offset
 * as none.
 *
 * @param value Date and time.
 * @returns Milliseconds.
 */
export function dateTimeToMs(value: DateTime): number {
  const { year, month, day, hour, minute, second, fraction = "", offsetMinutes = 0 } = value;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute - offsetMinutes, second);
  return date.getTime() + Number(fraction.slice(0, 3).padEnd(3, "0"));
}

function offsetOf(text: string): readonly [hour: number, minute: number] {
  return text.length === 1 ? [0, 0] : [Number(text.slice(1, 3)), Number(text.slice(4))];
}

function daysOf(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return isLeap ? 29 : 28;
}
