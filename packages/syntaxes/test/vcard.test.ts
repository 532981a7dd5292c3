import { expect, test } from "vitest";
import { vcard } from "../src/vcard.ts";
import { outline, readText } from "./plain.ts";

const card = (...lines: readonly string[]): string =>
  ["BEGIN:VCARD", "VERSION:4.0", "FN:Ada", ...lines, "END:VCARD", ""].join("\r\n");

test("the tree goes from the file to the rules of the value's type", () => {
  expect(outline(readText(vcard, card("N:Lovelace;Ada", "BDAY:--1210"))).slice(11)).toEqual([
    "    contentline",
    '      name "N"',
    "      value",
    "        structured",
    "          listcomponent",
    '            component "Lovelace"',
    "          listcomponent",
    '            component "Ada"',
    "    contentline",
    '      name "BDAY"',
    "      value",
    "        dateandortime",
    "          date",
    "            yearless",
    '              month "12"',
    '              day "10"',
    "    contentline",
    '      name "END"',
    '      value "VCARD"',
  ]);
});

test("a folded value lies where it stands in the text, folds within it and not behind it", () => {
  const text = card("NO\r\n TE:a\r\n b\r\n \r\n\tc");
  const { tree } = readText(vcard, text);
  const value = tree[0]?.children[0]?.children[3]?.children.at(-1);
  expect(text.slice(value?.start, value?.end)).toBe("a\r\n b\r\n \r\n\tc");
});

test("a fold between two rules is in neither", () => {
  const text = card("TEL;TYPE=home\r\n :1");
  const line = readText(vcard, text).tree[0]?.children[0]?.children[3];
  expect(line?.children.map(({ start, end }) => text.slice(start, end))).toEqual([
    "TEL",
    "TYPE=home",
    "1",
  ]);
});

test("a broken line is refused with all that could stand there", () => {
  const { accepted, diagnostics, value, written, text, tree } = readText(
    vcard,
    card("NO\r\n TE;a\u00e4:1"),
  );
  expect(accepted).toBe(false);
  expect(value).toBeUndefined();
  expect(diagnostics).toEqual([
    {
      severity: "error",
      start: 43,
      end: 46,
      line: 5,
      column: 6,
      code: "unexpected-character",
      message: expect.any(String),
      expected: ["a letter", "a digit", '"("', '"-"', '":"', '";"', '"="', '"_"'],
      grammar: "vcard.ne",
      rule: "contentline",
    },
  ]);
  expect(new TextDecoder().decode(written)).toBe(text);
  expect(tree[0]?.children[0]?.children[3]).toMatchObject({ name: "unread", start: 34, end: 48 });
});

test("what the RFC requires is required, what is read as meant is a warning", () => {
  const missing = readText(vcard, "BEGIN:VCARD\r\nVERSION:4.0\r\nEND:VCARD\r\n");
  expect(missing.accepted).toBe(false);
  expect(missing.diagnostics).toMatchObject([{ severity: "error", code: "missing-property" }]);
  const bare = readText(vcard, card().replaceAll("\r\n", "\n"));
  expect(bare.accepted).toBe(true);
  expect(bare.diagnostics).toMatchObject([{ severity: "warning", code: "bare-line-feed" }]);
});

test("a text without a card is refused", () => {
  expect(readText(vcard, "").diagnostics).toMatchObject([{ code: "no-card", start: 0, end: 0 }]);
});

test("the value has the names of the codec", () => {
  expect(readText(vcard, card("item1.TEL;TYPE=home:1")).value).toEqual([
    {
      version: "4.0",
      properties: [
        { group: undefined, name: "VERSION", parameters: [], value: "4.0" },
        { group: undefined, name: "FN", parameters: [], value: "Ada" },
        {
          group: "item1",
          name: "TEL",
          parameters: [{ name: "TYPE", values: ["home"] }],
          value: "1",
        },
      ],
    },
  ]);
});

test("octets that are not UTF-8 and UTF-16 are written back", () => {
  const broken = new TextEncoder().encode(card("NOTE:x"));
  broken[broken.indexOf(0x78)] = 0xff;
  expect(vcard.read(broken)).toMatchObject({ accepted: false, written: broken });
  const wide = new Uint8Array(Buffer.from(`\ufeff${card()}`, "utf16le"));
  const reading = vcard.read(wide);
  expect(reading.text).toBe(`\ufeff${card()}`);
  expect(reading.written).toEqual(wide);
});

test("a tree that gets too large is left out, and said to be", () => {
  const many = vcard.read(new TextEncoder().encode(card().repeat(20_000)));
  expect(many.diagnostics).toMatchObject([{ severity: "warning", code: "too-many-nodes" }]);
  expect(many.accepted).toBe(true);
});
