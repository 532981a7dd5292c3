import type { Filter } from "@callingcard/dav-xml";
import { parseCards, stringifyCard, type Card } from "@callingcard/vcard";
import { compileFilter, filterCondition, indexCard, meetsCondition } from "../src/index.ts";
import { parseSearch } from "../src/search.ts";
import { naiveFilter } from "../test/naive-filter.ts";
import { makeCards } from "./cards.ts";

/** A filter, what its name in the table is, and both ways to say which cards match. */
export interface Contest {
  readonly name: string;
  readonly filter: Filter;
  readonly matches: (card: Card) => boolean;
  readonly matchesNaively: (card: Card) => boolean;
}

const SEARCHES = [
  ["`email:xyzzy`, all values ASCII", "email:xyzzy"],
  ["`name:xyzzy`, most values not ASCII", "name:xyzzy"],
  ["`note:xyzzy`, all values with escapes", "note:xyzzy"],
  ["`xyzzy`, in FN, NICKNAME, EMAIL, TEL and ORG", "xyzzy"],
  ["`name:петров`, some match", "name:петров"],
  ["`name:á`, some begin to match", "name:á"],
  ["`name:\u0301`, a mark: keys of all values are made", "name:\u0301"],
] as const;

/** Cards as a server has them: read from text. */
export function readCards(count: number): Card[] {
  return parseCards(makeCards(count).map(stringifyCard).join(""));
}

export const contests: readonly Contest[] = SEARCHES.map(([name, expression]) => {
  const filter = parseSearch(expression);
  const matchesNaively = (card: Card): boolean => naiveFilter(filter, card);
  return { name, filter, matches: compileFilter(filter), matchesNaively };
});

/** Measures everything and writes the table of the README. */
export function figures(): string {
  const cards = readCards(20_000);
  const some = cards.slice(0, 500);
  const lines = [
    "| what, 20,000 cards of 12 properties | best ms | property tests/s | naive |",
    "| --- | --: | --: | --: |",
  ];
  for (const { name, filter, matches, matchesNaively } of contests) {
    const ms = bestMs(60, () => cards.filter(matches));
    const naiveMs = bestMs(10, () => some.filter(matchesNaively));
    const ratio = (naiveMs * cards.length) / some.length / ms;
    const rate = countTests(filter, cards) / ms / 1_000;
    lines.push(`| ${name} | ${ms.toFixed(1)} | ${rate.toFixed(2)} M | ${ratio.toFixed(0)} × |`);
  }

  const indexMs = bestMs(10, () => cards.map(indexCard));
  lines.push(`| \`indexCard\` | ${indexMs.toFixed(0)} | | |`);
  const entries = cards.map(indexCard);
  const condition = filterCondition(parseSearch("email:xyzzy"));
  const meetsMs = bestMs(60, () => entries.filter((card) => meetsCondition(card, condition)));
  lines.push(`| \`meetsCondition\`, \`email:xyzzy\` | ${meetsMs.toFixed(1)} | | |`);
  return lines.join("\n");
}

/** How many values a filter looks at when no card matches. */
function countTests({ propFilters }: Filter, cards: readonly Card[]): number {
  let count = 0;
  for (const { properties } of cards) {
    for (const { name } of properties) {
      count += propFilters.filter((propFilter) => propFilter.name === name).length;
    }
  }
  return count;
}

function bestMs(runs: number, work: () => readonly unknown[]): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
