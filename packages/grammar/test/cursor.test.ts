import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { octetCursor, ParseError, textCursor } from "../src/index.ts";

const encoder = new TextEncoder();

property.prop([fc.string({ unit: "binary" }), fc.array(fc.nat({ max: 30 }))])(
  "both offsets stand at the same character wherever the cursor goes",
  (text, offsets) => {
    const cursor = textCursor(text);
    const start = cursor.octetOffset;
    for (const offset of offsets) {
      cursor.offset = offset;
      expect(cursor.offset).toBe(Math.min(offset, text.length));
      const isInsidePair =
        /[\ud800-\udbff]$/.test(text.slice(0, cursor.offset)) &&
        /^[\udc00-\udfff]/.test(text.slice(cursor.offset));
      if (isInsidePair) continue;
      const before = encoder.encode(text.slice(0, cursor.offset));
      expect(cursor.octetOffset).toBe(start + before.length);
    }
    expect(cursor.atEnd).toBe(cursor.offset === text.length);
    expect(cursor.octets.at(start + cursor.size)).toBe(255);
  },
);

test("a place outside the text is its nearest end", () => {
  const cursor = textCursor("aé");
  cursor.offset = 9;
  expect(cursor.offset).toBe(2);
  expect(cursor.atEnd).toBe(true);
  cursor.offset = -1;
  expect(cursor.offset).toBe(0);
});

test("octets are copied and decoded, with the mark of the byte order kept", () => {
  const octets = encoder.encode("\ufeffaé😀");
  const cursor = octetCursor(octets);
  octets.fill(0);
  expect(cursor.text).toBe("\ufeffaé😀");
  expect(cursor.octets[cursor.octetOffset + 3]).toBe(0x61);
});

test("cursors do not write over each other, however many there are", () => {
  const texts = Array.from({ length: 200 }, (_, index) => `${index}é`.repeat(index));
  const cursors = texts.map((text) => [textCursor(text), octetCursor(encoder.encode(text))]);
  for (const [index, pair] of cursors.entries()) {
    for (const { octets, octetOffset, size } of pair) {
      const end = octetOffset + size;
      expect(octets.slice(octetOffset, end)).toEqual(encoder.encode(texts[index]));
      expect(octets[end]).toBe(255);
    }
  }
});

test.each([8191, 8192, 8193, 20_000])("a text of %i is encoded, ASCII or not", (length) => {
  const pair = `${"a".repeat(length - 3)}😀a`;
  for (const text of [
    "a".repeat(length),
    pair,
    "€".repeat(length),
    `${"a".repeat(length)}\ud83d`,
  ]) {
    const { octets, octetOffset, size } = textCursor(text);
    expect(octets.slice(octetOffset, octetOffset + size)).toEqual(encoder.encode(text));
    expect(octets[octetOffset + size]).toBe(255);
  }
});

test("octets that are not UTF-8 throw where they begin", () => {
  const octets = Uint8Array.of(0x61, 0x0a, 0xc3, 0xa9, 0xf0, 0x9f, 0x98);
  expect(() => octetCursor(octets)).toThrow(
    "octets that are not UTF-8 at line 2 column 2 (RFC 3629 UTF8-octets)",
  );
  expect(() => octetCursor(octets)).toThrow(ParseError);
});

test("is made in an array that is given, if the text has room there", () => {
  const room = new Uint8Array(6);
  const reads: [string, boolean][] = [
    ["abcde", true],
    ["aéb", true],
    ["abcdef", false],
    ["ééé", false],
  ];
  for (const [text, isInside] of reads) {
    const cursor = textCursor(text, room);
    expect(cursor.octets === room).toBe(isInside);
    expect(
      [...cursor.octets].slice(cursor.octetOffset, cursor.octetOffset + cursor.size + 1),
    ).toEqual([...encoder.encode(text), 255]);
    cursor.offset = text.length;
    expect(cursor.atEnd).toBe(true);
  }
});
