import { describe, expect, test } from "vitest";
import { CardDecoder, type Card, type ParseError } from "../src/index.ts";

const encoder = new TextEncoder();

function fullNames(cards: Iterable<Card>): (string | undefined)[] {
  return Array.from(cards, ({ properties }) => properties[0]?.value);
}

describe("CardDecoder", () => {
  test("gives a card when the next one begins, and the last at the end", () => {
    const decoder = new CardDecoder();
    expect(fullNames(decoder.push(encoder.encode("BEGIN:VCARD\nFN:a\nEND:VCARD\n")))).toEqual([]);
    expect(fullNames(decoder.push(encoder.encode("BEGIN:VCARD\nF")))).toEqual(["a"]);
    expect(fullNames(decoder.push(encoder.encode("N:b\nEND:VCARD\nBEGIN:VCARD\r")))).toEqual([]);
    expect(fullNames(decoder.push(encoder.encode("\nFN:c")))).toEqual(["b"]);
    const problems: string[] = [];
    expect(() => [...decoder.end()]).toThrow(expect.objectContaining({ code: "missing-end" }));
    expect(problems).toEqual([]);
  });

  test("keeps what stands between the cards", () => {
    const decoder = new CardDecoder({ onProblem: () => {} });
    const chunk = encoder.encode(
      "junk\nBEGIN:VCARD\nEND:VCARD\nmore\n\ufeffBEGIN:VCARD\nEND:VCARD\n",
    );
    const cards = [...decoder.push(chunk), ...decoder.end()];
    expect(cards.map(({ source }) => source?.text)).toEqual([
      "junk\nBEGIN:VCARD\nEND:VCARD\nmore\n\ufeff",
      "BEGIN:VCARD\nEND:VCARD\n",
    ]);
  });

  test("does not take the card of an AGENT for the next card", () => {
    const decoder = new CardDecoder();
    const text = "BEGIN:VCARD\nAGENT:\nBEGIN:VCARD\nFN:a\nEND:VCARD\nEND:VCARD\n";
    const cards = Array.from(encoder.encode(text + text), (octet) => [
      ...decoder.push(Uint8Array.of(octet)),
    ]).flat();
    expect([...cards, ...decoder.end()]).toHaveLength(2);
  });

  test("says where a problem is in all of the octets", () => {
    const problems: ParseError[] = [];
    const decoder = new CardDecoder({ onProblem: (problem) => problems.push(problem) });
    const octets = encoder.encode(
      "BEGIN:VCARD\nFN:\u00e9\nEND:VCARD\nBEGIN:VCARD\nFN:b\nno colon\nEND:VCARD\n",
    );
    for (const octet of octets) for (const _ of decoder.push(Uint8Array.of(octet)));
    for (const _ of decoder.end());
    expect(problems).toMatchObject([{ offset: 46, line: 6, column: 3 }]);
  });

  test("says once that octets are not UTF-8", () => {
    const problems: ParseError[] = [];
    const decoder = new CardDecoder({ onProblem: (problem) => problems.push(problem) });
    for (const chunk of ["BEGIN:VCARD\nFN:\u00e4", "\u00e4\u00c3", "\u00a4\nEND:VCARD"]) {
      const octets = Uint8Array.from(chunk, (character) => character.charCodeAt(0));
      expect([...decoder.push(octets)]).toEqual([]);
    }
    expect(fullNames(decoder.end())).toEqual(["\udce4\udce4ä"]);
    expect(problems).toMatchObject([{ code: "invalid-utf-8", line: 2, column: 4 }]);
    const strict = new CardDecoder();
    expect(() => [...strict.push(Uint8Array.of(0xe4, 0x20))]).toThrow(
      expect.objectContaining({ code: "invalid-utf-8" }),
    );
  });
});
