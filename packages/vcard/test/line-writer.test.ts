import { fc, test as propertyTest } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import * as arbitrary from "../src/arbitrary.ts";
import { foldLines } from "../src/fold-lines.ts";
import {
  foldLine,
  parseCard,
  stringifyCard,
  stringifyCards,
  stringifyProperty,
} from "../src/index.ts";

describe("lines that are folded together", () => {
  const line = fc
    .array(fc.constantFrom("a", "\t", "é", "漢", "😀", "x".repeat(70), "é".repeat(40)))
    .map((parts) => parts.join(""));

  propertyTest.prop([fc.array(line)])("are folded as each of them is", (lines) => {
    expect(foldLines(lines.map((one) => `${one}\r\n`).join(""), lines.length)).toBe(
      lines.map((one) => `${foldLine(one)}\r\n`).join(""),
    );
  });

  test.each([
    "a\u0000b",
    "\u0008",
    "a\u000b",
    "\u001f",
    "\u007f",
    "a\rb",
    "a\nb",
    "\r",
    "\ud800",
    "\udc80x",
  ])("have nothing like %j in them", (wrong) => {
    for (const before of ["", "x", "xx", "xxx", "x".repeat(80)]) {
      expect(foldLines(`${before}${wrong}\r\n`, 1)).toBeUndefined();
      expect(foldLines(`${before}é\r\n${before}\r\n`, 2)).toBeTypeOf("string");
    }
  });

  test("are as many as they are meant to be", () => {
    expect(foldLines("a\r\nb\r\n", 1)).toBeUndefined();
    expect(foldLines("a\r\nb", 1)).toBe("a\r\nb");
    expect(foldLines("", 0)).toBe("");
  });

  test("may be long", () => {
    const long = "é".repeat(100_000);
    expect(foldLines(`${long}\r\n`, 1)).toBe(`${foldLine(long)}\r\n`);
    expect(foldLines(`${long}\u0000\r\n`, 1)).toBeUndefined();
  });
});

describe("cards that are written anew", () => {
  propertyTest.prop([arbitrary.cards()])("have each property as it is written alone", (cards) => {
    const lines = cards.flatMap(({ properties }) => [
      "BEGIN:VCARD\r\n",
      ...properties.map(stringifyProperty),
      "END:VCARD\r\n",
    ]);
    expect(stringifyCards(cards)).toBe(lines.join(""));
  });

  test("may have octets that are not UTF-8", () => {
    const properties = [
      { group: undefined, name: "FN", parameters: [], value: "\udce4".repeat(30) },
    ];
    const text = stringifyCard({ version: undefined, properties });
    expect(parseCard(text).properties).toEqual(properties);
  });

  test.each([
    ["FN", "a\r\nX:b"],
    ["AGENT", "BEGIN:VCARD"],
    ["agent", "begin:vcard "],
    ["END", "VCARD"],
    ["A:B", ""],
  ])("do not have %s with the value %j", (name, value) => {
    const property = { group: undefined, name, parameters: [], value };
    const fine = { group: undefined, name: "FN", parameters: [], value: "x" };
    const card = { version: undefined, properties: [fine, property, fine] };
    expect(() => stringifyCards([card])).toThrow(RangeError);
    expect(() => stringifyProperty(property)).toThrow(RangeError);
  });
});

test("a long folded value is unfolded when it is looked at, and is like any other", () => {
  const value = "AB+/".repeat(1000);
  const text = `BEGIN:VCARD\r\n${foldLine(`PHOTO;ENCODING=b:${value}`)}\r\nEND:VCARD\r\n`;
  const property = {
    group: undefined,
    name: "PHOTO",
    parameters: [{ name: "ENCODING", values: ["b"] }],
    value,
  };
  const [read] = parseCard(text).properties;
  expect(read).toEqual(property);
  expect({ ...parseCard(text).properties[0] }).toEqual(property);
  expect(structuredClone(parseCard(text).properties)).toEqual([property]);
  expect(JSON.parse(JSON.stringify(parseCard(text).properties))).toEqual([
    { name: "PHOTO", parameters: property.parameters, value },
  ]);
  expect(Object.keys(read ?? {})).toEqual(Object.keys(property));
});
