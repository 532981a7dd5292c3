import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { encodeCards, parseCards, stringifyCards, type Card } from "../src/index.ts";
import { unreadPart } from "./unread.ts";

const folder = fileURLToPath(new URL("../../../../shared/testdata/vcard", import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".vcf"))
  .toSorted();

function read(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(folder, name)));
}

/** The card as a program would have made it. */
function plain({ version, properties }: Card): Card {
  return { version, properties };
}

test("the files of other programs are there", () => {
  expect(files).toHaveLength(143);
});

describe.each(files)("%s", (name) => {
  const octets = read(name);
  const cards = parseCards(octets, { onProblem: () => {} });

  test("gives a card for each BEGIN", () => {
    const begins = new TextDecoder(octets[0] === 0xff ? "utf-16le" : "utf-8")
      .decode(octets)
      .match(/^BEGIN:VCARD\r*$/gim);
    expect(cards).toHaveLength(begins?.length ?? 0);
  });

  test("is written back octet for octet", () => {
    // A text without a card has nothing that could carry its octets.
    const written = cards.length > 0 ? encodeCards(cards) : Uint8Array.of(0xef, 0xbb, 0xbf);
    expect(written).toEqual(octets);
  });

  test("has every octet in a property or a problem", () => {
    expect(unreadPart(octets)).toMatch(/^[\s\ufeff]*$/);
  });

  test("reads back equal when every property is written anew", () => {
    const anew = cards.map(plain);
    expect(parseCards(stringifyCards(anew)).map(plain)).toEqual(anew);
  });

  test("changes in the octets of one property only", () => {
    for (const card of cards.slice(0, 20)) {
      const text = stringifyCards([card]);
      const index = card.properties.length >> 1;
      const [old] = card.properties.slice(index, index + 1);
      if (old === undefined || card.source === undefined) continue;
      const edited = { ...old, name: "X-EDITED", parameters: [], value: "new" };
      const start = card.source.spans[2 * index] ?? 0;
      const end = card.source.spans[2 * index + 1] ?? 0;
      const group = old.group === undefined ? "" : `${old.group}.`;
      const [lineBreak] = /\r?\n|\r(?!\r)/.exec(text.slice(card.source.start)) ?? ["\r\n"];
      expect(stringifyCards([{ ...card, properties: card.properties.with(index, edited) }])).toBe(
        `${text.slice(0, start)}${group}X-EDITED:new${lineBreak}${text.slice(end)}`,
      );
    }
  });
});
