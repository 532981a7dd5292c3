import { expect, test } from "vitest";
import { shipped } from "./shipped.ts";

const { contests, figures, readCards } = await shipped();

const cards = readCards(500);

for (const { name, matches, matchesNaively } of contests) {
  test(`${name}, 500 cards`, async ({ bench }) => {
    expect(cards.map(matches)).toEqual(cards.map(matchesNaively));
    await bench.compare(
      bench("compileFilter", () => void cards.filter(matches)),
      bench("naive", () => void cards.filter(matchesNaively)),
    );
  });
}

test("the table of the README", () => {
  const table = figures();
  console.log(table);
  expect(table.split("\n")).toHaveLength(contests.length + 4);
});
