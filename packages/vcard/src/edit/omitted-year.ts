import { parameterValues, type Property } from "../card.ts";
import { type DecodedValue, isDateTime, type PartialDateTime, type Version } from "../values.ts";

/** Tells the year that a date has because vCard 3.0 has no date without one, as Apple's programs write it. */
export const OMITTED_YEAR_PARAMETER = "X-APPLE-OMIT-YEAR";

/** The year that Apple's programs write. */
const OMITTED_YEAR = 1604;

/**
 * Takes the year out of a date that has it only because vCard 3.0 wants one.
 *
 * @param property The property.
 * @param decoded Its value.
 * @returns The value.
 */
export function withoutOmittedYear(property: Property, decoded: DecodedValue): DecodedValue {
  if (decoded.shape !== "single" || !isDateTime(decoded.value)) return decoded;
  const { year, ...rest } = decoded.value;
  const omitted = parameterValues(property, OMITTED_YEAR_PARAMETER)[0];
  if (year === undefined || omitted === undefined || Number(omitted) !== year) return decoded;
  return { ...decoded, value: rest };
}

/**
 * Tells whether a date needs a year that is not its own, to be written in a version.
 *
 * @param value The value.
 * @param version The version.
 * @returns Whether it does.
 */
export function needsYear(value: unknown, version: Version): value is PartialDateTime {
  if (version === "4.0" || !isDateTime(value)) return false;
  const { year, month, day } = value;
  return year === undefined && month !== undefined && day !== undefined;
}

/**
 * Gives a date the year that stands for none.
 *
 * @param value The date.
 * @returns The date and the parameter that tells so.
 */
export function withOmittedYear(value: PartialDateTime): {
  readonly value: PartialDateTime;
  readonly parameter: { readonly name: string; readonly values: readonly string[] };
} {
  return {
    value: { ...value, year: OMITTED_YEAR },
    parameter: { name: OMITTED_YEAR_PARAMETER, values: [String(OMITTED_YEAR)] },
  };
}
