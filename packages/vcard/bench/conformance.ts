// npm run bench -- conformance vcard
// Reads and writes the files of other programs, with this package and with its peers, and counts what is
// left of them. Fails unless this package gives back every card of every file, octet for octet, and tells
// of every octet that it did not read.

import { createRequire } from "node:module";
import ICAL from "ical.js";
import { parse as parseVcard4 } from "vcard4";
import { parseVCards } from "vcard4-ts";
import {
  readRealFiles,
  tally,
  type Outcome,
  type RealFile,
  type Tally,
} from "../test/real-files.ts";
import { readOurs, unreadOctets } from "../test/real-files-ours.ts";

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

/** A library, and what it does with a file. */
interface Library {
  readonly name: string;
  readonly read: (file: RealFile) => Outcome;
  readonly writes: boolean;
}

const LIBRARIES: readonly Library[] = [
  { name: "@callingcard/vcard", writes: true, read: readOurs },
  {
    name: "ical.js 2.2.1",
    writes: true,
    read: ({ text }) => {
      const read = ICAL.parse(text) as unknown[];
      const cards = typeof read[0] === "string" ? [read] : read;
      return {
        cards: cards.length,
        written: cards.map((card) => `${ICAL.stringify(card as never)}\r\n`).join(""),
      };
    },
  },
  {
    name: "vcard-parser 1.0.0, a call for each card",
    writes: true,
    read: ({ text }) => {
      const cards = text.split(/(?=^BEGIN:VCARD)/im).filter((one) => /BEGIN:VCARD/i.test(one));
      return {
        cards: cards.length,
        written: cards
          .map((card) => vcardParser.generate(vcardParser.parse(card), false))
          .join("\r\n"),
      };
    },
  },
  {
    name: "vcf 2.1.2",
    writes: true,
    read: ({ text }) => {
      const cards = vcf.parse(text);
      return {
        cards: cards.length,
        written: cards.map((card) => `${card.toString(card.version)}\r\n`).join(""),
      };
    },
  },
  {
    name: "vcard4-ts 0.4.1",
    writes: false,
    read: ({ text }) => {
      const { vCards = [] } = parseVCards(text, true);
      return { cards: vCards.length, written: undefined };
    },
  },
  {
    name: "vcard4 4.0.5",
    writes: false,
    read: ({ text }) => ({ cards: [parseVcard4(text)].flat().length, written: undefined }),
  },
];

const files = readRealFiles();
const cards = files.reduce((sum, file) => sum + file.cards, 0);
const tallies = LIBRARIES.map(({ name, read, writes }) => ({
  name,
  ...tally(files, read, writes),
}));
const [ours] = tallies;
const unread = files.reduce((sum, file) => sum + unreadOctets(file), 0);
const lines = ours?.lines ?? 0;

console.log(`${files.length} files, ${cards} cards, ${lines} lines\n`);
console.log(
  "| | files that throw | cards given back | lines kept | in any case | identical files |",
);
console.log("| --- | --: | --: | --: | --: | --: |");
for (const one of tallies) console.log(rowOf(one));
console.log(`\noctets in neither a property nor a diagnostic: ${unread}`);

function rowOf({
  name,
  throwing,
  cards: given,
  kept,
  keptInAnyCase,
  identical,
}: Tally & { readonly name: string }) {
  const written =
    kept === undefined || keptInAnyCase === undefined
      ? "no writer | | "
      : `${percent(kept)} | ${percent(keptInAnyCase)} | ${identical}`;
  return `| ${name} | ${throwing} | ${given} | ${written} |`;
}

function percent(count: number): string {
  return `${((100 * count) / lines).toFixed(1)} %`;
}

const isRight =
  ours !== undefined &&
  ours.throwing === 0 &&
  ours.cards === cards &&
  ours.kept === lines &&
  ours.identical === files.length &&
  unread === 0;
if (!isRight) process.exitCode = 1;
