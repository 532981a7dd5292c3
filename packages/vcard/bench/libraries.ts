import { createRequire } from "node:module";
import ICAL from "ical.js";
import { parse as parseVcard4 } from "vcard4";
import { parseVCards } from "vcard4-ts";
import { parseCards, stringifyProperty } from "../src/index.ts";
import { decodeProperty, versionOf } from "../src/values.ts";

const require = createRequire(import.meta.url);

interface VcfCard {
  readonly version: string;
  readonly toString: (version?: string) => string;
}
const vcf = require("vcf") as { readonly parse: (text: string) => VcfCard[] };
const vcardParser = require("vcard-parser") as {
  readonly parse: (text: string) => object;
  readonly generate: (card: object, addsRequired: boolean) => string;
};

/** What a library made of a text. */
export interface Read {
  /** Its cards, as it models them. */
  readonly cards: readonly unknown[];
  /** What it writes of them; `undefined` from a library that does not write what it read. */
  readonly written: string | undefined;
}

/** A library, as a program would call it. */
export interface Library {
  readonly name: string;
  /** Reads a text; may throw. */
  readonly read: (text: string) => Read;
}

/** This package, with every value decoded and every property written anew, as if a program had made it. */
export const OURS: Library = {
  name: "@callingcard/vcard",
  read: (text) => {
    const cards = parseCards(text, { onProblem: () => undefined });
    const written = cards.map(
      ({ properties }) =>
        `BEGIN:VCARD\r\n${properties.map(stringifyProperty).join("")}END:VCARD\r\n`,
    );
    return {
      cards: cards.map((card) =>
        card.properties.map((property) => ({
          ...property,
          decoded: decodeProperty(property, versionOf(card)),
        })),
      ),
      written: written.join(""),
    };
  },
};

/** The others, of the registry's JavaScript. */
export const PEERS: readonly Library[] = [
  {
    name: "ical.js 2.2.1",
    read: (text) => {
      const read = ICAL.parse(text) as unknown[];
      const cards = typeof read[0] === "string" ? [read] : read;
      return {
        cards,
        written: cards.map((card) => `${ICAL.stringify(card as never)}\r\n`).join(""),
      };
    },
  },
  {
    // It makes one card of a text, so each card is a call.
    name: "vcard-parser 1.0.0",
    read: (text) => {
      const texts = text.split(/(?=^BEGIN:VCARD)/im).filter((one) => /BEGIN:VCARD/i.test(one));
      const cards = texts.map((one) => vcardParser.parse(one));
      return {
        cards,
        written: cards.map((card) => vcardParser.generate(card, false)).join("\r\n"),
      };
    },
  },
  {
    name: "vcf 2.1.2",
    read: (text) => {
      const cards = vcf.parse(text);
      return {
        cards,
        written: cards.map((card) => `${card.toString(card.version)}\r\n`).join(""),
      };
    },
  },
  {
    name: "vcard4-ts 0.4.1",
    read: (text) => ({ cards: parseVCards(text, true).vCards ?? [], written: undefined }),
  },
  {
    name: "vcard4 4.0.5",
    read: (text) => ({ cards: [parseVcard4(text)].flat(), written: undefined }),
  },
];
