// Reads octets as cards, writes them back, edits a card and reads that. Only bugs escape.

import { deepStrictEqual, ok, strictEqual } from "node:assert";
import {
  CardDecoder,
  encodeCards,
  parseCards,
  stringifyCard,
  stringifyProperty,
  type Card,
  type Property,
} from "@callingcard/vcard";

const options = { onProblem: () => {} };

/** The target of tools/fuzz. */
export function fuzz(data: Uint8Array): void {
  const cards = parseCards(data, options);
  if (cards.length > 0) deepStrictEqual(encodeCards(cards), new Uint8Array(data));
  deepStrictEqual(decode(data), cards);
  for (const card of cards) edit(card);
}

function decode(data: Uint8Array): Card[] {
  const decoder = new CardDecoder(options);
  const middle = data.length >> 1;
  return [
    ...decoder.push(data.subarray(0, middle)),
    ...decoder.push(data.subarray(middle)),
    ...decoder.end(),
  ];
}

function edit(card: Card): void {
  const text = stringifyCard(card);
  strictEqual(stringifyCard({ ...card, properties: [...card.properties] }), text);
  const writable = card.properties.filter(isWritable);
  const made = { version: card.version, properties: writable };
  const [again, ...others] = parseCards(stringifyCard(made));
  strictEqual(others.length, 0);
  deepStrictEqual(again?.properties, writable);
}

function isWritable(property: Property): boolean {
  try {
    stringifyProperty(property);
    return true;
  } catch (error) {
    ok(error instanceof RangeError);
    return false;
  }
}
