import * as fc from "fast-check";

const MARKS = "-_.!~*'()";

/**
 * Tokens (RFC 3261 section 25.1), often short.
 *
 * @returns The arbitrary.
 */
export function token(): fc.Arbitrary<string> {
  const unit = fc.constantFrom(..."abcXYZ019-.!%*_+`'~");
  return fc.string({ unit, minLength: 1, maxLength: 6 });
}

/**
 * Parts of URIs: unreserved and percent-encoded characters, and some more.
 *
 * @param more Other characters that the part can have.
 * @returns The arbitrary; never empty.
 */
export function uriPart(more: string): fc.Arbitrary<string> {
  const unit = fc.oneof(
    { arbitrary: fc.constantFrom(..."abcXYZ019", ...MARKS), weight: 4 },
    { arbitrary: fc.constantFrom(...more), weight: 2 },
    { arbitrary: fc.constantFrom("%00", "%41", "%2f", "%2F", "%C3%A9", "%ff"), weight: 1 },
  );
  return fc.string({ unit, minLength: 1, maxLength: 8 });
}

/**
 * Texts of display-names, parameters and phrases: quotation marks, backslashes and characters beyond ASCII
 * come often, control characters never.
 *
 * @returns The arbitrary.
 */
export function addressText(): fc.Arbitrary<string> {
  const unit = fc.oneof(
    { arbitrary: fc.constantFrom(..."abc 019.,;:<>@="), weight: 5 },
    {
      arbitrary: fc.constantFrom('"', "\\", "\t", "%", "é", "名", "😀", "\u0085", "\ufeff"),
      weight: 2,
    },
  );
  return fc.string({ unit, maxLength: 10 });
}
