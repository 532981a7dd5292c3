import { carriedText } from "./carried-text.ts";
import type { JCardComponent, JCardScalar, JCardValue } from "./jcard.ts";
import { pointerTo, type Reading } from "./reading.ts";

/**
 * Reads the values of a property (RFC 7095 sections 3.3 and 3.5), so that all are JSON's scalars, or
 * arrays of components: what is null, an object or nested too deep becomes an empty text.
 *
 * @param values What stands behind the type.
 * @param pointer The property.
 * @param first Index of the first value in the property.
 * @param reading Limits and problems.
 * @returns The values.
 */
export function readValues(
  values: readonly unknown[],
  pointer: string,
  first: number,
  reading: Reading,
): JCardValue[] {
  const { maxValues } = reading.limits;
  /** How many scalars may still come. */
  let left = maxValues;
  const take = (all: readonly unknown[], at: string): readonly unknown[] => {
    if (all.length > left) {
      reading.complain("too-many-values", `more than ${maxValues} values`, at, "maxValues");
    }
    const taken = all.slice(0, left);
    left -= taken.length;
    return taken;
  };
  const component = (value: unknown, at: string): JCardComponent => {
    if (!Array.isArray(value)) return readScalar(value, at, reading);
    return take(value, at).map((item, index) => readScalar(item, pointerTo(at, index), reading));
  };
  return take(values, pointer).map((value, index) => {
    const at = pointerTo(pointer, first + index);
    if (!Array.isArray(value)) return readScalar(value, at, reading);
    return take(value, at).map((item, position) => component(item, pointerTo(at, position)));
  });
}

function readScalar(value: unknown, at: string, reading: Reading): JCardScalar {
  const { complain, limits } = reading;
  if (typeof value === "boolean" || Number.isFinite(value)) return value as boolean | number;
  if (typeof value !== "string") {
    if (value === null) complain("null-value", "value is null", at, "RFC 7095 section 3.5");
    else if (Array.isArray(value)) {
      complain("nested-too-deep", "array in a component", at, "RFC 7095 section 3.3.1.3");
    } else complain("not-a-value", "value is not one of JSON", at, "RFC 7095 section 3.5");
    return "";
  }
  if (value.length > limits.maxValueLength) {
    complain("value-too-long", `more than ${limits.maxValueLength} units`, at, "maxValueLength");
    return "";
  }
  const text = carriedText(value);
  if (text !== value) {
    complain("illegal-character", "no vCard can carry a character", at, "RFC 6350 value");
  }
  return text;
}
