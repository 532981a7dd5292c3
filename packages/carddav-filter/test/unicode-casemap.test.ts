import { createHash } from "node:crypto";
import { test as propertyTest } from "@fast-check/vitest";
import * as fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { checkedIn, unassignedModule } from "../scripts/compile-unassigned.ts";
import { collationKey } from "../src/collation.ts";
import { naiveCasemap } from "./naive-casemap.ts";
import { nastyText } from "./nasty-text.ts";

/** SHA-256 over the keys of all scalar values. */
const KEYS_DIGEST = "633cb7e6a333081f3a6c517d3d4c8111d4e503c5b0a8edd475ef5792aeeef0dd";

const key = (text: string) => collationKey("i;unicode-casemap", text);
const isSurrogate = (code: number) => code >= 0xd800 && code <= 0xdfff;

/** Between code points that are looked at together, so that no marks meet. */
const SEPARATOR = "\n";
const TOGETHER = 256;

/** All Unicode scalar values in order. */
const rows: string[][] = [];
for (let first = 0; first <= 0x10_ffff; first += TOGETHER) {
  const codes = Array.from({ length: TOGETHER }, (_, index) => first + index);
  if (!isSurrogate(first)) rows.push(codes.map((code) => String.fromCodePoint(code)));
}

/** The keys of each of {@link rows}. */
const keys: string[] = [];

beforeAll(() => {
  for (const characters of rows) keys.push(key(characters.join(SEPARATOR)));
});

test("the key of each code point is what the Unicode data say", () => {
  expect(rows.flat()).toHaveLength(0x11_0000 - 0x800);
  const wrong = rows.flatMap((characters, index) =>
    keys[index] === naiveCasemap(characters.join(SEPARATOR))
      ? []
      : characters.filter((character) => key(character) !== naiveCasemap(character)),
  );
  expect(wrong).toEqual([]);
});

test("keys do not change with the engine's Unicode data", () => {
  // A change of this value means that stored keys are out of date: raise INDEX_REVISION.
  const digest = createHash("sha256").update(keys.join(SEPARATOR)).digest("hex");
  expect(digest).toBe(KEYS_DIGEST);
});

test("the table of unassigned code points is what the script writes", () => {
  expect(checkedIn()).toBe(unassignedModule());
});

test.each([
  ["ß is not SS", "straße", "STRASSE", false],
  ["ß is ß", "straße", "STRAße", true],
  ["ﬁ is decomposed without a change of case", "ﬁn", "FIN", false],
  ["ﬁ is the lower-case letters that no text keeps", "\ufb01", "fi", false],
  ["ǆ equals Ǆ", "\u01c6", "\u01c4", true],
  ["ǆ is not d and ž", "\u01c6", "d\u017e", false],
  ["ǆ is D and ž decomposed", "\u01c6", "dž", false],
  ["René in one form or the other", "Ren\u00e9", "RENE\u0301", true],
  ["René is not Rene", "René", "Rene", false],
  [
    "half-width kana equal the plain ones",
    "\uff83\uff9e\uff7d\uff84",
    "\u30c6\u3099\u30b9\u30c8",
    true,
  ],
  ["full-width letters equal the plain ones", "\uff21\uff22c", "ABC", true],
  ["Georgian letters have no titlecase", "\u10d0", "\u1c90", false],
  ["Σ, σ and ς are one letter", "ΟΔΟΣ", "οδος", true],
  ["ſ is S", "\u017f", "s", true],
  ["dotless ı is I", "\u0131", "i", true],
  ["İ is I with a dot above", "\u0130", "i\u0307", true],
  ["Ω the unit is Ω the letter", "\u2126", "\u03c9", true],
  ["marks in another order are the same", "e\u0302\u0323", "\u1ec7", true],
  ["Hangul syllables equal their jamo", "\ud55c", "\u1112\u1161\u11ab", true],
  ["letters paired after Unicode 15 stay apart", "\u0264", "\ua7cb", false],
  ["what is not Unicode is compared as it is", "a\ud800", "A\ud800", false],
  ["and is equal to itself", "\u00e9\ud800", "\u00e9\ud800", true],
])("%s", (_, one, other, equal) => {
  expect(key(one) === key(other)).toBe(equal);
});

propertyTest.prop([fc.string({ unit: "binary" }), fc.string({ unit: "binary" })])(
  "i;ascii-casemap folds a to z and nothing else",
  (one, other) => {
    const text = `${one}aZ\u017f\u0131${other}`;
    const folded = [...text].map((c) => (c >= "a" && c <= "z" ? c.toUpperCase() : c)).join("");
    expect(collationKey("i;ascii-casemap", text)).toBe(folded);
    expect(collationKey("i;octet", text)).toBe(text);
  },
);

propertyTest.prop([nastyText(30)], { numRuns: 1_000 })(
  "the key of a text is what RFC 5051 says, step by step",
  (text) => {
    expect(key(text)).toBe(naiveCasemap(text));
  },
);

test("marks in a row are put into canonical order by thirties", () => {
  const row = "\u0301\u0323".repeat(20);
  const ordered = [15, 5].map((n) => "\u0323".repeat(n) + "\u0301".repeat(n)).join("");
  expect(key(`a${row}b\u0301\u0323`)).toBe(`A${ordered}B\u0323\u0301`);
  expect(key(`a${row.slice(0, 30)}`)).toBe(`A${ordered.slice(0, 30)}`);
  expect(key(`\u{10d70}a${row}`)).toBe(`\u{10d70}A${ordered}`);
});
