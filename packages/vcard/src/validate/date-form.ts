import {
  isDateTime,
  isDateTimeType,
  stringifyDateTime,
  stringifyUtcOffset,
  type DateForm,
  type DateTimeType,
  type DecodedValue,
  type PartialDateTime,
  type ValueType,
  type Version,
} from "../values.ts";

const ZONE = "(?:Z|[+-]\\d\\d(?:\\d\\d)?)";
const NO_TIME = "\\d{8}|--\\d{4}|---\\d\\d";
const TIME = `\\d\\d(?:\\d\\d(?:\\d\\d)?)?${ZONE}?`;
const DATE_TIME = `(?:${NO_TIME})T${TIME}`;
const DATE = `\\d{4}(?:-\\d\\d)?|--\\d\\d|${NO_TIME}`;
const ANY_TIME = `${TIME}|-\\d\\d(?:\\d\\d)?|--\\d\\d`;

/** The forms of RFC 6350 section 4.3, without those that erratum 3484 took out. */
const FORMS: ReadonlyMap<ValueType, RegExp> = new Map([
  ["date", form(DATE)],
  ["time", form(ANY_TIME)],
  ["date-time", form(DATE_TIME)],
  ["date-and-or-time", form(`${DATE_TIME}|${DATE}|T(?:${ANY_TIME})`)],
  ["timestamp", form(`\\d{8}T\\d{6}${ZONE}?`)],
  ["utc-offset", form("[+-]\\d\\d(?:\\d\\d)?")],
]);

const OLD_ZONE = "(?:Z|[+-]\\d\\d:?\\d\\d)";
const OLD_DATE = "\\d{4}-?\\d\\d-?\\d\\d";
const OLD_TIME = `\\d\\d:?\\d\\d:?\\d\\d(?:[.,]\\d+)?${OLD_ZONE}?`;

/** The forms of RFC 2426 section 4. */
const OLD_FORMS: ReadonlyMap<ValueType, RegExp> = new Map([
  ["date", form(OLD_DATE)],
  ["time", form(OLD_TIME)],
  ["date-time", form(`${OLD_DATE}T${OLD_TIME}`)],
  ["date-and-or-time", form(`${OLD_DATE}(?:T${OLD_TIME})?`)],
  ["timestamp", form(`${OLD_DATE}T${OLD_TIME}`)],
  ["utc-offset", form("[+-]\\d\\d:?\\d\\d")],
]);

function form(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, "i");
}

/**
 * Tells how a date, time or offset should be written that was read, but not in a form of its version.
 *
 * @param text How it is written.
 * @param decoded What was read.
 * @param version The version of the card.
 * @returns What to do, or `undefined` where it is in a form of the version.
 */
export function otherForm(
  text: string,
  decoded: Extract<DecodedValue, { readonly shape: "single" }>,
  version: Version,
): string | undefined {
  const { type, value } = decoded;
  const forms = version === "4.0" ? FORMS : OLD_FORMS;
  if (!FORMS.has(type) || forms.get(type)?.test(text) === true) return undefined;
  const dateForm = version === "4.0" ? "basic" : "extended";
  if (typeof value === "number") return `write ${stringifyUtcOffset(value, dateForm)}`;
  if (!isDateTime(value) || !isDateTimeType(type)) return undefined;
  const { fraction, ...rest } = value;
  const candidates = fraction === undefined ? [value] : [value, rest];
  for (const candidate of candidates) {
    const written = stringifyIfPossible(candidate, type, dateForm);
    if (written !== undefined && forms.get(type)?.test(written) === true) return `write ${written}`;
  }
  if (version !== "4.0") return "write year, month and day, or leave it out";
  return "write date and time to the second, as 20260102T030405Z";
}

function stringifyIfPossible(
  value: PartialDateTime,
  type: DateTimeType,
  dateForm: DateForm,
): string | undefined {
  try {
    return stringifyDateTime(value, type, dateForm);
  } catch {
    return undefined; // parts that the type cannot have
  }
}
