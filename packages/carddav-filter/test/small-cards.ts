import type { Filter, ParamFilter, PropFilter, TextMatch } from "@callingcard/dav-xml";
import type { Card, Property } from "@callingcard/vcard";
import * as fc from "fast-check";
import { nastyText } from "./nasty-text.ts";

// Few names and short values, so that a random filter meets a random card often.

const NAMES = ["FN", "fn", "N", "ORG", "CATEGORIES", "Nickname", "EMAIL", "URL", "X-A", "NOTE"];
const GROUPS = ["item1", "ITEM1", "g"];
const PARAMETERS = ["TYPE", "type", "VALUE", "X-P"];

const value = fc.oneof(
  nastyText(),
  // More marks than are put into order together.
  fc
    .array(fc.constantFrom("a", "\u0301\u0323", "\u0301\u0323".repeat(16)), { maxLength: 5 })
    .map((parts) => parts.join("")),
  fc
    .array(
      fc.constantFrom("a", "A", "b", "é", "E\u0301", "\\", "\\,", "\\;", "\\n", ",", ";", ":"),
      {
        maxLength: 8,
      },
    )
    .map((parts) => parts.join("")),
);

const parameterValue = fc.oneof(
  fc.constantFrom("home", "WORK,home", "uri", "text", ""),
  nastyText(4),
);

function property(): fc.Arbitrary<Property> {
  return fc.record({
    group: fc.option(fc.constantFrom(...GROUPS), { nil: undefined }),
    name: fc.constantFrom(...NAMES),
    parameters: fc.array(
      fc.record({
        name: fc.constantFrom(...PARAMETERS),
        values: fc.array(parameterValue, { minLength: 1, maxLength: 2 }),
      }),
      { maxLength: 2 },
    ),
    value,
  });
}

export function smallCard(): fc.Arbitrary<Card> {
  return fc.record({
    version: fc.constant("4.0"),
    properties: fc.array(property(), { maxLength: 5 }),
  });
}

function textMatch(): fc.Arbitrary<TextMatch> {
  return fc.record(
    {
      text: fc.oneof(
        value.map((text) => text.replaceAll("\\", "")),
        nastyText(3),
        parameterValue,
      ),
      collation: fc.constantFrom("i;octet", "i;ascii-casemap", "i;unicode-casemap", "default"),
      negate: fc.boolean(),
      matchType: fc.constantFrom("equals", "contains", "starts-with", "ends-with"),
    },
    { requiredKeys: ["text", "negate", "matchType"] },
  );
}

const joining = fc.constantFrom("anyof" as const, "allof" as const);

function paramFilter(): fc.Arbitrary<ParamFilter> {
  return fc.oneof(
    fc.record({ name: fc.constantFrom(...PARAMETERS), isNotDefined: fc.boolean() }),
    fc.record({
      name: fc.constantFrom(...PARAMETERS),
      isNotDefined: fc.constant(false),
      textMatch: textMatch(),
    }),
  );
}

function propFilter(): fc.Arbitrary<PropFilter> {
  const name = fc.oneof(
    fc.constantFrom(...NAMES),
    fc.tuple(fc.constantFrom(...GROUPS), fc.constantFrom(...NAMES)).map((parts) => parts.join(".")),
  );
  return fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        name,
        test: joining,
        isNotDefined: fc.constant(false),
        textMatches: fc.array(textMatch(), { maxLength: 2 }),
        paramFilters: fc.array(paramFilter(), { maxLength: 2 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        name,
        test: joining,
        isNotDefined: fc.constant(true),
        textMatches: fc.constant([]),
        paramFilters: fc.constant([]),
      }),
    },
  );
}

export function smallFilter(): fc.Arbitrary<Filter> {
  return fc.record({ test: joining, propFilters: fc.array(propFilter(), { maxLength: 3 }) });
}

/** A card, and a filter with one text-match cut from a value or parameter of it. */
export function matchingPair(): fc.Arbitrary<{ readonly card: Card; readonly filter: Filter }> {
  return fc
    .record({
      card: smallCard().filter(({ properties }) => properties.length > 0),
      filter: smallFilter(),
      propFilter: propFilter(),
      match: textMatch(),
      at: fc.nat(),
      start: fc.nat({ max: 8 }),
      length: fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 8 }) }, fc.nat({ max: 80 })),
    })
    .map(({ card, filter, propFilter: base, match, at, start, length }) => {
      const target = card.properties[at % card.properties.length];
      if (target === undefined) return { card, filter };
      const text = target.value.replaceAll("\\", "").slice(start, start + length);
      const cut: PropFilter = {
        ...base,
        name: target.name,
        isNotDefined: false,
        textMatches: [{ ...match, text }, ...base.textMatches],
      };
      return { card, filter: { ...filter, propFilters: [cut, ...filter.propFilters] } };
    });
}
