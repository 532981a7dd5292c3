import { type Property, sameName } from "../card.ts";
import {
  type DecodedValue,
  decodeProperty,
  isDateTime,
  type PartialDateTime,
  type Scalar,
  type Version,
} from "../values.ts";
import { parameterOf } from "./parameters.ts";

/**
 * The year that Apple's address book writes for dates without one. It was a leap year, so that it has
 * a 29 February too.
 */
export const YEAR_OMITTED = 1604;

/**
 * Tells whether two properties have the same name and mean the same value, whatever its form: parameters
 * count as far as the value is read by them. Empty components at the end mean nothing.
 *
 * @param left One property.
 * @param right The other property.
 * @param version The version of both.
 * @returns Whether they mean the same.
 */
export function isSameValue(left: Property, right: Property, version: Version): boolean {
  if (!sameName(left.name, right.name)) return false;
  return isSameDecoded(meaningOf(left, version), meaningOf(right, version));
}

/**
 * Decodes a value; of a date whose year is only there because the version demands one, without the year.
 *
 * @param property The property.
 * @param version Its version.
 * @returns The value.
 */
export function meaningOf(property: Property, version: Version): DecodedValue {
  const decoded = decodeProperty(property, version);
  if (version === "4.0" || decoded.shape !== "single" || !isDateTime(decoded.value)) return decoded;
  if (!isYearOmitted(property, decoded.value)) return decoded;
  const { year: _, ...date } = decoded.value;
  return { ...decoded, value: date };
}

// Whether the year of a date of 3.0 means nothing: it is the one that X-APPLE-OMIT-YEAR names, or 1604, which
// some write without saying so.
function isYearOmitted(property: Property, date: PartialDateTime): boolean {
  if (date.year === undefined || date.hour !== undefined) return false;
  const omitted = parameterOf(property, "X-APPLE-OMIT-YEAR")?.[0];
  return date.year === YEAR_OMITTED || Number(omitted) === date.year;
}

function isSameDecoded(left: DecodedValue, right: DecodedValue): boolean {
  if (left.shape === "single" && right.shape === "single") {
    const areDates = isDateTime(left.value) && isDateTime(right.value);
    // What kind of date or time it is can be seen by its parts.
    return (areDates || left.type === right.type) && isSameScalar(left.value, right.value);
  }
  if (left.type !== right.type) return false;
  if (left.shape === "list" && right.shape === "list") {
    const { values } = right;
    return (
      left.values.length === values.length &&
      left.values.every((value, index) => isSameScalar(value, values[index] ?? ""))
    );
  }
  if (left.shape === "components" && right.shape === "components") {
    return isSameComponents(left.components, right.components);
  }
  return false;
}

function isSameComponents(
  left: readonly (readonly string[])[],
  right: readonly (readonly string[])[],
): boolean {
  const length = Math.max(left.length, right.length);
  for (let index = 0; index < length; index++) {
    if (joined(left[index]) !== joined(right[index])) return false;
  }
  return true;
}

// Items of a component as one text that no other items make.
function joined(items: readonly string[] = []): string {
  return items.map((item) => item.replaceAll("\\", "\\\\").replaceAll(",", "\\,")).join(",");
}

function isSameScalar(left: Scalar, right: Scalar): boolean {
  if (typeof left !== "object" || typeof right !== "object") return left === right;
  if (isDateTime(left) && isDateTime(right)) return isSameDateTime(left, right);
  if (isDateTime(left) || isDateTime(right)) return false;
  return (
    left.mediaType === right.mediaType &&
    left.octets.length === right.octets.length &&
    left.octets.every((octet, index) => octet === right.octets[index])
  );
}

function isSameDateTime(left: PartialDateTime, right: PartialDateTime): boolean {
  return (
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
