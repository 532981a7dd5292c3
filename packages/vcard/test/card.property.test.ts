import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import * as arbitrary from "../src/arbitrary.ts";
import {
  CardDecoder,
  encodeCards,
  parseCard,
  parseCards,
  ParseError,
  stringifyCard,
  stringifyCards,
  type Card,
  type Property,
} from "../src/index.ts";
import { unreadPart } from "./unread.ts";

/** The card as a program makes it. */
function plain({ version, properties }: Card): Card {
  return { version, properties };
}

// Octets in pieces of the given sizes, over and over.
function* cut(octets: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  for (let from = 0, turn = 0; from < octets.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield octets.subarray(from, from + size);
    from += size;
  }
}

function decodeAll(chunks: Iterable<Uint8Array>): { cards: Card[]; problems: ParseError[] } {
  const problems: ParseError[] = [];
  const decoder = new CardDecoder({ onProblem: (problem) => problems.push(problem) });
  const cards: Card[] = [];
  for (const chunk of chunks) cards.push(...decoder.push(chunk));
  cards.push(...decoder.end());
  return { cards, problems };
}

/** Lines that look like parts of cards, in any order. */
function rubble(): fc.Arbitrary<string> {
  const line = fc.oneof(
    fc.constantFrom(
      "BEGIN:VCARD",
      "begin:vcard ",
      "END:VCARD",
      "AGENT:",
      "VERSION:3.0",
      "FN:x",
      "",
    ),
    fc.constantFrom(
      "NOTE;QUOTED-PRINTABLE:a=",
      "=",
      " folded",
      "\tfolded",
      " ",
      "junk",
      "a;b",
      "\ufeffBEGIN:VCARD",
    ),
    fc.string({ maxLength: 8 }),
  );
  const lineBreak = fc.constantFrom("\r\n", "\n", "\r", "\r\r\n", "\n\n", "");
  return fc.array(fc.tuple(line, lineBreak), { maxLength: 24 }).map((all) => all.flat().join(""));
}

describe("parse and stringify", () => {
  test.prop([arbitrary.card()])("parse undoes stringify", (card) => {
    expect(plain(parseCard(stringifyCard(card)))).toEqual(card);
  });

  test.prop([arbitrary.cards()])(
    "no line of a card that was made is longer than 75 octets",
    (cards) => {
      const text = stringifyCards(cards);
      // The head of a quoted-printable line cannot be broken softly.
      const lines = text.split("\r\n").filter((line) => !/QUOTED-PRINTABLE/i.test(line));
      for (const line of lines)
        expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    },
  );

  test.prop([arbitrary.writtenCards()])(
    "however they are written, the cards are the same",
    ({ cards, text }) => {
      const parsed = parseCards(text);
      expect(parsed.map(plain)).toEqual(cards);
      expect(stringifyCards(parsed)).toBe(text);
    },
  );

  test.prop([arbitrary.writtenCards(), fc.nat(), arbitrary.property()])(
    "an edit of one property changes its octets only",
    ({ text }, at, edited) => {
      const cards = parseCards(text);
      const index = at % Math.max(cards.length, 1);
      const card = cards[index];
      if (card?.source === undefined) return;
      const position = at % card.properties.length;
      const [from = 0, to = 0] = card.source.spans.slice(2 * position, 2 * position + 2);
      const before = cards
        .slice(0, index)
        .reduce((sum, { source }) => sum + (source?.text.length ?? 0), 0);
      const changed = { ...card, properties: card.properties.with(position, edited) };
      const written = stringifyCards(cards.with(index, changed));
      const made = stringifyCard({ version: undefined, properties: [edited] }).slice(13, -11);
      const [lineBreak = ""] = /\r?\n|\r(?!\r)/.exec(text.trimStart()) ?? [];
      const line = made.replaceAll("\r\n", lineBreak);
      expect(written).toBe(text.slice(0, before + from) + line + text.slice(before + to));
    },
  );

  test.prop([arbitrary.writtenCards()])("a clone is written like the card", ({ cards, text }) => {
    expect(stringifyCards(structuredClone(parseCards(text)))).toBe(text);
    const edited = structuredClone(parseCards(text)).map((card) => ({
      ...card,
      properties: [...card.properties],
    }));
    expect(stringifyCards(edited)).toBe(text);
    expect(cards).toHaveLength(edited.length);
  });
});

describe("hostile and broken texts", () => {
  test.prop([fc.oneof(rubble(), fc.string({ unit: "binary" }))])(
    "every text is read, and nothing is lost",
    (text) => {
      const cards = parseCards(text, { onProblem: () => {} });
      if (cards.length > 0) expect(stringifyCards(cards)).toBe(text);
      const edited = cards.map((card) => ({ ...card, properties: [...card.properties] }));
      if (cards.length > 0) expect(stringifyCards(edited)).toBe(text);
    },
  );

  test.prop([fc.oneof(rubble(), fc.string({ unit: "binary" }))])(
    "every line is in a property or in a problem",
    (text) => {
      expect(unreadPart(text)).toMatch(/^[\s\ufeff]*$/);
    },
  );

  test.prop([fc.oneof(rubble(), fc.string({ unit: "binary" }))])(
    "without onProblem, the first problem is thrown",
    (text) => {
      const problems: ParseError[] = [];
      parseCards(text, { onProblem: (problem) => problems.push(problem) });
      let thrown: unknown;
      try {
        parseCards(text);
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toEqual(problems[0]);
      if (thrown !== undefined) expect(thrown).toBeInstanceOf(ParseError);
    },
  );

  test.prop([rubble()])(
    "what was read from a broken text is written anew and read again",
    (text) => {
      const cards = parseCards(text, { onProblem: () => {} });
      for (const card of cards) {
        const properties: Property[] = [];
        for (const property of card.properties) {
          try {
            stringifyCard({ version: undefined, properties: [property] });
            properties.push(property);
          } catch (error) {
            // The text of an AGENT without END, and a value that ends in a soft break.
            expect(error).toBeInstanceOf(RangeError);
          }
        }
        const made = stringifyCard({ version: card.version, properties });
        expect(parseCard(made).properties).toEqual(properties);
      }
    },
  );
});

describe("octets", () => {
  test.prop([fc.uint8Array({ maxLength: 64 }), fc.boolean()])(
    "octets of any kind come back",
    (noise, marked) => {
      const head = marked ? [0xff, 0xfe] : [];
      const octets = Uint8Array.from([
        ...head,
        ...new TextEncoder().encode("BEGIN:VCARD\nNOTE:"),
        ...noise,
      ]);
      const cards = parseCards(octets, { onProblem: () => {} });
      if (cards.length > 0) expect(encodeCards(cards)).toEqual(octets);
    },
  );

  const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 });

  test.prop([
    fc.oneof(
      arbitrary.writtenCards().map(({ text }) => text),
      rubble(),
    ),
    sizes,
  ])("where the octets are cut makes no difference", (text, chunkSizes) => {
    const octets = new TextEncoder().encode(text);
    const problems: ParseError[] = [];
    const cards = parseCards(octets, { onProblem: (problem) => problems.push(problem) });
    expect(decodeAll(cut(octets, chunkSizes))).toEqual({ cards, problems });
  });

  test.prop([fc.uint8Array({ maxLength: 40 }), sizes])(
    "nor do octets that are not UTF-8",
    (noise, chunkSizes) => {
      const octets = Uint8Array.from([...new TextEncoder().encode("BEGIN:VCARD\nNOTE:"), ...noise]);
      const cards = parseCards(octets, { onProblem: () => {} });
      expect(decodeAll(cut(octets, chunkSizes)).cards).toEqual(cards);
    },
  );
});
