import { describe, expect, test } from "vitest";
import {
  CardDecoder,
  stringifyCard,
  type CardDecoderOptions,
  type VcardError,
} from "../../src/index.ts";

const encoder = new TextEncoder();

function card(...lines: string[]): string {
  return ["BEGIN:VCARD", ...lines, "END:VCARD", ""].join("\r\n");
}

interface Decoded {
  readonly texts: string[];
  readonly problems: VcardError[];
}

/** Reads a text whose octets come some at a time. */
function decode(text: string, size: number, options: CardDecoderOptions): Decoded {
  const problems: VcardError[] = [];
  const decoder = new CardDecoder({ onProblem: (problem) => problems.push(problem), ...options });
  const octets = encoder.encode(text);
  const texts: string[] = [];
  for (let from = 0; from < octets.length; from += size) {
    for (const one of decoder.push(octets.subarray(from, from + size)))
      texts.push(stringifyCard(one));
  }
  for (const one of decoder.end()) texts.push(stringifyCard(one));
  return { texts, problems };
}

const A = card("FN:a");
const B = card("FN:b");

describe.each([1, 7, 1000, 1_000_000])("by %d octets", (size) => {
  const big = card(`NOTE:${"x".repeat(9000)}`, "FN:big");

  test("a card with as many octets as there may be is read", () => {
    const { texts, problems } = decode(A + big + B, size, { maxCardOctets: big.length });
    expect(texts).toEqual([A, big, B]);
    expect(problems).toEqual([]);
  });

  test("a card with one more is left out, and the next one is read", () => {
    const { texts, problems } = decode(A + big + B, size, { maxCardOctets: big.length - 1 });
    expect(texts).toEqual([A, B]);
    expect(problems).toMatchObject([
      {
        code: "card-too-long",
        message: `card has more than ${big.length - 1} octets; ${big.length} octets are left out at line 4 column 1 (RFC 6350 vcard)`,
        start: A.length,
        end: A.length + big.length,
        offset: A.length,
        line: 4,
        column: 1,
      },
    ]);
  });

  test("a card of many lines is left out too, and places behind it are right", () => {
    const many = card(...Array.from({ length: 3000 }, (_, n) => `X-N:${n}`));
    const broken = card("no colon");
    const { texts, problems } = decode(many + broken, size, { maxCardOctets: 1000 });
    expect(texts).toEqual([broken]);
    expect(problems).toMatchObject([
      { code: "card-too-long", line: 1, column: 1 },
      { code: "unexpected-character", line: 3004, column: 3, offset: many.length + 15 },
    ]);
  });

  test("a card in an AGENT of a card that is left out is none", () => {
    const outer = card(`NOTE:${"x".repeat(9000)}`, "AGENT:", card("FN:agent").trimEnd(), "FN:x");
    const { texts } = decode(outer + B, size, { maxCardOctets: 100 });
    expect(texts).toEqual([B]);
  });

  test("as many octets outside of cards as there may be stay in the source of the card", () => {
    const junk = `${"junk\r\n".repeat(2000)}\r\n`;
    const options = { maxOutsideOctets: junk.length };
    const { texts, problems } = decode(A + junk + B, size, options);
    expect(texts).toEqual([A, B]);
    expect(problems.map(({ code }) => code)).toEqual(["text-outside-card"]);
    const { problems: others } = decode(A + junk + B, size, { maxOutsideOctets: junk.length - 1 });
    expect(others.map(({ code }) => code)).toEqual(["outside-too-long"]);
  });

  test("more octets outside of cards are left out, with their number", () => {
    const junk = `${"junk\r\n".repeat(2000)}\r\n`;
    const { texts, problems } = decode(A + junk + B, size, { maxOutsideOctets: 5000 });
    expect(texts).toEqual([A, B]);
    expect(problems).toMatchObject([
      {
        code: "outside-too-long",
        message: expect.stringContaining("more than 5000 octets; 12002 octets are left out"),
        start: A.length,
        end: A.length + junk.length,
        line: 4,
        column: 1,
      },
    ]);
  });

  test("so are those before the first card, and those behind the last", () => {
    const junk = "\n".repeat(9000);
    const { texts, problems } = decode(junk + A + junk, size, { maxOutsideOctets: 100 });
    expect(texts).toEqual([A]);
    expect(problems).toMatchObject([
      { code: "outside-too-long", start: 0, end: 9000, line: 1, column: 1 },
      { code: "outside-too-long", start: 9000 + A.length, end: 18_000 + A.length, line: 9004 },
    ]);
  });

  test("a text that is one line is left out", () => {
    const { texts, problems } = decode("é".repeat(9000), size, { maxOutsideOctets: 100 });
    expect(texts).toEqual([]);
    expect(problems).toMatchObject([
      {
        code: "outside-too-long",
        message: expect.stringContaining("more than 100 octets; 18000 octets are left out"),
        start: 0,
        end: 9000,
      },
    ]);
  });

  test("a card whose last line waited for more is not taken for one that is too long", () => {
    // Each soft break may be the last one: the line is read again only when twice as much is there.
    const soft = card(`NOTE;QUOTED-PRINTABLE:${"a=\r\n".repeat(1000)}b`);
    const { texts, problems } = decode(soft + A + B, size, {
      maxCardOctets: soft.length,
      maxOutsideOctets: 20,
    });
    expect(texts).toEqual([soft, A, B]);
    expect(problems).toEqual([]);
  });
});

test.each<[string, string, CardDecoderOptions, number]>([
  ["a card", `BEGIN:VCARD\r\n${"A:b\r\n".repeat(100)}`, { maxCardOctets: 100 }, 101],
  ["a line", `BEGIN:VCARD\r\nA:${"b".repeat(1000)}`, { maxCardOctets: 100 }, 101],
  ["a folded line", `BEGIN:VCARD\r\nA:${"b\r\n ".repeat(100)}`, { maxCardOctets: 100 }, 101],
  // They could end in a BEGIN line.
  ["text outside", "a".repeat(1000), { maxOutsideOctets: 100 }, 165],
  ["blank lines outside", "\r\n".repeat(1000), { maxOutsideOctets: 100 }, 165],
])("%s is refused at the octet that is too much", (_, text, options, at) => {
  const decoder = new CardDecoder(options);
  let octets = 0;
  const read = (): void => {
    for (const octet of encoder.encode(text)) {
      octets += 1;
      for (const _card of decoder.push(Uint8Array.of(octet)));
    }
  };
  expect(read).toThrow(/has more than 100 octets at line 1 column 1/);
  expect(octets).toBe(at);
});

test("cards in one chunk are read as they are taken", () => {
  const decoder = new CardDecoder({ maxCards: 5000 });
  const cards = decoder.push(encoder.encode(card("FN:x").repeat(10_000)));
  // The one too many is far behind the first.
  expect(cards.next().done).toBe(false);
  expect(() => [...cards]).toThrow(expect.objectContaining({ code: "too-many-cards" }));
});

test("cards are given before the end of what is left out has come", () => {
  const decoder = new CardDecoder({ maxOutsideOctets: 100, onProblem: () => {} });
  const given = [...decoder.push(encoder.encode(A + "junk\n".repeat(100)))];
  expect(given.map(stringifyCard)).toEqual([A]);
});
