import { float, integer } from "../generated/value.ts";

/**
 * Reads an integer (RFC 6350 section 4.5).
 *
 * @param text The text.
 * @returns The number, or `undefined`, also for one beyond 2^53 - 1, which a number cannot hold.
 */
export function parseInteger(text: string): number | undefined {
  if (integer.parse(text) === undefined) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value + 0 : undefined;
}

/**
 * Reads a decimal number (RFC 6350 section 4.6).
 *
 * @param text The text.
 * @returns The number, or `undefined`, also for one that is not finite.
 */
export function parseFloatValue(text: string): number | undefined {
  if (float.parse(text) === undefined) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value + 0 : undefined;
}

/**
 * Writes a number without an exponent, which no vCard has.
 *
 * @param value The number.
 * @returns The text.
 * @throws RangeError for NaN and the infinities.
 */
export function stringifyNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError("number is not finite");
  const text = String(value);
  const [, sign = "", whole = "", part = "", exponent] =
    /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (exponent === undefined) return text;
  const places = Number(exponent);
  // 1e21 and more have all their digits in front of the point, 1e-7 and less behind it.
  return places > 0
    ? `${sign}${whole}${part.padEnd(places, "0")}`
    : `${sign}0.${"0".repeat(-places - 1)}${whole}${part}`;
}
