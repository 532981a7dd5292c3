import { readFileSync } from "node:fs";
import { ParseError } from "@callingcard/grammar";
import { expect, test } from "vitest";
import { checkedIn, searchModule } from "../scripts/compile-search.ts";
import { MAX_SEARCH_LENGTH, MAX_SEARCH_TERMS, parseSearch } from "../src/search.ts";

const contains = (name: string, text: string, negate = false) => ({
  name,
  test: "anyof",
  isNotDefined: false,
  textMatches: [{ text, negate, matchType: "contains" }],
  paramFilters: [],
});

const exists = (name: string, isNotDefined = false) => ({
  name,
  test: "anyof",
  isNotDefined,
  textMatches: [],
  paramFilters: [],
});

const anywhere = (text: string) =>
  ["FN", "NICKNAME", "EMAIL", "TEL", "ORG"].map((name) => contains(name, text));

test.each([
  ["nothing is said", "", "anyof", []],
  ["white space alone is nothing", " \t\n", "anyof", []],
  ["one word is looked for in several properties", " smith ", "anyof", anywhere("smith")],
  [
    "so are words joined by OR",
    "smith OR jones",
    "anyof",
    [...anywhere("smith"), ...anywhere("jones")],
  ],
  [
    "words beside each other are all in the name",
    "john smith",
    "allof",
    [contains("FN", "john"), contains("FN", "smith")],
  ],
  ["a phrase is one text", '"John  Smith"', "anyof", anywhere("John  Smith")],
  [
    "a phrase can hold quotation marks and backslashes",
    String.raw`note:"a \"b\" \\ c"`,
    "anyof",
    [contains("NOTE", String.raw`a "b" \ c`)],
  ],
  ["a field says where", "name:smith", "anyof", [contains("FN", "smith")]],
  [
    "fields have no case",
    "Phone:+49 NAME:x",
    "allof",
    [contains("TEL", "+49"), contains("FN", "x")],
  ],
  ["a property's own name is a field", "adr:Berlin", "anyof", [contains("ADR", "Berlin")]],
  ["so is an X- name", "x-skype-username:joe", "anyof", [contains("X-SKYPE-USERNAME", "joe")]],
  [
    "a field's text may have colons and minus signs",
    "url:-http://a:1/",
    "anyof",
    [contains("URL", "-http://a:1/")],
  ],
  ["minus negates a field", "-group:work", "anyof", [contains("CATEGORIES", "work", true)]],
  ["minus negates a word in the name alone", "-smith", "anyof", [contains("FN", "smith", true)]],
  ["minus inside a word is a character", "jean-luc", "anyof", anywhere("jean-luc")],
  ["has: asks for a property", "has:photo", "anyof", [exists("PHOTO")]],
  ["-has: asks for its absence", "-HAS:Photo", "anyof", [exists("PHOTO", true)]],
  ["a word that begins with OR is a word", "ORwell", "anyof", anywhere("ORwell")],
  [
    "or in lower case is a word",
    "this or that",
    "allof",
    ["this", "or", "that"].map((text) => contains("FN", text)),
  ],
  [
    "AND between terms says what a space says",
    "smith AND tel:1",
    "allof",
    [contains("FN", "smith"), contains("TEL", "1")],
  ],
  ["NOT is a minus", "NOT group:work", "anyof", [contains("CATEGORIES", "work", true)]],
  ["a word that begins with NOT or AND is a word", "NOTE", "anyof", anywhere("NOTE")],
  ["typographic quotation marks enclose a phrase", "“John Smith”", "anyof", anywhere("John Smith")],
  ["those of other languages too", "name:„a b“", "anyof", [contains("FN", "a b")]],
  ["OR in quotation marks is a word", '"OR"', "anyof", anywhere("OR")],
  ["digits before a colon are no field", "12:30", "anyof", anywhere("12:30")],
  [
    "names of the language are no fields by accident",
    "tel:constructor",
    "anyof",
    [contains("TEL", "constructor")],
  ],
  [
    "terms of all kinds",
    'name:smith -group:work has:photo "exact phrase" tel:+49',
    "allof",
    [
      contains("FN", "smith"),
      contains("CATEGORIES", "work", true),
      exists("PHOTO"),
      contains("FN", "exact phrase"),
      contains("TEL", "+49"),
    ],
  ],
])("%s", (_, text, joined, propFilters) => {
  expect(parseSearch(text)).toEqual({ test: joined, propFilters });
});

test.each([
  ["a OR b c", "mixed-or", 6],
  ["a b OR c", "mixed-or", 4],
  ["OR a", "misplaced-or", 0],
  ["a OR", "misplaced-or", 4],
  ["a OR OR b", "misplaced-or", 5],
  ["AND a", "misplaced-and", 0],
  ["a AND", "misplaced-and", 5],
  ["a AND OR b", "misplaced-or", 6],
  ["a OR b AND c", "mixed-or", 7],
  ["NOT", "missing-term", 3],
  ["NOT NOT a", "missing-term", 4],
  ["“a", "unterminated-phrase", 0],
  ['a "b', "unterminated-phrase", 2],
  ['a"b"', "missing-space", 1],
  ['"b"a', "missing-space", 3],
  ["name:", "missing-value", 5],
  ["name: x", "missing-value", 5],
  ['has:"photo"', "missing-value", 4],
  ["a -", "missing-term", 3],
  ["--a", "missing-term", 1],
  ["- a", "missing-term", 1],
  ["a\nnme:b", "unknown-field", 2],
  ["http://example.com", "unknown-field", 0],
  ["has:nothing", "unknown-field", 4],
  ["__proto__:x OR constructor:y", "unknown-field", 15],
  ["x".repeat(MAX_SEARCH_LENGTH + 1), "too-long", MAX_SEARCH_LENGTH],
  ["a ".repeat(MAX_SEARCH_TERMS + 1), "too-many-terms", MAX_SEARCH_TERMS * 2],
])("refuses %j: %s at %i", (text, code, offset) => {
  let error: unknown;
  try {
    parseSearch(text);
  } catch (caught) {
    error = caught;
  }
  expect(error).toBeInstanceOf(ParseError);
  expect(error).toMatchObject({ code, offset });
});

test("an error has line, column and a message of one line", () => {
  expect(() => parseSearch("name:smith\n  nme:b")).toThrow(
    "field is not known; use name, email, phone, company, group, address, note or a vCard property, or put text with a colon in quotation marks at line 2 column 3 (search expression)",
  );
});

test("the generated rules are what nearley makes of the grammar", () => {
  expect(checkedIn()).toBe(searchModule());
  expect(readFileSync(new URL("../grammar/search.ne", import.meta.url), "utf8")).toContain(
    "@lexer",
  );
});
