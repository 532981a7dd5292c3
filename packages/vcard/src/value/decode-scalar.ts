import { boolean } from "../generated/value.ts";
import type { ValueType } from "../vocabulary/property-use.ts";
import { isDateTimeType, parseDateTime } from "./date-time.ts";
import type { Scalar } from "./decoded-value.ts";
import { parseFloatValue, parseInteger } from "./number.ts";
import { isLanguageTag } from "./language-tag.ts";
import { parseUtcOffset } from "./utc-offset.ts";

/**
 * Decodes a value of a type that has a syntax and no escapes.
 *
 * @param raw The value.
 * @param type The type.
 * @returns The value, or `undefined` for what is not of the type, and for other types.
 */
export function decodeScalar(raw: string, type: ValueType): Scalar | undefined {
  if (isDateTimeType(type)) {
    return parseDateTime(raw, type) ?? parseDateTime(raw, "date-and-or-time");
  }
  if (type === "boolean") return boolean.parse(raw);
  if (type === "integer") return parseInteger(raw);
  if (type === "float") return parseFloatValue(raw);
  if (type === "utc-offset") return parseUtcOffset(raw);
  return type === "language-tag" && isLanguageTag(raw) ? raw : undefined;
}
