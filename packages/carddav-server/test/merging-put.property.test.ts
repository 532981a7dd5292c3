import { test } from "@fast-check/vitest";
import {
  parseCard,
  stringifyCard,
  unescapeText,
  type Card,
  type Property,
} from "@callingcard/vcard";
import { validCard, validProperty } from "@callingcard/vcard/arbitrary";
import { convertCard } from "@callingcard/vcard/convert";
import fc from "fast-check";
import { expect } from "vitest";
import { mergedCard } from "../src/representation/merged-card.ts";
import { visibleProperties } from "../src/visible-properties.ts";

/** Properties that 3.0 and 4.0 have alike, of which a card has as many as it likes. */
const EDITED = ["TEL", "EMAIL", "NOTE", "TITLE", "ROLE", "ORG", "NICKNAME", "URL"] as const;

const RUNS = { numRuns: 40 };

/** A card as it is stored, and the same as a client of 3.0 writes it. */
interface Stored {
  readonly card: Card;
  readonly view: Card;
}

// Some clients give back what they do not know, and some do not.
const stored: fc.Arbitrary<Stored> = fc
  .tuple(validCard("4.0"), fc.boolean())
  .map(([made, forgets]) => {
    const card = parseCard(stringifyCard(made));
    const view = convertCard(card, "3.0").card;
    const properties = forgets ? [...visibleProperties(view).values()] : view.properties;
    return { card, view: { ...view, properties } };
  });

/** Merges what a client writes of a card, through the texts that lie between. */
function put({ card, view }: Stored, properties: readonly Property[]): Card {
  return parseCard(
    stringifyCard(mergedCard(card, parseCard(stringifyCard({ ...view, properties })))),
  );
}

function linesOf(card: Card): string[] {
  return stringifyCard(card).replaceAll("\r\n ", "").split("\r\n");
}

/** Lines that a card had and has no more. */
function lostLines(before: Card, after: Card): string[] {
  const left = linesOf(after);
  return linesOf(before).filter((line) => {
    const index = left.indexOf(line);
    if (index !== -1) left.splice(index, 1);
    return index === -1;
  });
}

function editedIndices({ properties }: Card): number[] {
  return properties.flatMap(({ name }, index) =>
    EDITED.some((edited) => edited === name.toUpperCase()) ? [index] : [],
  );
}

const withEditable = stored.filter(({ view }) => editedIndices(view).length > 0);

const edit = fc.tuple(withEditable, fc.nat()).map(([one, choice]) => {
  const indices = editedIndices(one.view);
  const index = indices[choice % indices.length] ?? 0;
  return { one, index, name: one.view.properties[index]?.name.toUpperCase() ?? "" };
});

test.prop([stored], RUNS)("a client that changes nothing changes no octet", (one) => {
  expect(stringifyCard(put(one, one.view.properties))).toBe(stringifyCard(one.card));
});

const rewrite = edit.chain((one) =>
  fc.record({ one: fc.constant(one), written: validProperty("3.0", one.name) }),
);

test.prop([rewrite], RUNS)(
  "a changed value changes its line alone, and the client finds it again",
  ({ one: { one, index }, written: { value } }) => {
    const properties = one.view.properties.map((property, at) =>
      at === index ? { ...property, value } : property,
    );
    const merged = put(one, properties);
    expect(lostLines(one.card, merged).length).toBeLessThanOrEqual(1);
    expect(valuesOf(convertCard(merged, "3.0").card)).toContain(unescapeText(value));
  },
);

function valuesOf({ properties }: Card): readonly string[] {
  return properties.map(({ value }) => unescapeText(value));
}

test.prop([stored, fc.constantFrom(...EDITED).chain((name) => validProperty("3.0", name))], RUNS)(
  "a property that is added takes nothing away",
  (one, added) => {
    const merged = put(one, [...one.view.properties, added]);
    expect(lostLines(one.card, merged)).toEqual([]);
    const { length } = one.card.properties;
    expect([length, length + 1]).toContain(merged.properties.length);
  },
);

test.prop([edit], RUNS)(
  "a property that is removed takes no more than its label along",
  ({ one, index }) => {
    const properties = one.view.properties.filter((_, at) => at !== index);
    const lost = lostLines(one.card, put(one, properties));
    expect(lost.filter((line) => !/X-ABLabel/i.test(line))).toHaveLength(1);
  },
);
