import { isDateTimeType } from "../value/date-time.ts";
import { parseDateTime, parseUtcOffset, type Scalar } from "../values.ts";
import type { JCardScalar } from "./jcard.ts";
import type { KnownType } from "./value-type.ts";

/**
 * Reads a value of jCard by its type (RFC 7095 section 3.5). Decimals of an integer are eliminated, as
 * section 3.5.9 wants it.
 *
 * @param scalar The value; texts of numbers and of booleans are read too.
 * @param type The type.
 * @param complain Called for a value that JSON has another type for, and for one that cannot be read.
 * @returns The value, or `undefined` for one that is not of its type.
 */
export function scalarOf(
  scalar: JCardScalar,
  type: KnownType,
  complain: (problem: "not-of-type") => void,
): Scalar | undefined {
  const wanted = jsonTypeOf(type);
  const value = wanted === "string" ? fromText(String(scalar), type) : fromScalar(scalar, type);
  if (value === undefined || typeof scalar !== wanted) complain("not-of-type");
  return value;
}

function jsonTypeOf(type: KnownType): "string" | "number" | "boolean" {
  if (type === "boolean") return "boolean";
  return type === "integer" || type === "float" ? "number" : "string";
}

function fromScalar(scalar: JCardScalar, type: KnownType): Scalar | undefined {
  if (type === "boolean") {
    const text = String(scalar).trim().toLowerCase();
    return text === "true" ? true : text === "false" ? false : undefined;
  }
  if (typeof scalar === "boolean") return undefined;
  const number = typeof scalar === "number" ? scalar : numberOf(scalar.trim());
  return type === "integer" && number !== undefined ? Math.trunc(number) : number;
}

/**
 * Reads a decimal number, with an exponent or without one; `Number` alone takes the empty text,
 * hexadecimal digits and Infinity.
 *
 * @param text The text.
 * @returns The number, or `undefined` for another text and for what is too large.
 */
export function numberOf(text: string): number | undefined {
  if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

function fromText(text: string, type: KnownType): Scalar | undefined {
  if (type === "utc-offset") return parseUtcOffset(text.trim());
  return isDateTimeType(type) ? parseDateTime(text.trim(), type) : text;
}
