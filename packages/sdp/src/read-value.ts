import type { Entry } from "@callingcard/grammar";
import { SdpError } from "./sdp-error.ts";

/**
 * Reads the value of a line or an attribute by its rule.
 *
 * @param entry The rule.
 * @param text The value.
 * @param specification Where the rule stands.
 * @returns What it is.
 * @throws SdpError `unexpected-character` or `unexpected-end`.
 */
export function readValue<Value>(
  entry: Entry<Value>,
  text: string,
  specification: string = "RFC 8866",
): Value {
  return entry.parse(text, ({ code, offset, rule, expected }) => {
    throw new SdpError({
      code: code === "unexpected-end" ? code : "unexpected-character",
      reason: `expected ${expected}`,
      source: text,
      offset,
      rule: `${specification} ${rule}`,
    });
  });
}

/**
 * Makes a number of digits.
 *
 * @param digits The digits.
 * @param rule The rule that they are, for the error.
 * @param unit What they count. Default 1.
 * @returns The number, in units of 1.
 * @throws SdpError `number-too-large` beyond 2^53-1.
 */
export function toNumber(digits: string, rule: string, unit: number = 1): number {
  const number = Number(digits) * unit;
  if (Number.isSafeInteger(number)) return number;
  const reason = "number is beyond 2^53-1";
  throw new SdpError({ code: "number-too-large", reason, source: digits, offset: 0, rule });
}
