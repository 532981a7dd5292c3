import { fc, test as propertyTest } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { findPlaces } from "../../src/jcard/json-places.ts";
import { walkJson } from "../../src/jcard/walk-json.ts";

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("what is JSON", () => {
  propertyTest.prop([fc.json({ maxDepth: 5 }), fc.constantFrom(undefined, 1, 2)])(
    "is what JSON.parse reads",
    (text, space) => {
      const json: unknown = JSON.parse(text);
      expect(walkJson(JSON.stringify(json, undefined, space), {}, {})).toBeUndefined();
    },
  );

  propertyTest.prop([
    fc.json({ maxDepth: 3 }),
    fc.nat(),
    fc.nat({ max: 2 }),
    fc.constantFrom(
      "",
      '"',
      "[",
      "]",
      "{",
      "}",
      ",",
      ":",
      "0",
      "-",
      ".",
      "e",
      "\\",
      "u",
      " ",
      "\n",
    ),
  ])("is spoiled where JSON.parse says so", (text, place, removed, added) => {
    const at = place % (text.length + 1);
    const spoiled = text.slice(0, at) + added + text.slice(at + removed);
    expect(walkJson(spoiled, {}, {}) === undefined).toBe(isJson(spoiled));
  });

  test.each([
    ["", 0],
    ["[1,]", 3],
    ["[1 2]", 3],
    ['{"a":1,}', 7],
    ['{"a" 1}', 5],
    ['{"a"', 4],
    ["{a:1}", 1],
    ["[01]", 2],
    ["[1.]", 3],
    ["[1e+]", 4],
    ["[-]", 2],
    ["[+1]", 1],
    ["[nul]", 1],
    ['["\u0001"]', 2],
    ['["\\x"]', 3],
    ['["\\u12g4"]', 3],
    ['["abc', 5],
    ["[] []", 3],
    ["[[1]", 4],
    ["\ufeff[1}", 3],
  ])("stops in %j at %i", (text, offset) => {
    expect(walkJson(text, {}, {})).toEqual({
      code: "not-json",
      reason: "text is not JSON",
      offset,
    });
  });

  test("goes no deeper than it may", () => {
    expect(walkJson("[[[]]]", { maxDepth: 3 }, {})).toBeUndefined();
    expect(walkJson("[[[]]]", { maxDepth: 2 }, {})).toMatchObject({
      code: "nested-too-deep",
      offset: 2,
    });
    expect(walkJson("[".repeat(1_000_000), { maxDepth: 32 }, {})?.offset).toBe(32);
  });

  test("has no names that are too long", () => {
    expect(walkJson('{"abc":1}', { maxNameLength: 3 }, {})).toBeUndefined();
    expect(walkJson('[{"a":1,"abcd":1}]', { maxNameLength: 3 }, {})).toMatchObject({
      code: "name-too-long",
      offset: 8,
    });
  });
});

describe("members", () => {
  test("that come twice are told, each time, also where they are escaped", () => {
    const found: number[] = [];
    const text = String.raw`{"a":{"a":1,"b":2},"__proto__":1,"\u0061":3,"a":4,"__proto__":{}}`;
    walkJson(text, {}, { onDuplicate: (_, offset) => found.push(offset) });
    expect(found.map((offset) => text.slice(offset, offset + 5))).toEqual([
      String.raw`"\u00`,
      '"a":4',
      '"__pr',
    ]);
  });
});

describe("places", () => {
  test("are found by pointer, all in one walk", () => {
    const text = '[ "vcard", [["fn", {"a/b": 1, "~": [2, 3]}, "text", "Ada"] ] ]';
    const pointers = ["", "/1/0/1/a~1b", "/1/0/3", "/1/0/1/~0/1", "/0", "/1/7/2"];
    expect(findPlaces(text, pointers).map((at) => text.slice(at, at + 3))).toEqual([
      '[ "',
      "1, ",
      '"Ad',
      "3]}",
      '"vc',
      '[["',
    ]);
  });
});
