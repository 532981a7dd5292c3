// node --conditions=@callingcard/source bench/property-tests.ts
// How many property tests a second: a property test is one property whose value a filter looks at.

import type { Filter } from "@callingcard/dav-xml";
import { compileFilter, filterCondition, indexCard, meetsCondition } from "../src/index.ts";
import { parseSearch } from "../src/search.ts";
import { naiveFilter } from "../test/naive-filter.ts";
import { makeCards } from "./cards.ts";

const RUNS = 60;

const cards = makeCards(20_000);
const some = cards.slice(0, 500);

const filters: readonly (readonly [string, Filter])[] = [
  ["`email:xyzzy`, all values ASCII", parseSearch("email:xyzzy")],
  ["`name:xyzzy`, most values not ASCII", parseSearch("name:xyzzy")],
  ["`note:xyzzy`, all values with escapes", parseSearch("note:xyzzy")],
  ["`xyzzy`, in FN, NICKNAME, EMAIL, TEL and ORG", parseSearch("xyzzy")],
];

console.log("| what, 20,000 cards of 12 properties | best ms | property tests/s | naive |");
console.log("| --- | --: | --: | --: |");
for (const [name, filter] of filters) {
  const matches = compileFilter(filter);
  for (const card of some) {
    if (matches(card) !== naiveFilter(filter, card)) throw new Error("the two do not agree");
  }
  const ms = bestMs(RUNS, () => cards.filter(matches).length);
  const naiveMs = bestMs(5, () => some.filter((card) => naiveFilter(filter, card)).length);
  const ratio = (naiveMs * cards.length) / some.length / ms;
  const perSecond = (countTests(filter) / ms / 1_000).toFixed(2);
  console.log(`| ${name} | ${ms.toFixed(1)} | ${perSecond} M | ${ratio.toFixed(0)} × |`);
}

const indexMs = bestMs(5, () => cards.map(indexCard).length);
console.log(`| \`indexCard\` | ${indexMs.toFixed(0)} | | |`);
const entries = cards.map(indexCard);
const condition = filterCondition(parseSearch("email:xyzzy"));
const meetsMs = bestMs(
  RUNS,
  () => entries.filter((card) => meetsCondition(card, condition)).length,
);
console.log(`| \`meetsCondition\`, \`email:xyzzy\` | ${meetsMs.toFixed(1)} | | |`);

function countTests({ propFilters }: Filter): number {
  let count = 0;
  for (const { properties } of cards) {
    for (const { name } of properties) {
      count += propFilters.filter((propFilter) => propFilter.name === name).length;
    }
  }
  return count;
}

function bestMs(runs: number, work: () => number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
