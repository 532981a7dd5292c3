import type { Entry } from "@callingcard/grammar";
import { DEFAULT_LIMITS, type MimeLimits } from "./limits.ts";
import { MimeError, syntaxError } from "./mime-error.ts";

/**
 * Reads the value of a field by its grammar.
 *
 * @param entry The parser of the value.
 * @param text The value as written, its folds included.
 * @param specification Where the rule stands, as in `RFC 2045`.
 * @param limits Limits.
 * @returns What the grammar has.
 * @throws MimeError for a value that is too long or not of the grammar.
 */
export function readValue<Value>(
  entry: Entry<Value>,
  text: string,
  specification: string,
  limits: MimeLimits,
): Value {
  const { maxValueLength = DEFAULT_LIMITS.maxValueLength } = limits;
  if (text.length > maxValueLength) {
    throw new MimeError({
      code: "value-too-long",
      reason: `value has more than ${maxValueLength} code units`,
      source: text,
      offset: maxValueLength,
      rule: `${specification} ${entry.rule}`,
    });
  }
  return entry.parse(text, (failure) => {
    throw syntaxError(text, failure, specification);
  });
}
