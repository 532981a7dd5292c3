import { escapeText } from "../text-value.ts";
import type { ValueType, Version } from "../vocabulary/property-use.ts";
import { stringifyDataUri } from "./data-uri.ts";
import { type DateForm, isDateTimeType, stringifyDateTime } from "./date-time.ts";
import { isBinary, isDateTime, type PartialDateTime, type Scalar } from "./decoded-value.ts";
import { stringifyNumber } from "./number.ts";
import { stringifyUtcOffset } from "./utc-offset.ts";

/** What is written, and how. */
export interface ScalarWriting {
  readonly version: Version;
  readonly escapeUriComma?: boolean;
  readonly dateForm?: DateForm;
}

/**
 * Writes one value as it stands in a file.
 *
 * @param value The value.
 * @param type Its type.
 * @param writing The version, and what to choose.
 * @returns The value as in a file, unfolded.
 * @throws RangeError for numbers that are not finite and parts of a date that are none.
 */
export function encodeScalar(value: Scalar, type: ValueType, writing: ScalarWriting): string {
  const { version, dateForm = version === "4.0" ? "basic" : "extended" } = writing;
  if (isBinary(value)) return stringifyDataUri(value);
  if (isDateTime(value)) return encodeDateTime(value, type, dateForm);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "number") {
    return type === "utc-offset" ? stringifyUtcOffset(value, dateForm) : stringifyNumber(value);
  }
  if (type === "uri") return writing.escapeUriComma === true ? value.replaceAll(",", "\\,") : value;
  if (type === "unknown" || type === "language-tag") return value;
  if (version !== "2.1") return escapeText(value);
  // The lines of a card stand as they are in 2.1, and as a text in 3.0.
  return type === "vcard" ? value : escapeText21(value);
}

// A timestamp without a time, as some cards have it, is written as far as it goes.
function encodeDateTime(value: PartialDateTime, type: ValueType, form: DateForm): string {
  if (!isDateTimeType(type)) return stringifyDateTime(value, "date-and-or-time", form);
  try {
    return stringifyDateTime(value, type, form);
  } catch {
    return stringifyDateTime(value, "date-and-or-time", form);
  }
}

/**
 * Escapes a text for vCard 2.1, which escapes the semicolon alone: a backslash is doubled where it would
 * escape something, and line breaks are left to quoted-printable.
 *
 * @param text The text.
 * @returns The value, before quoted-printable.
 */
export function escapeText21(text: string): string {
  return text.replace(/\\(?=[\\,;:nN]|$)|;/g, "\\$&");
}
