import * as fc from "fast-check";

/**
 * Texts that a line can hold, without line breaks. Often they need escapes, quotes or folds: commas,
 * semicolons, colons, backslashes, quotation marks, circumflexes, and characters of one to four octets.
 *
 * @returns The arbitrary.
 */
export function text(): fc.Arbitrary<string> {
  return fc.oneof(
    { arbitrary: fc.string({ unit: character() }), weight: 4 },
    { arbitrary: fc.string({ unit: character(), minLength: 60, maxLength: 160 }), weight: 1 },
    {
      arbitrary: fc.constantFrom("", " ", "\t", "\\", "\\\\", "\\,", "^", "^^n", '"', "=", "a="),
      weight: 1,
    },
  );
}

function character(): fc.Arbitrary<string> {
  return fc.oneof(
    { arbitrary: fc.constantFrom(..."abcXYZ019 -_.!@/"), weight: 6 },
    { arbitrary: fc.constantFrom(...",;:\\\"^=n'", "\t"), weight: 3 },
    {
      arbitrary: fc.constantFrom(
        "é",
        "ß",
        "名",
        "😀",
        "\u0085",
        "\u00a0",
        "\u2028",
        "\ufeff",
        "\uffff",
      ),
      weight: 2,
    },
  );
}

/**
 * Texts of two or three lines, divided by line feeds.
 *
 * @returns The arbitrary.
 */
export function lines(): fc.Arbitrary<string> {
  return fc
    .array(fc.string({ unit: character(), maxLength: 10 }), { minLength: 2, maxLength: 3 })
    .map((all) => all.join("\n"));
}
