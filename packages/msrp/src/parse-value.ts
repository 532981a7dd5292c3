import type { Entry } from "@callingcard/grammar";
import { MsrpError } from "./msrp-error.ts";

/**
 * Reads the value of a header by its rule.
 *
 * @param entry The rule.
 * @param text The value.
 * @param specification Where the rule stands.
 * @returns What it is.
 * @throws MsrpError `unexpected-character` or `unexpected-end`.
 */
export function parseValue<Value>(
  entry: Entry<Value>,
  text: string,
  specification: string = "RFC 4975",
): Value {
  return entry.parse(text, ({ code, offset, rule, expected }) => {
    throw new MsrpError({
      code: code === "unexpected-end" ? code : "unexpected-character",
      reason: `expected ${expected}`,
      source: text,
      offset,
      rule: `${specification} ${rule}`,
    });
  });
}
