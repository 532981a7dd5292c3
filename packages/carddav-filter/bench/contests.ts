import type { Filter } from "@callingcard/dav-xml";
import { parseCards, stringifyCard, type Card } from "@callingcard/vcard";
import { compileFilter, filterCondition, indexCard, meetsCondition } from "../src/index.ts";
import { parseSearch } from "../src/search.ts";
import { naiveFilter } from "../test/naive-filter.ts";
import { makeCards } from "./cards.ts";
import { compileIcalFilter, readIcalCard } from "./ical-filter.ts";

/** A filter, what its name in the table is, and the ways to say which cards match. */
export interface Contest {
  readonly name: string;
  readonly filter: Filter;
  readonly matches: (card: Card) => boolean;
  readonly matchesNaively: (card: Card) => boolean;
  readonly matchesInLowerCase: ReturnType<typeof compileIcalFilter>;
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
  const matchesInLowerCase = compileIcalFilter(filter);
  return { name, filter, matches: compileFilter(filter), matchesNaively, matchesInLowerCase };
});

/** Measures everything and writes the table of the README. */
export function figures(): string {
  const cards = readCards(20_000);
  const some = cards.slice(0, 500);
  // So few that a processor has them at hand: what is left is the work, without the way to memory.
  const near = cards.slice(0, 200);
  const measured = contests.map((contest) => ({
    ...contest,
    ms: bestMs(60, cards, contest.matches),
    nearMs: bestMs(2_000, near, contest.matches),
    naiveMs: bestMs(10, some, contest.matchesNaively) * (cards.length / some.length),
  }));
  const indexMs = bestMs(10, cards, indexCard);
  const entries = cards.map(indexCard);
  const condition = filterCondition(parseSearch("email:xyzzy"));
  const meetsMs = bestMs(60, entries, (card) => meetsCondition(card, condition));

  const icalCards = cards.map((card) => readIcalCard(stringifyCard(card)));
  const rows = measured.map(
    ({ name, filter, ms, nearMs, naiveMs, matches, matchesInLowerCase }) => {
      const icalVerdicts = icalCards.map(matchesInLowerCase);
      const isAlike = cards.map(matches).every((verdict, index) => verdict === icalVerdicts[index]);
      const icalMs = bestMs(60, icalCards, matchesInLowerCase);
      return [
        name,
        ms.toFixed(1),
        `${(countTests(filter, cards) / ms / 1_000).toFixed(2)} M`,
        `${(countTests(filter, near) / nearMs / 1_000).toFixed(2)} M`,
        `${(naiveMs / ms).toFixed(0)} ×`,
        isAlike ? `${(icalMs / ms).toFixed(1)} ×` : "answers differ",
      ];
    },
  );
  return [
    [
      "what, 20,000 cards of 12 properties",
      "best ms",
      "tests/s",
      "of 200 cards",
      "naive",
      "ical.js",
    ],
    ["---", "--:", "--:", "--:", "--:", "--:"],
    ...rows,
    ["`indexCard`", indexMs.toFixed(0), "", "", "", ""],
    ["`meetsCondition`, `email:xyzzy`", meetsMs.toFixed(1), "", "", "", ""],
  ]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
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

/** Cards that are timed together: so few that other work on the machine seldom comes between. */
const TOGETHER = 500;

/** Goes through all cards so many times, and adds up the best times of each five hundred. */
function bestMs<Item>(
  rounds: number,
  items: readonly Item[],
  work: (item: Item) => unknown,
): number {
  const parts = Array.from({ length: Math.ceil(items.length / TOGETHER) }, (_, index) =>
    items.slice(index * TOGETHER, (index + 1) * TOGETHER),
  );
  const best = parts.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, part] of parts.entries()) {
      const start = performance.now();
      part.map(work);
      best[index] = Math.min(best[index] ?? 0, performance.now() - start);
    }
  }
  return best.reduce((sum, ms) => sum + ms, 0);
}
