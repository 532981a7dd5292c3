// The figures of the README come from property-tests.ts: vitest reaches imported functions through
// getters, which cost more than what is measured here.

import type { Filter } from "@callingcard/dav-xml";
import type { Card } from "@callingcard/vcard";
import { expect, test } from "vitest";
import { compileFilter, filterCondition, indexCard, meetsCondition } from "../src/index.ts";
import { parseSearch } from "../src/search.ts";
import { naiveFilter } from "../test/naive-filter.ts";
import { makeCards } from "./cards.ts";

const cards = makeCards(2_000);
const some = cards.slice(0, 1_000);

/** How many cards a filter matches; a property test is one property whose value is looked at. */
function countMatches(filter: Filter, among: readonly Card[] = cards): number {
  const matches = compileFilter(filter);
  let count = 0;
  for (const card of among) if (matches(card)) count += 1;
  return count;
}

function naiveCount(filter: Filter, among: readonly Card[]): number {
  return among.filter((card) => naiveFilter(filter, card)).length;
}

const missing = parseSearch("xyzzy");
const email = parseSearch("email:xyzzy");
const unicode = parseSearch("петров");
const typical = parseSearch("name:müller -group:friends has:note");

test("compileFilter against the RFC's sentences said naively, 1 000 cards", async ({ bench }) => {
  for (const filter of [missing, email, unicode, typical]) {
    expect(countMatches(filter, some)).toBe(naiveCount(filter, some));
  }
  await bench.compare(
    bench("compileFilter, one word in five properties", () => void countMatches(missing, some)),
    bench("naive, the same", () => void naiveCount(missing, some)),
  );
});

test("compileFilter, 2 000 cards of 12 properties", async ({ bench }) => {
  await bench.compare(
    bench("EMAIL contains, 4 000 property tests in ASCII", () => void countMatches(email)),
    bench("one word in five properties, 10 000 property tests", () => void countMatches(missing)),
    bench("the same, a word in Cyrillic", () => void countMatches(unicode)),
    bench("three fields, allof", () => void countMatches(typical)),
  );
});

test("twice the cards", async ({ bench }) => {
  await bench.compare(
    bench("1 000 cards", () => void countMatches(missing, some)),
    bench("2 000 cards", () => void countMatches(missing)),
  );
});

test("indexCard and meetsCondition, 1 000 cards", async ({ bench }) => {
  const entries = some.map(indexCard);
  const condition = filterCondition(typical);
  await bench.compare(
    bench("indexCard", () => void some.map(indexCard)),
    bench("meetsCondition", () => void entries.filter((card) => meetsCondition(card, condition))),
  );
});
