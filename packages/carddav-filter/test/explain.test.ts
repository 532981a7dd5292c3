import { test as propertyTest } from "@fast-check/vitest";
import { parseCard } from "@callingcard/vcard";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { explainFilter, type FilterExplanation } from "../src/explain.ts";
import { matchFilter } from "../src/index.ts";
import { parseSearch } from "../src/search.ts";
import { matchingPair, smallCard, smallFilter } from "./small-cards.ts";

const pair = fc.oneof(fc.record({ card: smallCard(), filter: smallFilter() }), matchingPair());

const card = parseCard(
  [
    "BEGIN:VCARD",
    "VERSION:4.0",
    "FN:René Müller",
    "ORG:Acme;Sales\\, West",
    "TEL;TYPE=home,voice:+49 30 1",
    "TEL:+49 30 2",
    "END:VCARD",
    "",
  ].join("\r\n"),
);

/** All reasons that an explanation gives, outermost first. */
function reasonsOf({ reason, propFilters }: FilterExplanation): readonly string[] {
  return [
    reason,
    ...propFilters.flatMap((one) => [
      one.reason,
      ...one.properties.flatMap(({ conditions }) =>
        conditions.map((condition) => condition.reason),
      ),
    ]),
  ];
}

propertyTest.prop([pair, fc.integer({ min: 1, max: 3 })], { numRuns: 2_000 })(
  "an explanation agrees with matchFilter, whatever it leaves out",
  ({ card: any, filter }, maxProperties) => {
    const expected = matchFilter(filter, any);
    const explained = explainFilter(filter, any, { maxProperties });
    expect(explained.matched).toBe(expected);
    for (const { matched, propFilter, properties, untold } of explained.propFilters) {
      expect(matched).toBe(matchFilter({ test: "anyof", propFilters: [propFilter] }, any));
      expect(properties.length).toBeLessThanOrEqual(maxProperties);
      if (propFilter.isNotDefined) expect(matched).toBe(properties.length + untold === 0);
      else expect(properties.some((one) => one.matched)).toBe(matched);
      for (const { index, property } of properties) expect(any.properties[index]).toBe(property);
    }
  },
);

test("says which value was compared, and under which collation", () => {
  const explained = explainFilter(parseSearch("name:MÜLLER -name:ada"), card);
  expect(reasonsOf(explained)).toEqual([
    "2 of 2 prop-filters match, and all of them have to match: the card matches",
    "the card has 1 FN, one of which meets a condition",
    '"René Müller" contains "MÜLLER" under i;unicode-casemap',
    "the card has 1 FN, one of which meets a condition",
    '"René Müller" does not contain "ada" under i;unicode-casemap, as is asked for',
  ]);
});

test("compares a structured value as a whole and by its components", () => {
  const textMatch = { text: "sales, west", negate: false, matchType: "equals" } as const;
  const name = { name: "ORG", test: "anyof", isNotDefined: false } as const;
  const propFilters = [{ ...name, textMatches: [textMatch], paramFilters: [] }];
  const [org] = explainFilter({ test: "anyof", propFilters }, card).propFilters;
  expect(org?.properties[0]?.conditions).toMatchObject([
    {
      kind: "text-match",
      matched: true,
      collation: "i;unicode-casemap",
      compared: [
        { text: "Acme;Sales, West", matched: false },
        { text: "Acme", matched: false },
        { text: "Sales, West", matched: true },
      ],
      reason: '"Sales, West" equals "sales, west" under i;unicode-casemap',
    },
  ]);
});

test("names the parameter that a param-filter misses or has", () => {
  const propFilters = [
    {
      name: "TEL",
      test: "allof",
      isNotDefined: false,
      textMatches: [],
      paramFilters: [
        {
          name: "TYPE",
          isNotDefined: false,
          textMatch: { text: "work", negate: false, matchType: "equals" },
        },
        { name: "PREF", isNotDefined: true },
      ],
    },
  ] as const;
  expect(reasonsOf(explainFilter({ test: "anyof", propFilters }, card)).slice(1)).toEqual([
    "the card has 2 TEL, none of which meets all conditions",
    'parameter TYPE: none of "home", "voice" equals "work" under i;unicode-casemap',
    "parameter PREF is not there",
    "parameter TYPE is not there",
    "parameter PREF is not there",
  ]);
});

test("counts the prop-filters that match", () => {
  const summary = (search: string): string | undefined =>
    reasonsOf(explainFilter(parseSearch(search), card))[0];
  expect(summary("name:müller name:ada")).toBe(
    "1 of 2 prop-filters match, and all of them have to match: the card does not match",
  );
  expect(summary("name:müller")).toBe("the prop-filter matches: the card matches");
});

test("tells of absence, and of filters that ask for nothing", () => {
  expect(reasonsOf(explainFilter(parseSearch("-has:fn"), card))).toEqual([
    "the prop-filter does not match: the card does not match",
    "the card has 1 FN, and is to have none",
  ]);
  expect(reasonsOf(explainFilter(parseSearch("has:photo"), card))).toContain(
    "the card has no PHOTO",
  );
  expect(explainFilter(parseSearch(""), card)).toMatchObject({ matched: true, propFilters: [] });
});

test("tells of a hundred properties, and of the one that matches", () => {
  const tel = (value: string): string => `TEL:${value}\r\n`;
  const many = `${tel("0").repeat(200)}${tel("7")}${tel("8")}`;
  const long = parseCard(`BEGIN:VCARD\r\nVERSION:4.0\r\nFN:x\r\n${many}END:VCARD\r\n`);
  const [found] = explainFilter(parseSearch("tel:7"), long).propFilters;
  expect(found?.matched).toBe(true);
  expect(found?.properties).toHaveLength(100);
  expect(found?.properties.at(-1)?.property.value).toBe("7");
  expect(found?.untold).toBe(102);
});

test("refuses what matchFilter refuses", () => {
  const textMatch = {
    text: "a",
    collation: "i;other",
    negate: false,
    matchType: "equals",
  } as const;
  const name = { name: "FN", test: "anyof", isNotDefined: false } as const;
  const propFilters = [{ ...name, textMatches: [textMatch], paramFilters: [] }];
  expect(() => explainFilter({ test: "anyof", propFilters }, card)).toThrow(
    expect.objectContaining({ code: "unknown-collation" }),
  );
});
