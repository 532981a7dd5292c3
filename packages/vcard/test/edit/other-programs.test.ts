import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { removeProperties, setValue } from "../../src/edit.ts";
import { encodeCards, parseCards, type Card } from "../../src/index.ts";
import { encodeOctets } from "../../src/octets.ts";
import { expectLocal } from "./locality.ts";

const folder = fileURLToPath(new URL("../../../../../shared/testdata/vcard", import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".vcf"))
  .toSorted();

/** Cards of a file that are edited, and properties of each; spread over all there are. */
const SAMPLE = 6;

function sample<Item>(items: readonly Item[]): { item: Item; index: number }[] {
  const step = Math.max(1, items.length / SAMPLE);
  return items
    .map((item, index) => ({ item, index }))
    .filter(({ index }) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

// So many octets are the same at the start of two arrays.
function common(left: Uint8Array, right: Uint8Array): number {
  const differs = left.findIndex((octet, index) => octet !== right[index]);
  return differs === -1 ? left.length : differs;
}

test("the files of other programs are there", () => {
  expect(files).toHaveLength(143);
});

test.each(files)("%s: an edit of a property changes its octets only", (name) => {
  const octets = new Uint8Array(readFileSync(join(folder, name)));
  const cards = parseCards(octets, { onProblem: () => {} });
  expect(encodeCards(cards)).toHaveLength(cards.length === 0 ? 0 : octets.length);
  for (const { item: card, index } of sample(cards)) {
    for (const { item: property } of sample(card.properties)) {
      expectLocal(cards, index, setValue(card, property, "new, 新; value"));
      expectLocal(cards, index, removeProperties(card, property));
    }
  }
});

test.each(files)("%s: octets before and behind are the same in any encoding", (name) => {
  const octets = new Uint8Array(readFileSync(join(folder, name)));
  const cards = parseCards(octets, { onProblem: () => {} });
  const [card] = cards;
  if (card?.source === undefined) return;
  const at = card.properties.length >> 1;
  const edited = editedAt(card, at);
  const written = encodeCards(cards.with(0, edited));
  const { text, spans, charset = "utf-8" } = card.source;
  const start = encodeOctets(text.slice(0, spans[2 * at]), charset).length;
  const rest = octets.length - encodeOctets(text.slice(0, spans[2 * at + 1]), charset).length;
  expect(common(octets, written)).toBeGreaterThanOrEqual(start);
  expect(common(octets.toReversed(), written.toReversed())).toBeGreaterThanOrEqual(rest);
});

function editedAt(card: Card, index: number): Card {
  const property = card.properties[index];
  return property === undefined ? card : setValue(card, property, "new");
}
