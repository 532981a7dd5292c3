import * as fc from "fast-check";
import type { StringSet } from "../card.ts";

/**
 * Ids (RFC 9553 section 1.4.1), `__proto__` and other names that objects inherit among them.
 *
 * @returns The arbitrary.
 */
export function id(): fc.Arbitrary<string> {
  const characters = fc.constantFrom(..."abcXYZ019-_");
  return fc.oneof(
    { withCrossShrink: true },
    { arbitrary: fc.string({ unit: characters, minLength: 1, maxLength: 6 }), weight: 5 },
    { arbitrary: fc.constantFrom("__proto__", "constructor", "toString", "EMAIL-1"), weight: 1 },
  );
}

/**
 * Texts with what vCard, jCard and JSON escape, with line breaks, and with characters that no vCard can
 * carry.
 *
 * @returns The arbitrary.
 */
export function text(): fc.Arbitrary<string> {
  const unit = fc.oneof(
    { arbitrary: fc.constantFrom(..."abcXYZ019 -_.!"), weight: 8 },
    { arbitrary: fc.constantFrom(...",;:\\\"^=n'~/", "\t", "\n"), weight: 4 },
    { arbitrary: fc.constantFrom("é", "名", "😀", "\u0085", "\u2028", "\ufeff"), weight: 2 },
    { arbitrary: fc.constantFrom("\r", "\r\n", "\0", "\u007f", "\ud800"), weight: 1 },
  );
  return fc.oneof(
    { withCrossShrink: true },
    { arbitrary: fc.constantFrom("Ada", "a, b", "c;d", "e\\n", "tel:1", "geo:1,2"), weight: 2 },
    { arbitrary: fc.string({ unit, maxLength: 12 }), weight: 3 },
  );
}

/**
 * URIs (RFC 3986): of the schemes that contacts have, with what vCard escapes in texts.
 *
 * @returns The arbitrary.
 */
export function uri(): fc.Arbitrary<string> {
  const rest = fc.string({ unit: fc.constantFrom(..."abc019/.,;:@?=&%20"), maxLength: 12 });
  return fc
    .tuple(fc.constantFrom("https://example.com/", "mailto:a@", "data:text/plain,", "urn:x:"), rest)
    .map(([start, end]) => start + end);
}

/**
 * UTCDateTimes (RFC 9553 section 1.4.5), some with a fraction.
 *
 * @returns The arbitrary.
 */
export function utcDateTime(): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.date({ min: new Date("0000-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }),
      fc.boolean(),
    )
    .map(([date, hasFraction]) => {
      const written = date.toISOString();
      return hasFraction ? written.replace(/\.?0*Z$/, "Z") : written.replace(/\.\d+Z$/, "Z");
    });
}

/**
 * Language tags (RFC 5646), in their usual case.
 *
 * @returns The arbitrary.
 */
export function languageTag(): fc.Arbitrary<string> {
  return fc.constantFrom("en", "fr", "de-AT", "zh-Hant", "ja", "es-419", "x-private");
}

/**
 * Vendor-specific names (RFC 9553 section 1.8.1).
 *
 * @returns The arbitrary.
 */
export function vendorName(): fc.Arbitrary<string> {
  return fc.constantFrom("example.com:a", "example.com:b c", "example.com:d/e~f", "é.example:g");
}

/**
 * Sets: some of the values that RFC 9553 lists, now and then a vendor's.
 *
 * @param values The values.
 * @returns The arbitrary.
 */
export function setOf(...values: readonly string[]): fc.Arbitrary<StringSet> {
  return fc
    .uniqueArray(
      fc.oneof(
        { arbitrary: fc.constantFrom(...values), weight: 8 },
        { arbitrary: vendorName(), weight: 1 },
      ),
      { maxLength: 3 },
    )
    .map((keys) => Object.fromEntries(keys.map((key) => [key, true as const])));
}
