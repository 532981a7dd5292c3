import { type PartialDateTime, parseDateTime, stringifyDateTime } from "@callingcard/vcard/values";
import type { PartialDate, Timestamp } from "./card.ts";
import { isDay, isUtcDateTime } from "./format.ts";
import type { MutableObject } from "./json.ts";

/** A date-time in UTC, and what it took to get there. */
export interface UtcReading {
  /** UTCDateTime (RFC 9553 section 1.4.5). */
  readonly utc: string;

  /** `given` in UTC; `changed` from another offset; `assumed` without an offset. */
  readonly offset: "given" | "changed" | "assumed";
}

/**
 * Reads a timestamp of vCard as a UTCDateTime (RFC 9555 section 2.2.2).
 *
 * @param text The timestamp, basic or extended.
 * @returns The date-time; `undefined` if it is not complete.
 */
export function readTimestamp(text: string): UtcReading | undefined {
  const value = parseDateTime(text, "date-and-or-time") ?? parseDateTime(text, "timestamp");
  return value === undefined ? undefined : toUtc(value);
}

/**
 * Makes a UTCDateTime of a complete date-time.
 *
 * @param value The parts.
 * @returns The date-time; `undefined` if a part is missing, or out of what UTCDateTime can say.
 */
export function toUtc(value: PartialDateTime): UtcReading | undefined {
  const { year, month, day, hour, minute, second, fraction, offsetMinutes } = value;
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (hour === undefined || minute === undefined || second === undefined) return undefined;
  if (!isDay(year, month, day) || hour > 23 || minute > 59) return undefined;
  const offset =
    offsetMinutes === undefined ? "assumed" : offsetMinutes === 0 ? "given" : "changed";
  // A leap second stays one: it is at the end of a UTC minute.
  const seconds = String(second).padStart(2, "0");
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, day);
  moment.setUTCHours(hour, minute - (offsetMinutes ?? 0));
  if (moment.getUTCFullYear() < 0 || moment.getUTCFullYear() > 9999) return undefined;
  const decimals = (fraction ?? "").replace(/0+$/, "");
  const utc = `${moment.toISOString().slice(0, 17)}${seconds}${decimals === "" ? "" : `.${decimals}`}Z`;
  return isUtcDateTime(utc) ? { utc, offset } : undefined;
}

/**
 * Writes a UTCDateTime as a timestamp of vCard, in the basic form and without a fraction, which vCard
 * does not have.
 *
 * @param utc The UTCDateTime.
 * @returns The timestamp.
 */
export function writeTimestamp(utc: string): string {
  return utc.replace(/[-:]|\.\d+/g, "");
}

/**
 * Reads a date of vCard as the date of an anniversary (RFC 9555 sections 2.2.2 and 2.5.1).
 *
 * @param text The date, date-time or part of one.
 * @returns The date as JSContact has it; `undefined` for a time, a month or a day alone, and a date-time
 *   that is not complete.
 */
export function readAnniversary(
  text: string,
): { readonly date: MutableObject; readonly offset: UtcReading["offset"] } | undefined {
  const value = parseDateTime(text, "date-and-or-time");
  if (value === undefined) return undefined;
  const { year, month, day, hour, minute, second, offsetMinutes } = value;
  if (hour !== undefined || minute !== undefined || second !== undefined) {
    // A time without an offset is the time where the person was born; UTC would be another.
    if (offsetMinutes === undefined) return undefined;
    const reading = toUtc(value);
    return reading && { date: { "@type": "Timestamp", utc: reading.utc }, offset: reading.offset };
  }
  if (offsetMinutes !== undefined) return undefined;
  const isPart =
    month === undefined
      ? year !== undefined && day === undefined
      : day === undefined
        ? year !== undefined
        : isDay(year, month, day);
  if (!isPart) return undefined;
  const date: MutableObject = {};
  if (year !== undefined) date["year"] = year;
  if (month !== undefined) date["month"] = month;
  if (day !== undefined) date["day"] = day;
  return { date, offset: "given" };
}

/**
 * Writes the date of an anniversary as vCard 4.0 has it.
 *
 * @param date The date.
 * @returns The text, in the basic form; `undefined` for what vCard cannot say, as a year of five digits.
 */
export function writeAnniversary(date: PartialDate | Timestamp): string | undefined {
  if (isTimestamp(date)) return writeTimestamp(date.utc);
  const { year, month, day } = date;
  if (year !== undefined && year > 9999) return undefined;
  try {
    return stringifyDateTime(
      {
        ...(year !== undefined && { year }),
        ...(month !== undefined && { month }),
        ...(day !== undefined && { day }),
      },
      "date",
      "basic",
    );
  } catch {
    return undefined;
  }
}

function isTimestamp(date: PartialDate | Timestamp): date is Timestamp {
  return date["@type"] === "Timestamp";
}
