/** Longest Id, in octets (RFC 9553 section 1.4.1). */
const MAX_ID_OCTETS = 255;

/**
 * Tells whether a string is an Id (RFC 9553 section 1.4.1): 1 to 255 of A-Z, a-z, 0-9, `-` and `_`.
 *
 * @param text The string.
 * @returns Whether it is one.
 */
export function isId(text: string): boolean {
  return text.length <= MAX_ID_OCTETS && /^[A-Za-z0-9_-]+$/.test(text);
}

/**
 * Tells whether a string is a UTCDateTime (RFC 9553 section 1.4.5): upper case, `Z`, a fraction only
 * where it is not zero and without zeros at its end, and a day that the calendar has. A leap second
 * may be at the end of any day.
 *
 * @param text The string.
 * @returns Whether it is one.
 */
export function isUtcDateTime(text: string): boolean {
  const found =
    /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d*[1-9])?Z$/.exec(text)?.slice(1) ?? [];
  const [year, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.map(Number);
  if (year === undefined || !isDay(year, month, day)) return false;
  if (hour > 23 || minute > 59) return false;
  return second < 60 || (second === 60 && hour === 23 && minute === 59);
}

/**
 * Tells whether the calendar has a day. Without a year it may be a leap year.
 *
 * @param year The year, if it is known.
 * @param month The month, from 1.
 * @param day The day, from 1.
 * @returns Whether there is such a day.
 */
export function isDay(year: number | undefined, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  if (month === 2) return day <= (year === undefined || isLeap(year) ? 29 : 28);
  return day <= (month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/**
 * Tells whether a string has the form of a language tag (RFC 5646 section 2.1), a private one
 * included; whether its subtags are registered is not looked up.
 *
 * @param text The string.
 * @returns Whether it has.
 */
export function isLanguageTag(text: string): boolean {
  return text.length <= 255 && /^(?:[A-Za-z]{1,8})(?:-[A-Za-z0-9]{1,8})*$/.test(text);
}

/**
 * Tells whether a string starts as a URI does (RFC 3986 section 3.1) and has no space, control
 * character or backslash in it.
 *
 * @param text The string.
 * @returns Whether it is taken for a URI.
 */
export function isUri(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*:/.test(text) && !/[\s\\\p{Cc}]/u.test(text);
}

/**
 * Tells whether a string is vendor-specific: a domain name, a colon, a name (RFC 9553 section 1.8.1).
 * The name may have `/` and `~`, which that section forbids and RFC 9555 section 3.2.1 uses.
 *
 * @param text The name of a property, or an enumerated value.
 * @returns Whether it is.
 */
export function isVendorSpecific(text: string): boolean {
  const colon = text.indexOf(":");
  if (colon < 1) return false;
  const isPrefix = text
    .slice(0, colon)
    .split(".")
    .every((label) => /^[A-Za-z0-9\u0080-\u{10ffff}-]+$/u.test(label) && !/^-|-$/.test(label));
  return isPrefix && /^[^\p{Cc}"]+$/u.test(text.slice(colon + 1));
}

/**
 * Tells whether a string has the form of a registered name: letters, digits and `@` (section 1.7.2).
 *
 * @param text The name of a property.
 * @returns Whether it has.
 */
export function isRegisteredForm(text: string): boolean {
  return /^[A-Za-z0-9@]+$/.test(text);
}

/**
 * Tells whether a string is a media type without or with parameters (RFC 2046), by its form.
 *
 * @param text The string.
 * @returns Whether it is.
 */
export function isMediaType(text: string): boolean {
  return /^[A-Za-z0-9!#$&^_.+-]+\/[A-Za-z0-9!#$&^_.+-]+(?:\s*;.*)?$/.test(text);
}
