/**
 * What the text of a property must look like. Each function gives the reason against a text, or
 * nothing.
 *
 * @module
 */

/** A check of a text: the reason against it, or nothing. */
export type TextCheck = (text: string) => string | undefined;

const DATE_TIME =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]+)?(?:[Zz]|[+-]([0-9]{2}):([0-9]{2}))$/;

/**
 * Checks a `date-time` of RFC 3339 section 5.6, as in `DAV:creationdate` (RFC 4918 section 15.1).
 *
 * @param text The text.
 */
export function refuseDateTime(text: string): string | undefined {
  const [matched, year, month, day, hour, minute, second, ...zone] = DATE_TIME.exec(text) ?? [];
  if (matched === undefined) return "this is no date-time of RFC 3339";
  const [zoneHour = 0, zoneMinute = 0] = zone.map(Number);
  const isInstant =
    isDay(Number(year), Number(month), Number(day)) &&
    isTime(Number(hour), Number(minute), Number(second)) &&
    isTime(zoneHour || 0, zoneMinute || 0, 0);
  return isInstant ? undefined : "this moment does not exist";
}

const HTTP_DATE =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), ([0-9]{2}) ([A-Z][a-z]{2}) ([0-9]{4}) ([0-9]{2}):([0-9]{2}):([0-9]{2}) GMT$/;

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/**
 * Checks an `rfc1123-date`, the `IMF-fixdate` of RFC 9110 section 5.6.7, as in
 * `DAV:getlastmodified` (RFC 4918 section 15.7). Whether it was that day of the week is not checked.
 *
 * @param text The text.
 */
export function refuseHttpDate(text: string): string | undefined {
  const [matched, day, month = "", year, hour, minute, second] = HTTP_DATE.exec(text) ?? [];
  if (matched === undefined) return "this is no date of HTTP";
  const isInstant =
    isDay(Number(year), MONTHS.indexOf(month) + 1, Number(day)) &&
    isTime(Number(hour), Number(minute), Number(second));
  return isInstant ? undefined : "this moment does not exist";
}

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  if (month === 2) return day <= (isLeapYear(year) ? 29 : 28);
  return day <= ([4, 6, 9, 11].includes(month) ? 30 : 31);
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

// A minute has a second 60 when it has a leap second.
function isTime(hour: number, minute: number, second: number): boolean {
  return hour <= 23 && minute <= 59 && second <= 60;
}

// The parts of a list are looked at one by one here and below: a regular expression with a loop
// around a group needs a stack as deep as the text is long.
const PRIMARY_SUBTAG = /^[A-Za-z]{1,8}$/;
const SUBTAG = /^[A-Za-z0-9]{1,8}$/;

/**
 * Checks the value of a Content-Language header, as in `DAV:getcontentlanguage` (RFC 4918 section
 * 15.3).
 *
 * @param text The text.
 */
export function refuseLanguage(text: string): string | undefined {
  const isList = text.split(",").every((tag) => isLanguageTag(tag.trim()));
  return isList ? undefined : "this is no list of language tags";
}

function isLanguageTag(tag: string): boolean {
  const [primary = "", ...subtags] = tag.split("-");
  return PRIMARY_SUBTAG.test(primary) && subtags.every((subtag) => SUBTAG.test(subtag));
}

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/**
 * Checks a `token` of RFC 9110 section 5.6.2, such as the name of a method.
 *
 * @param text The text.
 */
export function refuseToken(text: string): string | undefined {
  return TOKEN.test(text) ? undefined : "this is no token";
}

const MEDIA_TYPE = /[!#$%&'*+.^_`|~0-9A-Za-z-]+\/[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;

/** A parameter, up to the first quotation mark of a quoted value; it may be missing. */
const PARAMETER =
  /[ \t]*;[ \t]*(?:[!#$%&'*+.^_`|~0-9A-Za-z-]+=(?:[!#$%&'*+.^_`|~0-9A-Za-z-]+|(")))?/y;

/** Part of a quoted value, with what ends it or is escaped. */
const QUOTED = /[^"\\]*(?:(")|\\[^])/y;

/**
 * Checks a `media-type` of RFC 9110 section 8.3.1, as in `DAV:getcontenttype` (RFC 4918 section
 * 15.5).
 *
 * @param text The text.
 */
export function refuseMediaType(text: string): string | undefined {
  let at = matchAt(MEDIA_TYPE, text, 0) === undefined ? undefined : MEDIA_TYPE.lastIndex;
  while (at !== undefined && at < text.length) at = endOfParameter(text, at);
  return at === undefined ? "this is no media type" : undefined;
}

function endOfParameter(text: string, start: number): number | undefined {
  const parameter = matchAt(PARAMETER, text, start);
  if (parameter === undefined) return undefined;
  const end = PARAMETER.lastIndex;
  return parameter[1] === undefined ? end : endOfQuoted(text, end);
}

function endOfQuoted(text: string, start: number): number | undefined {
  let part = matchAt(QUOTED, text, start);
  while (part !== undefined && part[1] === undefined)
    part = matchAt(QUOTED, text, QUOTED.lastIndex);
  return part === undefined ? undefined : QUOTED.lastIndex;
}

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | undefined {
  pattern.lastIndex = index;
  return pattern.exec(text) ?? undefined;
}

/**
 * Checks that there is a text at all.
 *
 * @param text The text.
 */
export function refuseEmpty(text: string): string | undefined {
  return text === "" ? "there is no text" : undefined;
}
