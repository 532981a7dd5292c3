import type { Entry } from "@callingcard/grammar";
import { CpimError, syntaxError } from "./cpim-error.ts";
import { type CpimHeader, getHeaders } from "./header.ts";

/**
 * Finds a header that stands once at most. Of two, one reader would take the first and another the
 * last.
 *
 * @param headers The headers of a message.
 * @param name The name.
 * @param namespace Its namespace.
 * @returns The header, if there is one.
 * @throws CpimError `repeated-header` if there are two.
 */
export function singleHeader(
  headers: readonly CpimHeader[],
  name: string,
  namespace: string,
): CpimHeader | undefined {
  const [first, second] = getHeaders(headers, name, namespace);
  if (second !== undefined) throw repeatedHeader(name);
  return first;
}

/**
 * Makes the error of a header that stands twice.
 *
 * @param name Its name.
 * @returns The error.
 */
export function repeatedHeader(name: string): CpimError {
  const reason = `${name} stands once at most`;
  const rule = "RFC 3862 section 2.2";
  return new CpimError({ code: "repeated-header", reason, source: "", offset: 0, rule });
}

/**
 * Reads the value of a header by its grammar.
 *
 * @param entry The parser of the value.
 * @param value The value as written.
 * @param specification Where the rule stands, as in `RFC 3862`.
 * @returns What the grammar has.
 * @throws CpimError for a value that is not of the grammar; its offset counts from the value's start.
 */
export function readValue<Value>(entry: Entry<Value>, value: string, specification: string): Value {
  return entry.parse(value, (failure) => {
    throw syntaxError(value, failure, specification);
  });
}
