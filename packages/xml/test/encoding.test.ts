import { expect, test } from "vitest";
import { parseXml, textContent, XmlError } from "../src/index.ts";

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (unit) => unit.charCodeAt(0));

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let at = 0; at < text.length; at += 1) {
    view.setUint16(2 * at, text.charCodeAt(at), littleEndian);
  }
  return new Uint8Array(view.buffer);
}

function refusal(octets: Uint8Array): unknown {
  try {
    return parseXml(octets);
  } catch (error) {
    if (error instanceof XmlError) return `${error.code} ${error.offset}`;
    throw error;
  }
}

test.each([
  ["UTF-8", new TextEncoder().encode("<a>\u00E9\u{1F600}</a>")],
  ["UTF-8 with a mark", new TextEncoder().encode("\uFEFF<a>\u00E9\u{1F600}</a>")],
  [
    "UTF-8 as declared",
    new TextEncoder().encode("<?xml version='1.0' encoding='UTF-8'?><a>é\u{1F600}</a>"),
  ],
  ["UTF-16, big end first, with a mark", utf16("\uFEFF<a>\u00E9\u{1F600}</a>", false)],
  ["UTF-16, little end first, with a mark", utf16("\uFEFF<a>\u00E9\u{1F600}</a>", true)],
  ["UTF-16, big end first", utf16("<a>\u00E9\u{1F600}</a>", false)],
  ["UTF-16, little end first", utf16("<a>\u00E9\u{1F600}</a>", true)],
  [
    "UTF-16 as declared",
    utf16("\uFEFF<?xml version='1.0' encoding='utf-16'?><a>\u00E9\u{1F600}</a>", true),
  ],
  [
    "UTF-16LE as declared",
    utf16("<?xml version='1.0' encoding='utf-16le'?><a>\u00E9\u{1F600}</a>", true),
  ],
])("reads %s", (_, octets) => {
  expect(textContent(parseXml(octets).root)).toBe("\u00E9\u{1F600}");
});

test.each([
  ["octets that are no UTF-8", ascii("<a>\u00E9</a>"), "invalid-encoding 3"],
  [
    "a cut character",
    new TextEncoder().encode("<a>\u{1F600}").subarray(0, 6),
    "invalid-encoding 3",
  ],
  ["U+FFFD before what is no UTF-8", ascii("<a>\u00EF\u00BF\u00BDx\u00FF"), "invalid-encoding 5"],
  [
    "two U+FFFD before what is no UTF-8",
    ascii("<a>\u00EF\u00BF\u00BD\u00EF\u00BF\u00BD\u00FF"),
    "invalid-encoding 5",
  ],
  ["surrogates in UTF-8", ascii("<a>\u00ED\u00A0\u0080</a>"), "invalid-encoding 3"],
  ["half a pair in UTF-16", utf16("\uFEFF<a>\uFFFD\uD800</a>", false), "invalid-encoding 5"],
  ["half a pair in UTF-16LE", utf16("\uFEFF<a>\uFFFD\uD800</a>", true), "invalid-encoding 5"],
  ["half a unit of UTF-16", utf16("\uFEFF<a/>", true).subarray(0, 9), "invalid-encoding 4"],
  [
    "UTF-32, big end first",
    Uint8Array.of(0, 0, 0xfe, 0xff, 0, 0, 0, 0x3c),
    "unsupported-encoding 0",
  ],
  [
    "UTF-32, little end first",
    Uint8Array.of(0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0),
    "unsupported-encoding 0",
  ],
  [
    "another declared encoding",
    ascii("<?xml version='1.0' encoding='iso-8859-1'?><a/>"),
    "unsupported-encoding 30",
  ],
  [
    "UTF-8 declared as UTF-16",
    ascii("<?xml version='1.0' encoding='UTF-16'?><a/>"),
    "encoding-mismatch 30",
  ],
  [
    "UTF-16 declared as UTF-8",
    utf16("\uFEFF<?xml version='1.0' encoding='utf-8'?><a/>", true),
    "encoding-mismatch 31",
  ],
  [
    "UTF-16LE declared as UTF-16BE",
    utf16("<?xml version='1.0' encoding='UTF-16BE'?><a/>", true),
    "encoding-mismatch 30",
  ],
  [
    "an encoding called encoding",
    ascii("<?xml version='1.0' encoding='encoding'?><a/>"),
    "unsupported-encoding 30",
  ],
  ["nothing", new Uint8Array(0), "unexpected-end 0"],
])("refuses %s", (_, octets, expected) => {
  expect(refusal(octets)).toBe(expected);
});

test("a string is read whatever encoding it declares", () => {
  expect(parseXml("<?xml version='1.0' encoding='koi8-r'?><a/>").declaration?.encoding).toBe(
    "koi8-r",
  );
});
