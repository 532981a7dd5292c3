import { createHash } from "node:crypto";
import { test as propertyTest } from "@fast-check/vitest";
import unassignedCodes from "@unicode/unicode-15.0.0/General_Category/Unassigned/code-points.mjs";
import titlecaseOf from "@unicode/unicode-15.0.0/Simple_Case_Mapping/Titlecase/code-points.mjs";
import upperCaseOf from "@unicode/unicode-15.0.0/Simple_Case_Mapping/Uppercase/code-points.mjs";
import * as fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { checkedIn, unassignedModule } from "../scripts/compile-unassigned.ts";
import { collationKey } from "../src/collation.ts";
import { nastyText } from "./nasty-text.ts";

/** SHA-256 over the keys of all scalar values. */
const KEYS_DIGEST = "633cb7e6a333081f3a6c517d3d4c8111d4e503c5b0a8edd475ef5792aeeef0dd";

const isUnassigned = new Uint8Array(0x11_0000);
for (const code of unassignedCodes) isUnassigned[code] = 1;
const key = (text: string) => collationKey("i;unicode-casemap", text);

/** Field 14 of UnicodeData.txt, which is field 12 where it is empty. */
function simpleTitlecase(code: number): number {
  return titlecaseOf.get(code) ?? upperCaseOf.get(code) ?? code;
}

const isSurrogate = (code: number) => code >= 0xd800 && code <= 0xdfff;

/** The key of each scalar value, in order. */
const keys: string[] = [];

beforeAll(() => {
  let code = 0;
  while (code <= 0x10_ffff) {
    const alike = unassignedFrom(code);
    // Most code points are unassigned and their own keys: a few hundred are looked at together, and
    // one by one if any of them is not.
    const text = String.fromCodePoint(...alike);
    if (alike.length > 0 && key(text) === text) keys.push(...text);
    else if (alike.length > 0) keys.push(...[...text].map(key));
    else if (!isSurrogate(code)) keys.push(key(String.fromCodePoint(code)));
    code += Math.max(1, alike.length);
  }
});

/** The unassigned code points in a row from one on, 256 at most. */
function unassignedFrom(first: number): number[] {
  const row: number[] = [];
  while (row.length < 256 && isUnassigned[first + row.length] === 1) row.push(first + row.length);
  return row;
}

test("the key of each code point is its simple titlecase mapping in Unicode 15, decomposed", () => {
  const wrong: string[] = [];
  let index = 0;
  for (let code = 0; code <= 0x10_ffff; code += 1) {
    if (isSurrogate(code)) continue;
    const expected =
      isUnassigned[code] === 1
        ? String.fromCodePoint(code)
        : String.fromCodePoint(simpleTitlecase(code)).normalize("NFKD");
    if (keys[index] !== expected) wrong.push(code.toString(16));
    index += 1;
  }
  expect(index).toBe(keys.length);
  expect(wrong).toEqual([]);
});

test("keys do not change with the engine's Unicode data", () => {
  // A change of this value means that stored keys are out of date: raise INDEX_REVISION.
  expect(createHash("sha256").update(keys.join("\n")).digest("hex")).toBe(KEYS_DIGEST);
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
  ["a lone surrogate stands for itself", "a\ud800", "A\ud800", true],
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

propertyTest.prop([nastyText(), nastyText()])(
  "the key of a text is made code point by code point, then put into canonical order",
  (one, other) => {
    const parts = [...one, ...other].map((character) => key(character)).join("");
    expect(key(one + other)).toBe(inCanonicalOrder(parts));
  },
);

test("marks in a row are put into canonical order by thirties", () => {
  const row = "\u0301\u0323".repeat(20);
  const ordered = [15, 5].map((n) => "\u0323".repeat(n) + "\u0301".repeat(n)).join("");
  expect(key(`a${row}b\u0301\u0323`)).toBe(`A${ordered}B\u0323\u0301`);
  expect(key(`a${row.slice(0, 30)}`)).toBe(`A${ordered.slice(0, 30)}`);
  expect(key(`\u{10d70}a${row}`)).toBe(`\u{10d70}A${ordered}`);
});

/** Canonical order without what the engine knows and Unicode 15 does not. */
function inCanonicalOrder(decomposed: string): string {
  return decomposed
    .split(/(\u{16d6a}|\u{1ccd6}|\ua7cb|\u{10d70})/u)
    .map((part, index) => (index % 2 === 1 ? part : part.normalize("NFKD")))
    .join("");
}
