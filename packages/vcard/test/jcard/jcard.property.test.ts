import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import * as arbitrary from "../../src/arbitrary.ts";
import { type Card, parseCard, sameName, stringifyCard } from "../../src/index.ts";
import {
  fromJCard,
  fromJCardProperty,
  JCardError,
  parseJCard,
  stringifyJCard,
  toJCard,
  toJCardProperty,
} from "../../src/jcard.ts";
import { meaningOf } from "../meaning.ts";

function expectSame(card: Card, version: "3.0" | "4.0"): void {
  const text = stringifyJCard(card, { version });
  const back = parseJCard(text);
  expect(meaningOf(back)).toEqual(meaningOf(card));
  expect(parseCard(stringifyCard(back)).properties).toEqual(back.properties);
  expect(stringifyJCard(back, { version })).toBe(text);
}

/** A card of a version with whatever properties. */
function anyCard(version: string): fc.Arbitrary<Card> {
  return arbitrary.card().map(({ properties }) => ({
    version,
    properties: [
      { group: undefined, name: "VERSION", parameters: [], value: version },
      ...properties.filter(({ name }) => !sameName(name, "VERSION")),
    ],
  }));
}

test.prop([arbitrary.validCard("4.0")])("a card of 4.0 comes back from jCard", (card) => {
  expectSame(card, "4.0");
});

test.prop([arbitrary.validCard("3.0")])("a card of 3.0 comes back from its own jCard", (card) => {
  expectSame(card, "3.0");
});

test.prop([anyCard("4.0")])("any properties come back from jCard", (card) => {
  const back = parseJCard(stringifyJCard(card));
  expect(back.properties).toHaveLength(card.properties.length);
  expect(parseCard(stringifyCard(back)).properties).toEqual(back.properties);
  expect(stringifyJCard(back)).toBe(stringifyJCard(card));
});

test.prop([arbitrary.validProperty("4.0")])("a property alone comes back", (property) => {
  const back = fromJCardProperty(toJCardProperty(property));
  expect(back && toJCardProperty(back)).toEqual(toJCardProperty(property));
});

const NAMES =
  "fn n adr org bday rev tel tz geo gender clientpidmap nickname photo key lang xml x-a __proto__ BEGIN end version".split(
    " ",
  );
const TYPES =
  "text uri date time date-time date-and-or-time timestamp boolean integer float utc-offset language-tag binary unknown x-own TEXT s".split(
    " ",
  );

/** JSON that mostly looks like a jCard. */
function nearJCard(): fc.Arbitrary<unknown> {
  const scalar = fc.oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.double(),
    fc.boolean(),
    fc.constantFrom(null, undefined, {}, "1985-04-12", "--04", "-05:00", "a,b;c\\d\ne"),
  );
  const value = fc.oneof(
    { weight: 3, arbitrary: scalar },
    fc.array(
      fc.oneof(
        scalar,
        fc.array(fc.oneof(scalar, fc.array(scalar, { maxLength: 1 })), { maxLength: 3 }),
      ),
      {
        maxLength: 8,
      },
    ),
  );
  const name = fc.constantFrom("", ...NAMES);
  const type = fc.constantFrom(...TYPES);
  const parameters = fc.dictionary(
    fc.oneof(
      fc.constantFrom("type", "group", "value", "pref", "__proto__", "sort-as"),
      fc.string(),
    ),
    fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })),
    { maxKeys: 3 },
  );
  const property = fc.oneof(
    { weight: 9, arbitrary: fc.tuple(name, parameters, type, fc.array(value, { maxLength: 3 })) },
    fc.anything(),
  );
  const version = fc
    .constantFrom("4.0", "3.0", "2.1", "1", 4)
    .map((which) => ["version", {}, "text", which]);
  return fc.tuple(fc.option(version), fc.array(property, { maxLength: 5 })).map(([first, all]) => {
    const flat = all.map((one: unknown) => {
      if (!Array.isArray(one) || !Array.isArray(one[3])) return one;
      return [...one.slice(0, 3), ...(one[3] as unknown[])];
    });
    return ["vcard", first === null ? flat : [first, ...flat]];
  });
}

test.prop([nearJCard()])(
  "whatever looks like a jCard becomes a card that can be written",
  (json) => {
    const card = fromJCard(json, { onProblem: () => {} });
    expect(parseCard(stringifyCard(card)).properties).toEqual(card.properties);
    toJCard(card, { version: "4.0" });
  },
);

test.prop([fc.anything()])("whatever else is refused", (json) => {
  expect(() => fromJCard(json, { onProblem: () => {} })).toThrow(JCardError);
});

test.prop([nearJCard(), fc.nat(), fc.string()])(
  "a spoiled text is read or refused",
  (json, place, added) => {
    const text = JSON.stringify(json);
    const at = place % (text.length + 1);
    try {
      parseJCard(text.slice(0, at) + added + text.slice(at), { onProblem: () => {} });
    } catch (error) {
      expect(error).toBeInstanceOf(JCardError);
      expect(error).toHaveProperty("position.offset");
    }
  },
);
