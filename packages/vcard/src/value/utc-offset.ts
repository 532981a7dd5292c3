import { utcoffset } from "../generated/date-time.ts";
import { type DateForm, minutesOf, stringifyOffset } from "./date-time.ts";

/**
 * Reads a UTC offset (RFC 6350 section 4.7, RFC 2426 section 3.4.1).
 *
 * @param text The text: `-0500`, `-05:00` or `-05`.
 * @returns Minutes east of UTC, or `undefined`.
 */
export function parseUtcOffset(text: string): number | undefined {
  const offset = utcoffset.parse(text);
  return offset === undefined ? undefined : minutesOf(offset);
}

/**
 * Writes a UTC offset.
 *
 * @param minutes Minutes east of UTC.
 * @param form The form: vCard 4.0 has the basic one, 3.0 the extended.
 * @returns The text.
 * @throws RangeError for a day and more, and for parts of a minute.
 */
export function stringifyUtcOffset(minutes: number, form: DateForm): string {
  if (!Number.isInteger(minutes) || Math.abs(minutes) >= 1440) {
    throw new RangeError("minutes are no UTC offset");
  }
  return stringifyOffset(minutes, form === "extended");
}
