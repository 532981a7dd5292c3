import type { ValueType } from "../vocabulary/property-use.ts";
import { type DateTimeType, parseDateTime } from "./date-time.ts";
import type { DecodedValue } from "./decoded-value.ts";

/** The types that are tried, from the narrowest. */
const NARROW: readonly DateTimeType[] = ["date", "date-time", "timestamp"];

/**
 * Decodes a date or time that is of the wanted type, or of another that its property can have, or at all
 * one: a REV with a date alone stays a timestamp that has no time.
 *
 * @param raw The value.
 * @param wanted The type by VALUE, or by default.
 * @param types The types that the property can have.
 * @returns The value, or `undefined` for what is no date and no time.
 */
export function decodeDateTime(
  raw: string,
  wanted: DateTimeType,
  types: readonly ValueType[],
): DecodedValue | undefined {
  const exact = parseDateTime(raw, wanted);
  if (exact !== undefined) return { shape: "single", type: wanted, value: exact };
  const any = parseDateTime(raw, "date-and-or-time");
  if (any === undefined) return undefined;
  const type = NARROW.find(
    (other) => types.includes(other) && parseDateTime(raw, other) !== undefined,
  );
  return { shape: "single", type: type ?? wanted, value: any };
}
