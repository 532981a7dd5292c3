import * as grammar from "./generated/date-time.ts";

const DAY_MS = 86_400_000;

/**
 * Reads an instant (xs:dateTime of XML Schema part 2, section 3.2.7). One without a zone is taken for
 * UTC. Fractions of a second count down to the millisecond; 24:00:00 is the next day's midnight.
 *
 * @param text The instant, without white space around it.
 * @returns Milliseconds since 1970-01-01T00:00:00Z; `undefined` for what is no instant.
 */
export function parseDateTime(text: string): number | undefined {
  const parts = grammar.dateTime.parse(text);
  if (parts === undefined) return undefined;
  const ofDay = timeMs(parts.time);
  const [year, month, day] = [Number(parts.year), Number(parts.month), Number(parts.day)];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isDate = year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isDate && ofDay !== undefined ? date.getTime() + ofDay : undefined;
}

/**
 * Reads a time of the day (xs:time of XML Schema part 2, section 3.2.8), as `parseDateTime` does.
 *
 * @param text The time, without white space around it.
 * @returns Milliseconds since midnight UTC, from 0 to 86 399 999; `undefined` for what is no time.
 */
export function parseTime(text: string): number | undefined {
  const parts = grammar.time.parse(text);
  const ofDay = parts && timeMs(parts);
  return ofDay === undefined ? undefined : ((ofDay % DAY_MS) + DAY_MS) % DAY_MS;
}

// Milliseconds since midnight UTC; a zone may put them before it, or behind the end of the day.
function timeMs({ hour, minute, second, fraction = "", zone }: grammar.Time): number | undefined {
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)];
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, "0"));
  const ofDay = ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
  const offset = zone === undefined ? 0 : zoneMinutes(zone);
  if (minutes > 59 || seconds > 59 || ofDay > DAY_MS || offset === undefined) return undefined;
  return ofDay - offset * 60_000;
}

function zoneMinutes(zone: NonNullable<grammar.Time["zone"]>): number | undefined {
  if (!("sign" in zone)) return 0;
  const [hours, minutes] = [Number(zone.hours), Number(zone.minutes)];
  if (minutes > 59 || hours * 60 + minutes > 14 * 60) return undefined;
  return zone.sign === "-" ? -(hours * 60 + minutes) : hours * 60 + minutes;
}
