import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { countGrowth } from "../../../../tools/growth/count-growth.ts";
import * as arbitrary from "../../src/arbitrary.ts";
import { parseCards } from "../../src/index.ts";
import { validateCard, validateCards, type Diagnostic } from "../../src/validate.ts";
import { HOSTILE_TEXTS } from "./hostile-texts.ts";

const growths = countGrowth(import.meta.url);

describe.each(HOSTILE_TEXTS)("a text of $name", ({ name, make }) => {
  test("costs four times as much where it is four times as long", () => {
    const { once = 0, fourTimes = Infinity } = growths.find((one) => one.name === name) ?? {};
    expect(once).toBeGreaterThan(0);
    expect(fourTimes / once).toBeLessThan(4.5);
  });

  test("has a list that ends", () => {
    const options = { maxProblems: 10, maxCards: Infinity };
    // Some milliseconds where the time is linear, minutes where it is not.
    const found = validateCards(make(5_000), options);
    expect(found.length).toBeLessThanOrEqual(11);
    expect(found.slice(0, 10).map(({ code }) => code)).not.toContain("too-many-problems");
  });
});

/** Anything: lines that are content lines and nearly, put into cards or not, with any line breaks. */
const anything = fc
  .array(
    fc.oneof(
      arbitrary.sentence("vcard/contentline"),
      arbitrary.nearMiss("vcard/contentline").map(({ text }) => text),
      fc.constantFrom(
        "BEGIN:VCARD",
        "END:VCARD",
        "VERSION:2.1",
        "VERSION:3.0",
        "VERSION:4.0",
        "AGENT:",
        "PHOTO;ENCODING=b:aaaa",
        "NOTE;QUOTED-PRINTABLE:a=",
        "NOTE:a\\",
        "\ufeff",
        "",
        " b",
        "BDAY:1815-12-10",
        "TEL;PREF=0:1",
      ),
      fc.string({ unit: "binary" }),
    ),
    { maxLength: 12 },
  )
  .chain((lines) =>
    fc.record({ lines: fc.constant(lines), lineBreak: fc.constantFrom("\r\n", "\n", "\r") }),
  )
  .map(({ lines, lineBreak }) => lines.map((line) => line + lineBreak).join(""));

function isInside({ offset, length }: Diagnostic, text: string): boolean {
  return offset >= 0 && length >= 0 && offset + length <= text.length;
}

property.prop([anything])("any text has a list, in order and inside of it", (text) => {
  const found = validateCards(text);
  const offsets = found.map(({ offset }) => offset);
  expect(offsets).toEqual(offsets.toSorted((left, right) => left - right));
  expect(found.every((one) => isInside(one, text))).toBe(true);
  expect(found.every(({ message }) => message.length < 400)).toBe(true);
});

property.prop([fc.uint8Array({ maxLength: 200 })])("any octets have a list", (octets) => {
  expect(() => validateCards(octets)).not.toThrow();
});

property.prop([anything])("a card by itself has what it has in its text", (text) => {
  const cards = parseCards(text, { onProblem: () => {} });
  const inText = validateCards(text, { maxProblems: Infinity });
  for (const [index, card] of cards.entries()) {
    const alone = validateCard(card).map(({ code, message }) => `${code}: ${message}`);
    const found = inText
      .filter((one) => one.card === index)
      .map(({ code, message }) => `${code}: ${message}`);
    expect(found).toEqual(expect.arrayContaining(alone));
  }
});
