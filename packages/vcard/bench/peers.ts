// What is measured: this package, other packages, and the floor that JSON.parse is.

import { createRequire } from "node:module";
import ICAL from "ical.js";
import { parse as parseVcard4 } from "vcard4";
import { parseVCards } from "vcard4-ts";
import {
  getProperty,
  parseCards,
  propertyText,
  stringifyCards,
  type Card,
} from "@callingcard/vcard";
import { decodeProperty, versionOf } from "@callingcard/vcard/values";
import { jcardOf, makeFacts, textOf, type CardFacts } from "./cards.ts";

const require = createRequire(import.meta.url);

interface VcfCard {
  readonly get: (name: string) => { readonly valueOf: () => string };
}
const vcf = require("vcf") as { readonly parse: (text: string) => VcfCard[] };

type VcardParserCard = Readonly<Record<string, readonly { readonly value: string }[]>>;
const vcardParser = require("vcard-parser") as {
  readonly parse: (text: string) => VcardParserCard;
};

/** One that reads cards, and the full names that it read. */
export interface Contestant {
  readonly name: string;
  readonly note: string;
  /** It takes so long that fewer cards have to do. */
  readonly isSlow?: true;
  /** Reads all; what comes out is whatever the package makes. */
  readonly parse: () => unknown;
  readonly fullNames: (read: unknown) => readonly string[];
}

/** Makes the contestants for so many cards; `only` leaves out the other version. */
export function makeContestants(
  count: number,
  only?: CardFacts["version"],
): {
  readonly text: string;
  readonly fullNames: readonly string[];
  readonly contestants: readonly Contestant[];
} {
  const facts = makeFacts(count).filter(({ version }) => only === undefined || version === only);
  const text = facts.map(textOf).join("");
  const octets = new TextEncoder().encode(text);
  const json = JSON.stringify(facts.map(jcardOf));
  const fullNames = facts.map(
    (card) => card.facts.find(({ name }) => name === "FN")?.parts[0]?.[0] ?? "",
  );
  const ourNames = (read: unknown): string[] =>
    (read as ReturnType<typeof parseCards>).map((card) => {
      const property = getProperty(card, "FN");
      return property === undefined ? "" : propertyText(property);
    });
  const jcards = (read: unknown): string[] =>
    (read as [string, [string, unknown, string, string][]][]).map(
      ([, properties]) => properties.find(([name]) => name === "fn")?.[3] ?? "",
    );
  const ours = (note: string, parse: () => unknown): Contestant => ({
    name: "@callingcard/vcard",
    note,
    parse,
    fullNames: ourNames,
  });
  const contestants: Contestant[] = [
    {
      name: "JSON.parse",
      note: "of the jCard: the floor",
      parse: () => JSON.parse(json),
      fullNames: jcards,
    },
    ours("text", () => parseCards(text)),
    ours("text, ten properties of each card found", () => findAll(parseCards(text))),
    ours("text, all values decoded", () => decodeAll(parseCards(text))),
    ours("octets", () => parseCards(octets)),
    {
      name: "ical.js 2.2.1",
      note: "decodes values",
      parse: () => ICAL.parse(text),
      fullNames: (read) => jcards(typeof (read as unknown[])[0] === "string" ? [read] : read),
    },
    {
      name: "vcard-parser 1.0.0",
      note: "one card a call",
      parse: () => text.split(/(?=^BEGIN:VCARD)/m).map((one) => vcardParser.parse(one)),
      fullNames: (read) => (read as VcardParserCard[]).map(({ fn }) => fn?.[0]?.value ?? ""),
    },
    {
      name: "vcf 2.1.2",
      note: "leaves values escaped",
      parse: () => vcf.parse(text),
      fullNames: (read) =>
        (read as VcfCard[]).map((card) => card.get("fn").valueOf().replaceAll("\\", "")),
    },
    {
      name: "vcard4-ts 0.4.1",
      note: "4.0 rules for all, checks values",
      isSlow: true,
      parse: () => parseVCards(text, true).vCards,
      fullNames: (read) =>
        (read as { FN?: { value: string }[] }[]).map(({ FN }) => FN?.[0]?.value ?? ""),
    },
    {
      name: "vcard4 4.0.5",
      note: "4.0 only, checks values",
      parse: () => parseVcard4(text),
      fullNames: (read) =>
        (read as { getProperty: (name: string) => { value: string }[] }[]).map(
          (card) => card.getProperty("FN")[0]?.value ?? "",
        ),
    },
  ];
  return { text, fullNames, contestants };
}

const FOUND = ["FN", "N", "UID", "TEL", "EMAIL", "ADR", "ORG", "NOTE", "PHOTO", "REV"];

/** What was found or decoded last, so that none of it is left out as work for nothing. */
export const last: { value: unknown } = { value: undefined };

function findAll(cards: readonly Card[]): readonly Card[] {
  for (const card of cards) for (const name of FOUND) last.value = getProperty(card, name);
  return cards;
}

function decodeAll(cards: readonly Card[]): readonly Card[] {
  for (const card of cards) {
    const version = versionOf(card);
    for (const property of card.properties) last.value = decodeProperty(property, version);
  }
  return cards;
}

/** Writing: the cards as they were read, and every property anew. */
export function makeWriters(
  count: number,
): readonly { readonly name: string; readonly write: () => string }[] {
  const facts = makeFacts(count);
  const cards = parseCards(facts.map(textOf).join(""));
  const made = cards.map(({ version, properties }) => ({ version, properties }));
  const jcards = facts.map(jcardOf);
  return [
    { name: "JSON.stringify of the jCard", write: () => JSON.stringify(jcards) },
    { name: "stringifyCards, not edited", write: () => stringifyCards(cards) },
    { name: "stringifyCards, every property anew", write: () => stringifyCards(made) },
    {
      name: "ical.js 2.2.1",
      write: () => jcards.map((card) => ICAL.stringify(card as never)).join(""),
    },
  ];
}
