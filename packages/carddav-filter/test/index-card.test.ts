import type { Card, Property } from "@callingcard/vcard";
import { describe, expect, test } from "vitest";
import {
  collationKey,
  filterCondition,
  indexCard,
  matchFilter,
  MAX_CARD_KEYS,
  MAX_KEY_LENGTH,
  meetsCondition,
  UNINDEXED_KEY,
  type IndexCondition,
} from "../src/index.ts";
import { filterOf, param, paramText, prop, property, propText, textOf } from "./card.ts";

function card(...properties: Property[]): Card {
  return { version: "4.0", properties };
}

const present = (name: string): IndexCondition => ({ kind: "present", property: name });

const contains = (name: string, key: string): IndexCondition => ({
  kind: "key",
  property: name,
  match: "contains",
  key,
});

describe("indexCard", () => {
  test("gives the keys of whole values, components and items, each once", () => {
    const entries = indexCard(
      card(
        property("fn", "René"),
        property("FN", "RENE\u0301"),
        property("N", "Doe;Ann,Bea;;;"),
        property("CATEGORIES", String.raw`a\,b,c`),
        property("NOTE", ""),
      ),
    );
    expect(entries).toEqual([
      { property: "FN", key: "RENE\u0301" },
      { property: "N", key: "DOE;ANN,BEA;;;" },
      { property: "N", key: "DOE" },
      { property: "N", key: "ANN,BEA" },
      { property: "N", key: "ANN" },
      { property: "N", key: "BEA" },
      { property: "CATEGORIES", key: "A,B,C" },
      { property: "CATEGORIES", key: "A,B" },
      { property: "CATEGORIES", key: "C" },
      { property: "NOTE", key: "" },
    ]);
  });

  test.each([
    ["a photo", "A".repeat(3_000_000)],
    ["a long text", "a".repeat(MAX_KEY_LENGTH + 1)],
    ["a text whose key is long", "\ufdfa".repeat(MAX_KEY_LENGTH / 16)],
    ["a text with a NUL", "a\0b"],
    ["a text that is not Unicode", "a\udc80"],
  ])("marks %s as not indexed, and conditions hold for it", (_, value) => {
    const entries = indexCard(card(property("NOTE", value)));
    expect(entries).toEqual([{ property: "NOTE", key: UNINDEXED_KEY }]);
    expect(meetsCondition(entries, contains("NOTE", "X"))).toBe(true);
    expect(meetsCondition(entries, present("NOTE"))).toBe(true);
    expect(meetsCondition(entries, contains("FN", "X"))).toBe(false);
  });

  test.each(["VERSION", "prodid", "Rev"])(
    "has no entries for %s, and conditions ask for all",
    (name) => {
      const entries = indexCard(card(property(name, "4.0"), property("FN", "Ada")));
      expect(entries).toEqual([{ property: "FN", key: "ADA" }]);
      const asked = filterCondition(
        filterOf("allof", propText(name, "4.0"), propText("FN", "ada")),
      );
      expect(asked).toEqual(contains("FN", "ADA"));
      expect(filterCondition(filterOf("anyof", propText(name, "4.0"), prop("FN")))).toEqual({
        kind: "all",
      });
    },
  );

  test("indexes a text of the greatest length", () => {
    const [entry] = indexCard(card(property("NOTE", "a".repeat(MAX_KEY_LENGTH))));
    expect(entry).toEqual({ property: "NOTE", key: "A".repeat(MAX_KEY_LENGTH) });
  });

  test("bounds the entries of a card and loses no property", () => {
    const many = Array.from({ length: 3_000 }, (_, index) => property("NOTE", `note ${index}`));
    const last = [property("X-A", "1"), property("X-B", "2"), property("x-b", "3")];
    const entries = indexCard(card(...many, ...last));
    expect(entries).toHaveLength(MAX_CARD_KEYS + 3);
    expect(entries.slice(-3)).toEqual([
      { property: "NOTE", key: UNINDEXED_KEY },
      { property: "X-A", key: UNINDEXED_KEY },
      { property: "X-B", key: UNINDEXED_KEY },
    ]);
  });

  test("keeps names that objects have", () => {
    const entries = indexCard(card(property("__proto__", "1"), property("constructor", "2")));
    expect(entries).toEqual([
      { property: "__PROTO__", key: "1" },
      { property: "CONSTRUCTOR", key: "2" },
    ]);
  });
});

describe("filterCondition", () => {
  test.each([
    ["an empty filter asks for all", filterOf("allof"), { kind: "all" }],
    ["existence asks for presence", filterOf("anyof", prop("g.Email")), present("EMAIL")],
    [
      "a text asks for its key",
      filterOf("anyof", propText("fn", "René")),
      contains("FN", "RENE\u0301"),
    ],
    ["an empty text asks for presence", filterOf("anyof", propText("FN", "")), present("FN")],
    [
      "a negated text asks for presence",
      filterOf("anyof", propText("FN", "a", { negate: true })),
      present("FN"),
    ],
    [
      "a parameter asks for presence",
      filterOf("anyof", prop("TEL", { paramFilters: [paramText("TYPE", "a")] })),
      present("TEL"),
    ],
    [
      "absence asks for nothing",
      filterOf("anyof", prop("TEL", { isNotDefined: true })),
      { kind: "all" },
    ],
    [
      "absence makes anyof ask for nothing",
      filterOf("anyof", propText("FN", "a"), prop("TEL", { isNotDefined: true })),
      { kind: "all" },
    ],
    [
      "absence adds nothing to allof",
      filterOf("allof", propText("FN", "a"), prop("TEL", { isNotDefined: true })),
      contains("FN", "A"),
    ],
    [
      "allof of absences asks for nothing",
      filterOf("allof", prop("A", { isNotDefined: true }), prop("B", { isNotDefined: true })),
      { kind: "all" },
    ],
    [
      "anyof joins by or",
      filterOf("anyof", propText("FN", "a"), propText("N", "b")),
      { kind: "or", of: [contains("FN", "A"), contains("N", "B")] },
    ],
    [
      "allof joins by and",
      filterOf("allof", propText("FN", "a"), propText("N", "b")),
      { kind: "and", of: [contains("FN", "A"), contains("N", "B")] },
    ],
    [
      "presence swallows keys in anyof",
      filterOf("anyof", prop("TEL", { textMatches: [textOf("1")], paramFilters: [param("TYPE")] })),
      present("TEL"),
    ],
    [
      "keys swallow presence in allof",
      filterOf(
        "anyof",
        prop("TEL", { test: "allof", textMatches: [textOf("1")], paramFilters: [param("TYPE")] }),
      ),
      contains("TEL", "1"),
    ],
    [
      "presence is asked for once",
      filterOf("allof", prop("TEL"), prop("tel"), prop("FN")),
      { kind: "and", of: [present("TEL"), present("FN")] },
    ],
    [
      "an unknown collation asks for presence",
      filterOf("anyof", propText("FN", "a", { collation: "i;basic" })),
      present("FN"),
    ],
    [
      "a text with a NUL asks for presence",
      filterOf("anyof", propText("FN", "a\0")),
      present("FN"),
    ],
    [
      "a text that is not Unicode asks for presence",
      filterOf("anyof", propText("FN", "\ud83d")),
      present("FN"),
    ],
  ])("%s", (_, filter, condition) => {
    expect(filterCondition(filter)).toEqual(condition);
  });

  test.each([
    ["contains", "\u0301a\u0301", "contains", "A"],
    ["starts-with", "\u0301a\u0301", "starts-with", "\u0301A"],
    ["ends-with", "\u0301a\u0301", "ends-with", "A\u0301"],
    ["equals", "\u0301a\u0301", "equals", "\u0301A\u0301"],
  ] as const)("leaves out marks at the edges under i;octet: %s", (_, text, matchType, key) => {
    const filter = filterOf("anyof", propText("FN", text, { matchType, collation: "i;octet" }));
    expect(filterCondition(filter)).toEqual({ kind: "key", property: "FN", match: matchType, key });
  });

  test("marks alone ask for presence under i;octet", () => {
    const filter = filterOf("anyof", propText("FN", "\u0301", { collation: "i;octet" }));
    expect(filterCondition(filter)).toEqual(present("FN"));
  });

  test("marks that change places with their neighbours lose no match", () => {
    const value = "e\u0301\u0323";
    const filter = filterOf("anyof", propText("FN", "e\u0301", { collation: "i;octet" }));
    expect(collationKey("i;unicode-casemap", value)).toBe("E\u0323\u0301");
    expect(matchFilter(filter, card(property("FN", value)))).toBe(true);
    expect(meetsCondition(indexCard(card(property("FN", value))), filterCondition(filter))).toBe(
      true,
    );
  });
});

describe("meetsCondition", () => {
  const entries = [{ property: "FN", key: "ABC" }];
  const key = (match: "equals" | "contains" | "starts-with" | "ends-with", text: string) =>
    meetsCondition(entries, { kind: "key", property: "FN", match, key: text });

  test("knows the four match types", () => {
    expect([key("equals", "ABC"), key("equals", "AB")]).toEqual([true, false]);
    expect([key("contains", "B"), key("contains", "X")]).toEqual([true, false]);
    expect([key("starts-with", "AB"), key("starts-with", "B")]).toEqual([true, false]);
    expect([key("ends-with", "BC"), key("ends-with", "B")]).toEqual([true, false]);
  });

  test("knows all, none, and, or", () => {
    const all: IndexCondition = { kind: "all" };
    const none: IndexCondition = { kind: "none" };
    expect(meetsCondition(entries, all)).toBe(true);
    expect(meetsCondition(entries, none)).toBe(false);
    expect(meetsCondition(entries, { kind: "and", of: [all, none] })).toBe(false);
    expect(meetsCondition(entries, { kind: "or", of: [all, none] })).toBe(true);
    expect(meetsCondition(entries, { kind: "and", of: [] })).toBe(true);
    expect(meetsCondition(entries, { kind: "or", of: [] })).toBe(false);
  });
});
