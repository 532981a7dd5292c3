// Reads octets as a jCard, writes the card and its jCard, and reads those. Only bugs escape.

import { deepStrictEqual, ok, strictEqual } from "node:assert";
import { parseCard, stringifyCard } from "@callingcard/vcard";
import { JCardError, parseJCard, stringifyJCard } from "@callingcard/vcard/jcard";

/** What jCards are made of. */
export const dictionary: readonly string[] = [
  '["vcard",[["version",{},"text","4.0"],',
  '["x-a",{"type":["a","b"],"group":"c"},"unknown","d"]',
  "null",
  "1e99",
  '"__proto__"',
  '"date-and-or-time"',
  '"utc-offset"',
  '"binary"',
];

/** The target of tools/fuzz. */
export function fuzz(data: Uint8Array): void {
  const card = read(data);
  if (card === undefined) return;
  deepStrictEqual(parseCard(stringifyCard(card)).properties, card.properties);
  if (card.version === "2.1") return;
  const version = card.version === "3.0" ? "3.0" : "4.0";
  const text = stringifyJCard(card, { version });
  strictEqual(stringifyJCard(parseJCard(text), { version }), text);
}

function read(data: Uint8Array): ReturnType<typeof parseJCard> | undefined {
  try {
    return parseJCard(data, { onProblem: () => {} });
  } catch (error) {
    ok(error instanceof JCardError);
    return undefined;
  }
}
