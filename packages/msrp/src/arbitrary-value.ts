import * as fc from "fast-check";
import { headerText } from "./arbitrary-text.ts";
import type { ByteRange } from "./byte-range.ts";
import type { DigestParameter } from "./relay.ts";

/**
 * Byte-Ranges (RFC 4975 section 7.1.1), open and closed.
 *
 * @returns The arbitrary.
 */
export function byteRange(): fc.Arbitrary<ByteRange> {
  const some = fc.option(fc.nat({ max: 99 }), { nil: undefined });
  return fc.tuple(fc.nat({ max: 99 }), some, some).map(([before, length, behind]) => {
    const end = length === undefined ? undefined : before + length;
    const total = behind === undefined ? undefined : (end ?? before) + behind;
    return { start: before + 1, end, total };
  });
}

/**
 * Parameters of challenges, of answers to them, and of Authentication-Info (RFC 4976 section 5).
 *
 * @returns The arbitrary.
 */
export function digestParameters(): fc.Arbitrary<DigestParameter[]> {
  const name = fc.constantFrom("realm", "nonce", "qop", "username", "a");
  const token = fc.record({
    name,
    value: fc.constantFrom("a", "0", "auth", "MD5"),
    isQuoted: fc.constant(false),
  });
  const quoted = fc.record({ name, value: headerText(), isQuoted: fc.constant(true) });
  return fc.array(fc.oneof(token, quoted), { minLength: 1, maxLength: 4 });
}

/**
 * Nicknames (RFC 7701 section 7); the empty one gives one back.
 *
 * @returns The arbitrary.
 */
export function nickname(): fc.Arbitrary<string> {
  return fc.oneof({ withCrossShrink: true }, fc.constantFrom("a", ""), headerText());
}
