import type { ValueType } from "../vocabulary/property-use.ts";
import {
  type Date as ParsedDate,
  date,
  type Dateandortime,
  dateandortime,
  datetime,
  type Time,
  time,
  timestamp,
  type Zone,
} from "../generated/date-time.ts";
import type { PartialDateTime } from "./decoded-value.ts";
import { parseWholeDateTime } from "./whole-date-time.ts";

/** The types of value that are dates or times. */
export type DateTimeType = "date" | "time" | "date-time" | "date-and-or-time" | "timestamp";

/**
 * Tells whether a type of value is that of a date or time.
 *
 * @param type The type.
 * @returns Whether it is.
 */
export function isDateTimeType(type: ValueType): type is DateTimeType {
  return (
    type === "date" ||
    type === "time" ||
    type === "date-time" ||
    type === "date-and-or-time" ||
    type === "timestamp"
  );
}

/**
 * Reads a date or time (RFC 6350 section 4.3, RFC 2425 section 5.8.4): whole or truncated, in the basic
 * form or the extended one, with parts of a second. A day that its month does not have is none.
 *
 * @param text The text.
 * @param type What it is to be.
 * @returns The parts that it has, or `undefined` if it is not of the type.
 * @example
 * parseDateTime("--04-15", "date"); // { month: 4, day: 15 }
 */
export function parseDateTime(text: string, type: DateTimeType): PartialDateTime | undefined {
  const whole = parseWholeDateTime(text);
  if (whole !== undefined) return isOfType(whole, type) && isInCalendar(whole) ? whole : undefined;
  const parsed = parse(text, type);
  if (parsed === undefined) return undefined;
  const parts: Parts = {};
  if (parsed.date !== undefined) addDate(parts, parsed.date);
  if (parsed.time !== undefined) addTime(parts, parsed.time);
  return isInCalendar(parts) ? parts : undefined;
}

type Parts = { -readonly [Part in keyof PartialDateTime]: PartialDateTime[Part] };

// Whether a type has a whole date with or without a time.
function isOfType({ hour }: PartialDateTime, type: DateTimeType): boolean {
  if (type === "date-and-or-time") return true;
  return type !== "time" && (type === "date") === (hour === undefined);
}

function parse(text: string, type: DateTimeType): Dateandortime | undefined {
  switch (type) {
    case "date": {
      const found = date.parse(text);
      return found === undefined ? undefined : { date: found, time: undefined };
    }
    case "time": {
      const found = time.parse(text);
      return found === undefined ? undefined : { date: undefined, time: found };
    }
    case "date-time":
      return datetime.parse(text);
    case "timestamp":
      return timestamp.parse(text);
    case "date-and-or-time":
      return dateandortime.parse(text);
  }
}

function addDate(parts: Parts, { year, rest }: ParsedDate): void {
  if (year !== undefined) parts.year = Number(year);
  if (rest?.month !== undefined) parts.month = Number(rest.month);
  if (rest?.day !== undefined) parts.day = Number(rest.day);
}

function addTime(parts: Parts, { hour, rest, zone }: Time): void {
  if (hour !== undefined) parts.hour = Number(hour);
  if (rest?.minute !== undefined) parts.minute = Number(rest.minute);
  if (rest?.seconds !== undefined) {
    parts.second = Number(rest.seconds.second);
    if (rest.seconds.fraction !== undefined) parts.fraction = rest.seconds.fraction;
  }
  // A zone that is none makes the whole a text: NaN is not in the calendar.
  if (zone !== undefined) parts.offsetMinutes = minutesOf(zone) ?? Number.NaN;
}

/**
 * Counts the minutes of an offset as the grammar has it.
 *
 * @param zone The offset.
 * @returns Minutes east of UTC, or `undefined` for more than 23 hours or 59 minutes.
 */
export function minutesOf(zone: Zone): number | undefined {
  const { sign, hour, minute = "00" } = zone;
  const hours = Number(hour);
  const minutes = Number(minute);
  if (hours > 23 || minutes > 59) return undefined;
  const total = 60 * hours + minutes;
  return sign === "-" && total > 0 ? -total : total;
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isInCalendar(parts: PartialDateTime): boolean {
  const { year, month, day = 1, hour = 0, minute = 0, second = 0, offsetMinutes = 0 } = parts;
  if (month !== undefined && (month < 1 || month > 12)) return false;
  if (day < 1 || day > (DAYS[(month ?? 1) - 1] ?? 0)) return false;
  if (month === 2 && day === 29 && year !== undefined && !isLeapYear(year)) return false;
  return hour <= 23 && minute <= 59 && second <= 60 && Math.abs(offsetMinutes) < 1440;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** How dates and times are written: `19850412`, or `1985-04-12`. */
export type DateForm = "basic" | "extended";

/**
 * Writes a date or time. A type that has both, or either, is written as the parts tell.
 *
 * @param value The parts.
 * @param type What it is to be.
 * @param form The form: vCard 4.0 has the basic one, 3.0 the extended.
 * @returns The text; `parseDateTime` undoes it.
 * @throws RangeError for parts that the type cannot have, as a year and a day without a month, and for
 *   numbers that are in no calendar.
 */
export function stringifyDateTime(
  value: PartialDateTime,
  type: DateTimeType,
  form: DateForm,
): string {
  const text = stringify(value, type, form === "extended");
  if (!isSame(parseDateTime(text, type), value)) {
    throw new RangeError(`parts of a date and time are no ${type}`);
  }
  return text;
}

function stringify(value: PartialDateTime, type: DateTimeType, extended: boolean): string {
  const dateText = stringifyDate(value, extended);
  const timeText = stringifyTime(value, extended);
  if (type === "date") return dateText;
  if (type === "time") return timeText;
  return timeText === "" ? dateText : `${dateText}T${timeText}`;
}

function stringifyDate({ year, month, day }: PartialDateTime, extended: boolean): string {
  if (year === undefined && month === undefined && day === undefined) return "";
  if (year === undefined) {
    if (month === undefined) return `---${digits(day)}`;
    const mark = extended && day !== undefined ? "-" : "";
    return `--${digits(month)}${mark}${digits(day)}`;
  }
  const yearText = digits(year, 4);
  if (day === undefined) return month === undefined ? yearText : `${yearText}-${digits(month)}`;
  const mark = extended ? "-" : "";
  return `${yearText}${mark}${digits(month)}${mark}${digits(day)}`;
}

function stringifyTime(value: PartialDateTime, extended: boolean): string {
  const { hour, minute, second, fraction, offsetMinutes } = value;
  if (hour === undefined && minute === undefined && second === undefined) return "";
  const mark = extended ? ":" : "";
  let text = hour === undefined ? "-" : digits(hour);
  if (minute !== undefined) text += (hour === undefined ? "" : mark) + digits(minute);
  else if (hour === undefined) text += "-";
  if (second !== undefined) text += (minute === undefined ? "" : mark) + digits(second);
  if (fraction !== undefined) text += `.${fraction}`;
  if (offsetMinutes === undefined) return text;
  return offsetMinutes === 0 ? `${text}Z` : text + stringifyOffset(offsetMinutes, extended);
}

/**
 * Writes minutes east of UTC with a sign.
 *
 * @param minutes The minutes.
 * @param extended Whether a colon stands in it.
 * @returns The text.
 */
export function stringifyOffset(minutes: number, extended: boolean): string {
  const size = Math.abs(minutes);
  const mark = extended ? ":" : "";
  return `${minutes < 0 ? "-" : "+"}${digits(Math.floor(size / 60))}${mark}${digits(size % 60)}`;
}

function digits(value: number | undefined, length = 2): string {
  return value === undefined ? "" : String(value).padStart(length, "0");
}

function isSame(left: PartialDateTime | undefined, right: PartialDateTime): boolean {
  return (
    left !== undefined &&
    left.year === right.year &&
    left.month === right.month &&
    left.day === right.day &&
    left.hour === right.hour &&
    left.minute === right.minute &&
    left.second === right.second &&
    left.fraction === right.fraction &&
    left.offsetMinutes === right.offsetMinutes
  );
}
