// npm run bench -- conformance vcard
// Reads and writes the files of other programs, with this package and with its peers, and counts what is
// left of them. Fails unless this package gives back every card of every file, octet for octet, and tells
// of every octet that it did not read.

import {
  readRealFiles,
  tally,
  type Outcome,
  type RealFile,
  type Tally,
} from "../test/real-files.ts";
import { readOurs, unreadOctets } from "../test/real-files-ours.ts";
import { printFeatures } from "./features.ts";
import { OURS, PEERS } from "./libraries.ts";

/** Libraries without a writer for what they read. */
const READERS_ONLY = ["vcard4-ts 0.4.1", "vcard4 4.0.5"];

const LIBRARIES = [
  { name: OURS.name, read: readOurs },
  ...PEERS.map(({ name, read }) => ({
    name,
    read: ({ text }: RealFile): Outcome => {
      const { cards: found, written } = read(text);
      return { cards: found.length, written };
    },
  })),
];

const files = readRealFiles();
const cards = files.reduce((sum, file) => sum + file.cards, 0);
const tallies = LIBRARIES.map(({ name, read }) => ({
  name,
  ...tally(files, read, !READERS_ONLY.includes(name)),
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
console.log(`\noctets in neither a property nor a diagnostic: ${unread}\n`);
const doesAll = printFeatures();

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
  unread === 0 &&
  doesAll;
if (!isRight) process.exitCode = 1;
