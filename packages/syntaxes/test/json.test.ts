import { expect, test } from "vitest";
import { jcard } from "../src/jcard.ts";
import { jscontact } from "../src/jscontact.ts";
import { nodeSelector } from "../src/node-selector.ts";
import { search } from "../src/search.ts";
import { outline, readText } from "./plain.ts";

test("a text of JSON has its values, and the names before them", () => {
  expect(outline(readText(jscontact, '{"a":[1,"x",{}],"b\\u0063":null}'))).toEqual([
    "object",
    '  name "\\"a\\""',
    "  array",
    '    number "1"',
    '    string "\\"x\\""',
    '    object "{}"',
    '  name "\\"b\\\\u0063\\""',
    '  null "null"',
  ]);
});

test("a problem of JSContact is told at the value, or at what a value is missing from", () => {
  const text = '{"@type":"Card","version":"1.0","uid":"a","name":{"full":3},"emails":{"a":{}}}';
  const { accepted, diagnostics } = readText(jscontact, text);
  expect(accepted).toBe(false);
  expect(diagnostics.map(({ code, start, end }) => [code, text.slice(start, end)])).toEqual([
    ["missing-property", '{"full":3}'],
    ["wrong-type", "3"],
    ["missing-property", "{}"],
  ]);
});

test("octets that are not UTF-8 are refused where they are", () => {
  const octets = new TextEncoder().encode(jscontact.example);
  octets[60] = 0xff;
  expect(jscontact.read(octets).diagnostics).toMatchObject([{ code: "invalid-utf-8", start: 60 }]);
});

test("a jCard has the value of its vCard, and problems their place", () => {
  expect(readText(jcard, jcard.example).value).toMatchObject([{ version: "4.0" }]);
  const text = jcard.example.replace('"text","Ada', '4,"Ada');
  const [problem] = readText(jcard, text).diagnostics;
  expect(text.slice(problem?.start, (problem?.start ?? 0) + 5)).toBe('4,"Ad');
});

test("a search expression has its terms, and a term that is none its place", () => {
  expect(outline(readText(search, 'a OR -tel:"b c"'))).toEqual([
    "expression",
    '  term "a"',
    '  OR "OR"',
    '  term "-tel:\\"b c\\""',
  ]);
  expect(readText(search, "a OR").diagnostics).toMatchObject([{ code: "misplaced-or", start: 4 }]);
});

test("a long run without a colon is looked through once for prefixes of a node selector", () => {
  // Milliseconds; from each of its places anew, it would take an hour.
  expect(readText(nodeSelector, "<".repeat(480_000)).accepted).toBe(false);
});
