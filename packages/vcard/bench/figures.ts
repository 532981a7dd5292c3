// Makes the figures of the README, in plain Node: in a test runner, imports cost more than a short line.
//
//   pnpm run build && node --expose-gc bench/figures.ts [cards]
//
// Without the source condition it measures the bundles that are shipped.

import { cpus } from "node:os";
import { rightAnswers } from "./agreement.ts";
import { makeFacts, textOf } from "./cards.ts";
import { compare, type Runner } from "./compare.ts";
import { printGrowth } from "./growth.ts";
import { makeContestants, makeWriters } from "./peers.ts";
import { printRetained } from "./retained.ts";

const count = Number(process.argv[2] ?? 5_000);

function compareReaders(title: string, version?: "4.0"): void {
  const { text, fullNames, contestants } = makeContestants(count, version);
  const runners: Runner[] = [];
  for (const contestant of contestants) {
    const { name, note, parse, isSlow } = contestant;
    if (isSlow) continue;
    const right = rightAnswers(contestant, fullNames);
    if (right === fullNames.length) runners.push({ name: `${name} (${note})`, run: parse });
    else console.log(`${name} (${note}) is left out: of ${fullNames.length} full names ${right}`);
  }
  const megabytes = Buffer.byteLength(text) / 1e6;
  const size = `${fullNames.length} cards, ${megabytes.toFixed(1)} MB`;
  compare(`${title}, ${size}`, runners, megabytes);
}

// A contestant that takes a hundred times as long reads a tenth of the cards.
function compareSlow(): void {
  const { text, fullNames, contestants } = makeContestants(Math.ceil(count / 10));
  const runners: Runner[] = [];
  for (const contestant of contestants.filter(({ isSlow }, index) => isSlow ?? index < 2)) {
    const right = rightAnswers(contestant, fullNames);
    const { name, note, parse } = contestant;
    runners.push({ name: `${name} (${note}): ${right} of ${fullNames.length} right`, run: parse });
  }
  const megabytes = Buffer.byteLength(text) / 1e6;
  compare(`Reading, ${fullNames.length} cards`, runners, megabytes);
}

console.log(`Node ${process.version}, ${cpus()[0]?.model.trim() ?? ""}, ${count} cards`);
compareReaders("Reading, 3.0 and 4.0");
compareReaders("Reading, 4.0 alone", "4.0");
compareSlow();
const megabytes = Buffer.byteLength(makeFacts(count).map(textOf).join("")) / 1e6;
compare(
  "Writing",
  makeWriters(count).map(({ name, write }) => ({ name, run: write })),
  megabytes,
);
printRetained(count);
printGrowth();
