import type { ValueType } from "../vocabulary/property-use.ts";

/**
 * A date, a time, or both, with the parts that are there (RFC 6350 section 4.3): `--0415` has a month and
 * a day alone. All numbers are as people count them: months and days from 1, hours from 0 to 23.
 */
export interface PartialDateTime {
  /** 0 to 9999. */
  readonly year?: number;

  readonly month?: number;
  readonly day?: number;
  readonly hour?: number;
  readonly minute?: number;

  /** 0 to 60, which is a leap second. */
  readonly second?: number;

  /** The digits behind the second's decimal sign. */
  readonly fraction?: string;

  /** Minutes east of UTC, 0 for `Z`; absent for a local time. */
  readonly offsetMinutes?: number;
}

/** What a property holds in itself: a picture, a sound, a key. */
export interface Binary {
  /** Type and subtype in lower case, with parameters as written; `undefined` where nothing tells it. */
  readonly mediaType: string | undefined;

  readonly octets: Uint8Array;
}

/** One value. A UTC offset is a number of minutes. */
export type Scalar = string | number | boolean | PartialDateTime | Binary;

/** What a value means. */
export type DecodedValue =
  | { readonly shape: "single"; readonly type: ValueType; readonly value: Scalar }
  | { readonly shape: "list"; readonly type: ValueType; readonly values: readonly Scalar[] }
  | {
      readonly shape: "components";
      readonly type: "text";
      readonly components: readonly (readonly string[])[];
    };

/**
 * Tells whether a value is one with octets.
 *
 * @param value The value.
 * @returns Whether it is.
 */
export function isBinary(value: unknown): value is Binary {
  return typeof value === "object" && value !== null && "octets" in value;
}

/**
 * Tells whether a value is a date or a time.
 *
 * @param value The value.
 * @returns Whether it is.
 */
export function isDateTime(value: unknown): value is PartialDateTime {
  return typeof value === "object" && value !== null && !("octets" in value);
}
