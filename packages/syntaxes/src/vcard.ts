import { type Card, encodeCards, parseCards } from "@callingcard/vcard";
import { dateTimeIr, uriIr, valueIr, vcardIr } from "@callingcard/vcard/grammar";
import { Draft } from "./draft.ts";
import { decodeText } from "./octet-text.ts";
import type { Reading, Syntax } from "./syntax.ts";
import { addFindings } from "./vcard-findings.ts";
import { fileNodes } from "./vcard-tree.ts";

const EXAMPLE: string = [
  "BEGIN:VCARD",
  "VERSION:4.0",
  "FN:Ada Lovelace",
  "N:Lovelace;Ada;Augusta King\\, Countess;;",
  "BDAY:18151210",
  "TEL;TYPE=voice,home;VALUE=uri:tel:+44-20-7946-0000",
  "NOTE:Wrote the first program for a machine that",
  "  was never built",
  "END:VCARD",
  "",
].join("\r\n");

/**
 * vCard 4.0 and 3.0 (RFC 6350, RFC 2426), and 2.1. A text is accepted if it has a card and validation
 * finds no error in it. The value is the list of cards; a text is written back as it was read.
 */
export const vcard: Syntax = {
  name: "vcard",
  title: "vCard",
  specification: "RFC 6350, RFC 2426",
  grammars: [vcardIr, valueIr, dateTimeIr, uriIr],
  example: EXAMPLE,
  read,
};

function read(octets: Uint8Array): Reading {
  const draft = new Draft(decodeText(octets).text);
  const cards = readCards(octets);
  if (cards === undefined) {
    draft.add({ start: 0, end: 0, code: "too-many-cards", message: "the text has too many cards" });
    return draft.finish([], () => undefined, undefined);
  }
  const unread = addFindings(draft, octets);
  if (cards.length === 0) {
    const { length } = draft.text;
    draft.add({ start: length, end: length, code: "no-card", message: "the text has no card" });
  }
  const written = cards.length === 0 ? undefined : encodeCards(cards);
  return draft.finish(fileNodes(draft, cards, unread), () => cards.map(toValue), written);
}

function readCards(octets: Uint8Array): readonly Card[] | undefined {
  try {
    return parseCards(octets, { onProblem: () => undefined });
  } catch {
    // The only error that is thrown in spite of `onProblem`: too many cards.
    return undefined;
  }
}

function toValue({ version, properties }: Card): unknown {
  return { version, properties };
}
