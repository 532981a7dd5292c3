// Makes the table of the README, once the answers are those of the naive evaluator.
//   node --conditions=@callingcard/source packages/carddav-filter/bench/figures.ts
import { isDeepStrictEqual } from "node:util";
import { shipped } from "./shipped.ts";

const { contests, figures, readCards } = await shipped();

const cards = readCards(500);
for (const { name, matches, matchesNaively } of contests) {
  if (isDeepStrictEqual(cards.map(matches), cards.map(matchesNaively))) continue;
  throw new Error(`${name}: the naive evaluator finds other cards`);
}
console.log(figures());
