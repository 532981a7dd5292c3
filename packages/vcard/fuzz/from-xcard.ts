// Reads octets as an xCard, writes the cards and their xCard, and reads those. Only bugs escape.

import { deepStrictEqual, ok, strictEqual } from "node:assert";
import { type Card, ParseError, parseCards, stringifyCards } from "@callingcard/vcard";
import { fromXCard, toXCard } from "@callingcard/vcard/xcard";

/** What xCards are made of. */
export const dictionary: readonly string[] = [
  '<vcards xmlns="urn:ietf:params:xml:ns:vcard-4.0"><vcard>',
  "<parameters><type><text>a</text></type></parameters>",
  "</vcard></vcards>",
  '<group name="a">',
  "<unknown/>",
  '<a xmlns="b"/>',
  "_x0032_",
  "&#x7f;",
];

const options = { onProblem: () => {} };

/** The target of tools/fuzz. */
export function fuzz(data: Uint8Array): void {
  const cards = read(data);
  const written = parseCards(stringifyCards(cards));
  deepStrictEqual(
    written.map(({ properties }) => properties),
    cards.map(({ properties }) => properties),
  );
  const xml = toXCard(cards);
  strictEqual(toXCard(fromXCard(xml, options)), xml);
}

function read(data: Uint8Array): Card[] {
  try {
    return fromXCard(data, options);
  } catch (error) {
    ok(error instanceof ParseError);
    return [];
  }
}
