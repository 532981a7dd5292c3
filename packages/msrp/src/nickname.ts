import { nickname } from "./generated/msrp.ts";
import type { MsrpHead } from "./head.ts";
import { MsrpError } from "./msrp-error.ts";
import { parseValue } from "./parse-value.ts";
import { quote, unquote } from "./quoted-string.ts";
import { singleValue } from "./single-header.ts";

/** Longest nickname, in octets of UTF-8 (RFC 7701 section 7.1). */
const MAX_NICKNAME_OCTETS = 1023;

const SPECIFICATION = "RFC 7701";

/**
 * Reads the Use-Nickname of a NICKNAME request (RFC 7701 section 7).
 *
 * @param head The request.
 * @returns The nickname; `undefined` without the header; empty to give one back (section 7.3).
 * @throws MsrpError for what is no quoted string, `invalid-nickname` beyond 1023 octets, and
 *   `repeated-header` for two.
 */
export function useNickname(head: MsrpHead): string | undefined {
  const value = singleValue(head, "Use-Nickname");
  if (value === undefined) return undefined;
  const name = unquote(parseValue(nickname, value, SPECIFICATION));
  if (!isTooLong(name)) return name;
  throw new MsrpError({
    code: "invalid-nickname",
    reason: `nickname has more than ${MAX_NICKNAME_OCTETS} octets`,
    source: value,
    offset: 0,
    rule: `${SPECIFICATION} nickname`,
  });
}

/**
 * Writes the value of a Use-Nickname.
 *
 * @param name The nickname; empty to give one back.
 * @returns The value, in quotes.
 * @throws RangeError for more than 1023 octets, control characters and lone surrogates.
 */
export function stringifyNickname(name: string): string {
  const value = quote(name);
  if (isTooLong(name) || !name.isWellFormed() || nickname.parse(value) === undefined) {
    throw new RangeError("a nickname that no header can carry");
  }
  return value;
}

function isTooLong(name: string): boolean {
  return new TextEncoder().encode(name).length > MAX_NICKNAME_OCTETS;
}
