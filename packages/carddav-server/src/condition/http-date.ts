const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** `Sun, 06 Nov 1994 08:49:37 GMT` */
const IMF_FIXDATE = /^[A-Z][a-z]{2}, (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT$/;

/** `Sunday, 06-Nov-94 08:49:37 GMT` */
const RFC850_DATE = /^[A-Z][a-z]+day, (\d\d)-([A-Z][a-z]{2})-(\d\d) (\d\d):(\d\d):(\d\d) GMT$/;

/** `Sun Nov  6 08:49:37 1994` */
const ASCTIME_DATE = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) ([ \d]\d) (\d\d):(\d\d):(\d\d) (\d{4})$/;

const DAY_MS = 86_400_000;

/** `00` to `59`. */
const SIXTIETHS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, "0"));

let lastDay = { startMs: Number.NaN, text: "" };

/**
 * Writes an HTTP date (RFC 9110 section 5.6.7). The day is written once for all its times that follow each other.
 *
 * @internal
 */
export function httpDate(ms: number): string {
  const time = ((ms % DAY_MS) + DAY_MS) % DAY_MS;
  const startMs = ms - time;
  if (startMs !== lastDay.startMs) {
    lastDay = { startMs, text: new Date(startMs).toUTCString().slice(0, -"00:00:00 GMT".length) };
  }
  const hour = SIXTIETHS[Math.floor(time / 3_600_000)];
  const minute = SIXTIETHS[Math.floor(time / 60_000) % 60];
  const second = SIXTIETHS[Math.floor(time / 1_000) % 60];
  return `${lastDay.text}${hour}:${minute}:${second} GMT`;
}

/**
 * Reads an HTTP date in any of its three forms (RFC 9110 section 5.6.7).
 *
 * @param nowMs Milliseconds since 1970: a year of two digits is none that lies more than 50 years ahead.
 * @returns Milliseconds since 1970; `undefined` for anything else, which counts as absent (section
 *   13.1.3).
 *
 * @internal
 */
export function parseHttpDate(value: string | null, nowMs: number): number | undefined {
  if (value === null) return undefined;
  const fixed = IMF_FIXDATE.exec(value);
  if (fixed !== null) {
    const [, day, month, year, ...time] = fixed;
    return instant(Number(year), month, Number(day), time);
  }
  const long = RFC850_DATE.exec(value);
  if (long !== null) {
    const [, day, month, year, ...time] = long;
    return instant(fullYear(Number(year), nowMs), month, Number(day), time);
  }
  const short = ASCTIME_DATE.exec(value);
  if (short === null) return undefined;
  const [, month, day, hour = "", minute = "", second = "", year] = short;
  return instant(Number(year), month, Number(day), [hour, minute, second]);
}

function fullYear(year: number, nowMs: number): number {
  const current = new Date(nowMs).getUTCFullYear();
  const inCentury = current - (current % 100) + year;
  return inCentury > current + 50 ? inCentury - 100 : inCentury;
}

function instant(
  year: number,
  monthName: string | undefined,
  day: number,
  time: readonly string[],
): number | undefined {
  const month = MONTHS.indexOf(monthName ?? "");
  const [hour = 0, minute = 0, second = 0] = time.map(Number);
  const ms = Date.UTC(year, month, day, hour, minute, second);
  // What does not exist, such as 30 February, would become another moment.
  const isReal =
    month >= 0 && new Date(ms).getUTCDate() === day && hour < 24 && minute < 60 && second <= 60;
  return isReal ? ms : undefined;
}
