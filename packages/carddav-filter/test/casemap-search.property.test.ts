import { test } from "@fast-check/vitest";
import { unescapeText } from "@callingcard/vcard";
import * as fc from "fast-check";
import { expect, test as plainTest } from "vitest";
import { compileCasemapSearch } from "../src/casemap-search.ts";
import { collationKey } from "../src/collation.ts";
import { nastyText } from "./nasty-text.ts";

const key = (text: string) => collationKey("i;unicode-casemap", text);
const runs = { numRuns: 2_000 };

/** A text, and a needle that is cut from its key, from that of a like text, or from nowhere. */
const textAndNeedle = fc
  .record({
    before: nastyText(4),
    inside: nastyText(3),
    behind: nastyText(4),
    cut: fc.nat({ max: 3 }),
    other: fc.option(nastyText(3), { nil: undefined, freq: 4 }),
  })
  .map(({ before, inside, behind, cut, other }) => ({
    text: before + inside + behind,
    needle: key(other ?? inside).slice(cut > 2 ? 1 : 0, cut > 1 ? -1 : undefined),
  }))
  .filter(({ needle }) => needle !== "");

/** What a finding must not contradict. */
function contradicts(finding: string, isInKey: boolean): boolean {
  return finding === (isInKey ? "not-found" : "found");
}

test.prop([textAndNeedle], runs)(
  "a finding is what the key of the text says",
  ({ text, needle }) => {
    const finding = compileCasemapSearch(needle)(text, false);
    expect(contradicts(finding, key(text).includes(needle))).toBe(false);
  },
);

test.prop([textAndNeedle], runs)(
  "and with escapes, what the key of the unescaped text says",
  ({ text, needle }) => {
    const escaped = text.replace(/[,;:]|\n/g, (found) => (found === "\n" ? "\\n" : `\\${found}`));
    const search = compileCasemapSearch(needle);
    for (const value of [escaped, text]) {
      const finding = search(value, true);
      const asText = key(unescapeText(value)).includes(needle);
      const asUri = key(value.replace(/\\([\\,;:])/g, "$1")).includes(needle);
      expect(contradicts(finding, asText) || contradicts(finding, asUri)).toBe(false);
    }
  },
);

plainTest.each([
  ["René Müller", "MU\u0308LLER", "found"],
  ["René Müller", "MU\u0308LLERS", "not-found"],
  ["René Müller", "MULLER", "not-found"],
  ["René Müller", "MU", "found"],
  ["Weiß", "WEIß", "found"],
  ["Иван Петров", "ПЕТРОВ", "found"],
  ["Иван Петров", "XYZZY", "not-found"],
  ["美咲", "美", "found"],
  ["Mum \u{1f600}", "XYZZY", "not-found"],
  [String.raw`Inc\, London\nWien`, "WIEN", "found"],
  [String.raw`Inc\, London\nWien`, "XYZZY", "not-found"],
  [String.raw`Wien\nNord`, "NORD", "found"],
  ["Müller", "\u0301", "not-found"],
  ["Muller", "U\u0308", "not-found"],
  // The key must be made for these.
  ["René", "\u0301", "unknown"],
  ["e\u0301\u0323", "E\u0323\u0301", "unknown"],
  [String.raw`a\,b`, "A,B", "unknown"],
  ["\ufb01n", "iN", "unknown"],
  [String.raw`a\nord`, "NORD", "unknown"],
])("%j and the needle %j: %s", (text, needle, finding) => {
  expect(compileCasemapSearch(needle)(text, text.includes("\\"))).toBe(finding);
});

plainTest("ideographs are their own keys", () => {
  const changed: string[] = [];
  for (let code = 0x4e00; code <= 0x9fff; code += 1) {
    const character = String.fromCharCode(code);
    if (key(character) !== character) changed.push(character);
  }
  expect(changed).toEqual([]);
});

plainTest("a character is found by its key, alone and between others", () => {
  const wrong: string[] = [];
  for (let code = 0; code <= 0xffff; code += code < 0x600 || code >> 8 === 0x30 ? 1 : 61) {
    const character = String.fromCharCode(code);
    const search = compileCasemapSearch(key(character));
    for (const text of [character, `a${character}b`, `é${character}я`]) {
      if (search(text, false) === "not-found") wrong.push(text);
    }
  }
  expect(wrong).toEqual([]);
});
