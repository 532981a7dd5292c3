import { fc, test as propertyTest } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import * as arbitrary from "../src/arbitrary.ts";
import { FoldedLines } from "../src/folded-lines.ts";
import {
  encodeCards,
  foldLine,
  parseCard,
  stringifyCard,
  stringifyCards,
  stringifyProperty,
} from "../src/index.ts";

/** Lines as they are added. */
function joined(lines: readonly string[]): [string[], number[]] {
  const ended = lines.map((one) => `${one}\r\n`);
  return [["", ...ended], ended.map(({ length }) => length)];
}

function fold(...lines: readonly string[]): string | undefined {
  const folded = new FoldedLines();
  return folded.add(...joined(lines)) ? folded.takeText() : undefined;
}

describe("lines that are folded together", () => {
  const line = fc
    .array(fc.constantFrom("a", "\t", "é", "漢", "😀", "x".repeat(70), "é".repeat(40)))
    .map((parts) => parts.join(""));

  propertyTest.prop([fc.array(line), fc.array(line)])(
    "are folded as each of them is, behind others",
    (others, lines) => {
      const folded = new FoldedLines();
      expect(folded.add(...joined(others))).toBe(true);
      expect(folded.add(...joined(lines))).toBe(true);
      const all = [...others, ...lines].map((one) => `${foldLine(one)}\r\n`).join("");
      expect(folded.takeText()).toBe(all);
      expect(folded.length).toBe(0);
      folded.close();
    },
  );

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
      expect(fold(`${before}${wrong}`)).toBeUndefined();
      expect(fold(`${before}\t${wrong}`, before)).toBeUndefined();
      expect(fold(`${before}é`, before)).toBeTypeOf("string");
    }
  });

  test("may be long", () => {
    const long = "é".repeat(100_000);
    expect(fold(long)).toBe(`${foldLine(long)}\r\n`);
    expect(fold(`${long}\u0000`)).toBeUndefined();
  });
});

describe("cards that are written anew", () => {
  propertyTest.prop([arbitrary.cards()])("have the same octets as their text", (cards) => {
    const made = cards.map(({ version, properties }) => ({ version, properties }));
    expect(encodeCards(made)).toEqual(new TextEncoder().encode(stringifyCards(made)));
  });

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

  test("may have long values", () => {
    const values = ["x".repeat(5_000), "é\t".repeat(40_000), "a"];
    const properties = values.map((value) => ({
      group: undefined,
      name: "NOTE",
      parameters: [],
      value,
    }));
    const card = { version: undefined, properties: [...properties, ...properties] };
    expect(parseCard(stringifyCard(card)).properties).toEqual(card.properties);
    for (const wrong of ["\n", "\0", "\r\n"]) {
      const broken = { group: undefined, name: "X", parameters: [], value: `${values[1]}${wrong}` };
      const properties_ = [...properties, broken];
      expect(() => stringifyCard({ ...card, properties: properties_ })).toThrow(RangeError);
    }
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
