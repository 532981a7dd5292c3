import { test as propertyTest } from "@fast-check/vitest";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  compileFilter,
  filterCondition,
  indexCard,
  MAX_KEY_LENGTH,
  meetsCondition,
  UNINDEXED_KEY,
  type IndexCondition,
  type IndexEntry,
} from "../src/index.ts";
import {
  encodeIndexKeys,
  encodeIndexRows,
  indexRows,
  MAX_QUESTIONS,
  sqlCondition,
  weakenCondition,
} from "../src/sql.ts";
import { filterOf, prop } from "./card.ts";
import { openPostgresql, openSqlite, type Database } from "./databases.ts";
import { naiveFilter } from "./naive-filter.ts";
import { matchingPair, smallCard } from "./small-cards.ts";

const property = fc.constantFrom("FN", "EMAIL", "X-A");

// Few characters, so that keys contain each other often: wildcards, quotation marks, what ends a
// string in some languages, and characters of one to four octets.
const key = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.string({
      unit: fc.constantFrom(..."AB%_'\\\"\0É\u{1f600}\uffff", "A".repeat(300)),
      maxLength: 4,
    }),
  },
  fc.constant(UNINDEXED_KEY),
);
const entry: fc.Arbitrary<IndexEntry> = fc.record({ property, key });
const match = fc.constantFrom("equals", "contains", "starts-with", "ends-with");
const { condition } = fc.letrec<{ condition: IndexCondition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ kind: fc.constant("key"), property, match, key }),
    fc.record({ kind: fc.constant("present"), property }),
    fc.record({ kind: fc.constantFrom("all", "none") }),
    fc.record({
      kind: fc.constantFrom("and", "or"),
      of: fc.array(tie("condition"), { maxLength: 3 }),
    }),
  ),
}));

function numbersOf(
  cards: readonly (readonly IndexEntry[])[],
  asked: IndexCondition,
): readonly number[] {
  return cards.flatMap((entries, number) => (meetsCondition(entries, asked) ? [number] : []));
}

const runs = { numRuns: 30 };

describe.each([
  ["SQLite", openSqlite],
  ["PostgreSQL", openPostgresql],
])("in %s", (_, open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(async () => database.close());

  propertyTest.prop(
    [
      fc.array(fc.array(entry, { maxLength: 5 }), { maxLength: 6 }),
      fc.array(condition, { minLength: 1, maxLength: 6 }),
    ],
    runs,
  )("a card is found exactly when its entries meet the condition", async (cards, conditions) => {
    await database.fill(cards);
    for (const asked of conditions) {
      expect(await database.ask(asked)).toEqual(numbersOf(cards, asked));
    }
  });

  propertyTest.prop([matchingPair(), fc.array(smallCard(), { maxLength: 4 })], runs)(
    "no card is lost that a filter matches",
    async ({ card, filter }, others) => {
      const cards = [card, ...others];
      const entries = cards.map(indexCard);
      const asked = filterCondition(filter);
      await database.fill(entries);
      const found = await database.ask(asked);
      expect(found).toEqual(numbersOf(entries, asked));
      const matched = cards.flatMap((one, number) => (naiveFilter(filter, one) ? [number] : []));
      expect(matched.filter((number) => !found.includes(number))).toEqual([]);
    },
  );

  test("a filter of as many conditions as are accepted is not too deep and not too long", async () => {
    const names = Array.from({ length: 1_000 }, (_unused, index) => prop(`X-${index}`));
    const cards = [[{ property: "X-999", key: "A" }], [{ property: "FN", key: "A" }]];
    await database.fill(cards);
    const anyof = filterOf("anyof", ...names);
    compileFilter(anyof);
    expect(await database.ask(filterCondition(anyof))).toEqual([0]);
    expect(await database.ask(filterCondition(filterOf("allof", ...names)))).toEqual([]);
  });

  test("keys of the greatest length are compared to their last character", async () => {
    const long = "\u{1f600}".repeat(MAX_KEY_LENGTH / 2 - 1);
    await database.fill([[{ property: "FN", key: `${long}A` }], [{ property: "FN", key: long }]]);
    const ask = (kind: "equals" | "ends-with" | "contains", sought: string) =>
      database.ask({ kind: "key", property: "FN", match: kind, key: sought });
    expect(await ask("equals", long)).toEqual([1]);
    expect(await ask("ends-with", `${long}A`)).toEqual([0]);
    expect(await ask("contains", `A${long}`)).toEqual([]);
  });

  test("a name that no text of a database can hold asks for nothing", async () => {
    await database.fill([[{ property: "FN", key: "A" }]]);
    for (const name of ["A\0", "\ud800"]) {
      expect(await database.ask({ kind: "present", property: name })).toEqual([0]);
    }
  });
});

test("what comes from a client is never a part of the SQL", () => {
  const hostile = "'); DROP TABLE card; --";
  const { sql, values } = sqlCondition(
    { kind: "key", property: hostile, match: "contains", key: hostile },
    {
      dialect: "postgresql",
      card: "c.key",
      entries: "SELECT i.card FROM entry AS i WHERE i.book = $1",
      property: "i.property",
      keys: "i.keys",
      firstParameter: 2,
    },
  );
  expect(sql).toBe(
    "(c.key IN (SELECT i.card FROM entry AS i WHERE i.book = $1 AND i.property = $2" +
      " AND (position($3::bytea IN i.keys) > 0 OR i.keys >= $4 AND i.keys < $5))) IS TRUE",
  );
  expect(values).toEqual([
    hostile,
    new TextEncoder().encode(hostile),
    new Uint8Array([0xff, ...new TextEncoder().encode(UNINDEXED_KEY), 0xff]),
    new Uint8Array([0xff, 0xef, 0xbf, 0xc0]),
  ]);
});

test("a key that begins with what stands for not indexed does not stand for it", () => {
  const [low, high] = sqlCondition(
    { kind: "key", property: "FN", match: "equals", key: "A" },
    { dialect: "sqlite", card: "c", entries: "e", property: "p", keys: "k", firstParameter: 1 },
  ).values.slice(2);
  const isBetween = (...keys: readonly string[]) => {
    const octets = Buffer.from(encodeIndexKeys(keys));
    return (
      Buffer.compare(octets, Buffer.from(low ?? "")) >= 0 &&
      Buffer.compare(octets, Buffer.from(high ?? "")) < 0
    );
  };
  expect(isBetween(UNINDEXED_KEY)).toBe(true);
  expect(isBetween(UNINDEXED_KEY, "\u{10ffff}")).toBe(true);
  for (const key of [
    `${UNINDEXED_KEY}A`,
    `${UNINDEXED_KEY}\u{10ffff}`,
    "\ufffe",
    "\u{10000}",
    "",
  ]) {
    expect(isBetween(key)).toBe(false);
  }
});

test("entries of one property name are one row, with what is not indexed first", () => {
  const entries = [
    { property: "FN", key: "A" },
    { property: "N", key: "É;B" },
    { property: "FN", key: UNINDEXED_KEY },
    { property: "N", key: "B" },
  ];
  const rows = indexRows(entries);
  expect(rows).toEqual([
    { property: "FN", keys: [UNINDEXED_KEY, "A"] },
    { property: "N", keys: ["É;B", "B"] },
  ]);
  expect(encodeIndexKeys(rows[1]?.keys ?? [])).toEqual(
    new Uint8Array([0xff, 0xc3, 0x89, 0x3b, 0x42, 0xff, 0x42, 0xff]),
  );
});

propertyTest.prop([
  fc.array(
    fc.record({
      property: fc.constantFrom("FN", "N"),
      keys: fc.array(fc.string({ unit: fc.constantFrom(..."AÉ\u{1f600}\uffff\0") }), {
        minLength: 1,
      }),
    }),
  ),
])("rows are encoded together as one by one", (rows) => {
  const together = encodeIndexRows(rows).map((octets) => [...octets]);
  expect(together).toEqual(rows.map(({ keys }) => [...encodeIndexKeys(keys)]));
});

describe("weakenCondition", () => {
  const of = (count: number) =>
    Array.from({ length: count }, (_unused, index) => prop(`X-${index}`));
  const present = (name: string): IndexCondition => ({ kind: "present", property: name });

  test("leaves a condition of few questions as it is", () => {
    const few = filterCondition(filterOf("anyof", ...of(MAX_QUESTIONS)));
    expect(weakenCondition(few)).toBe(few);
  });

  test("asks for all where one too many is joined by or", () => {
    const many = filterCondition(filterOf("anyof", ...of(MAX_QUESTIONS + 1)));
    expect(weakenCondition(many)).toEqual({ kind: "all" });
    expect(weakenCondition(present("FN"), 0)).toEqual({ kind: "all" });
  });

  test("keeps the first of those that are joined by and", () => {
    const many = filterCondition(filterOf("allof", ...of(3)));
    expect(weakenCondition(many, 2)).toEqual({
      kind: "and",
      of: [present("X-0"), present("X-1")],
    });
    expect(weakenCondition(many, 0)).toEqual({ kind: "all" });
  });

  propertyTest.prop([fc.array(entry, { maxLength: 5 }), condition, fc.nat({ max: 5 })])(
    "a weaker condition loses no card",
    (entries, asked, maxQuestions) => {
      if (!meetsCondition(entries, asked)) return;
      expect(meetsCondition(entries, weakenCondition(asked, maxQuestions))).toBe(true);
    },
  );
});
