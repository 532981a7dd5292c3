import { date } from "./generated/field.ts";
import { readWhole, refuse } from "./sip-error.ts";

const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/**
 * Reads a SIP-date (RFC 3261 section 20.17).
 *
 * @param value The value of the field.
 * @returns Milliseconds since 1970-01-01T00:00:00Z.
 * @throws SipError for anything else, and for a day or time that does not exist.
 */
export function parseDateMs(value: string): number {
  const read = readWhole(date, value);
  const month = MONTHS.indexOf(read.month.toLowerCase());
  const [hour, minute, second] = [Number(read.hour), Number(read.minute), Number(read.second)];
  const day = new Date(0);
  day.setUTCFullYear(Number(read.year), month, Number(read.day));
  const isDay =
    month !== -1 &&
    day.getUTCMonth() === month &&
    day.getUTCDate() === Number(read.day) &&
    WEEKDAYS[day.getUTCDay()] === read.weekday.toLowerCase();
  if (isDay && hour < 24 && minute < 60 && second < 60) {
    return day.setUTCHours(hour, minute, second);
  }
  return refuse("invalid-date", "day or time that does not exist", value, 0, "RFC 3261 SIP-date");
}

/**
 * Writes a SIP-date (RFC 3261 section 20.17).
 *
 * @param milliseconds Milliseconds since 1970-01-01T00:00:00Z, of which whole seconds are written.
 * @returns The value.
 * @throws RangeError for a time before the year 0 or after 9999.
 */
export function stringifyDate(milliseconds: number): string {
  const time = new Date(milliseconds);
  const year = time.getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) throw new RangeError("year of other than four digits");
  return time.toUTCString();
}
