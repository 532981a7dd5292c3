import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import * as arbitrary from "../../src/arbitrary.ts";
import {
  addProperty,
  addValue,
  type EditableValue,
  findProperty,
  getValue,
  labelOf,
  preferenceOf,
  removeProperties,
  replaceProperty,
  setLabel,
  setParameter,
  setPreference,
  setRevision,
  setTypes,
  setValue,
} from "../../src/edit.ts";
import {
  parameterValues,
  parseCards,
  propertyText,
  type Card,
  type Property,
} from "../../src/index.ts";
import { decodeProperty, type Version } from "../../src/values.ts";
import { expectLocal } from "./locality.ts";

type Edit = (card: Card, property: Property) => Card;

// Cards take their time to be made; FC_RUNS searches further.
const limits = { numRuns: Number(process.env.FC_RUNS ?? 100) };
const words = fc.constantFrom("home", "work", "cell", "x-own");
const versions: readonly Version[] = ["2.1", "3.0", "4.0"];

/** Edits of one property. */
function edit(): fc.Arbitrary<Edit> {
  const replaces = fc.tuple(arbitrary.property(), fc.boolean()).map(
    ([by, adds]): Edit =>
      (card, old) =>
        adds ? addProperty(card, by) : replaceProperty(card, old, by),
  );
  const values = fc
    .tuple(arbitrary.text(), fc.constantFrom("TEL", "N", "CATEGORIES", "X-OTHER", "URL"))
    .map(
      ([text, name]): Edit =>
        (card) =>
          addValue(card, name, text),
    );
  return fc.oneof(
    replaces,
    values,
    arbitrary.text().map(
      (text): Edit =>
        (card, old) =>
          setValue(card, old, text),
    ),
    arbitrary.text().map(
      (text): Edit =>
        (card, old) =>
          setParameter(card, old, "X-P", [text]),
    ),
    fc.array(words).map(
      (types): Edit =>
        (card, old) =>
          setTypes(card, old, types),
    ),
    fc.constantFrom(1, undefined).map(
      (one): Edit =>
        (card, old) =>
          setPreference(card, old, one),
    ),
    fc.option(arbitrary.text(), { nil: undefined }).map(
      (label): Edit =>
        (card, old) =>
          isLabel(old) ? card : setLabel(card, old, label),
    ),
    fc.constant<Edit>((card, old) => removeProperties(card, old)),
    fc.constant<Edit>((card) => removeProperties(card, "TEL")),
    fc.constant<Edit>((card) =>
      setRevision(card, {
        year: 2026,
        month: 11,
        day: 21,
        hour: 1,
        minute: 2,
        second: 3,
        offsetMinutes: 0,
      }),
    ),
  );
}

function isLabel({ name }: Property): boolean {
  return /^X-AB(?:LABEL|ADR)$/i.test(name);
}

describe("an edit of cards as other programs write them", () => {
  test.prop([arbitrary.writtenCards(), edit(), fc.nat()], { numRuns: 200 })(
    "changes the octets of what it edits only, and is read again",
    ({ text }, change, at) => {
      const cards = parseCards(text);
      const index = at % Math.max(cards.length, 1);
      const card = cards[index];
      const property = card?.properties[at % card.properties.length];
      if (card === undefined || property === undefined) return;
      expectLocal(cards, index, change(card, property));
    },
  );

  test.prop([arbitrary.writtenCards(), fc.array(fc.tuple(edit(), fc.nat()), { maxLength: 6 })])(
    "can be followed by others",
    ({ text }, changes) => {
      const cards = parseCards(text);
      const [first] = cards;
      if (first === undefined) return;
      let card = first;
      for (const [change, at] of changes) {
        const property = card.properties[at % card.properties.length];
        if (property !== undefined) card = change(card, property);
      }
      const kept = new Set(card.properties);
      // What was not edited is still the object that was read, in the order it had.
      const rest = first.properties.filter((property) => kept.has(property));
      expect(card.properties.filter((property) => rest.includes(property))).toEqual(rest);
      expectLocal(cards, 0, card);
    },
  );
});

describe.each(versions)("in a card of %s", (version) => {
  const valued = fc
    .constantFrom(...arbitrary.namesOf(version).filter((name) => name !== "VERSION"))
    .chain((name) => fc.tuple(fc.constant(name), arbitrary.validValue(version, name)));

  test.prop([arbitrary.validCard(version), valued], limits)(
    "a value that was set is the value",
    (card, [name, value]) => {
      const edited = setValue(card, name, value);
      const property = findProperty(edited, name);
      expect(property && decodeProperty(property, version)).toEqual(value);
      const old = findProperty(card, name);
      expect(edited.properties.length).toBe(card.properties.length + (old === undefined ? 1 : 0));
      if (old !== undefined)
        expect(setValue(edited, name, decodeProperty(old, version)).properties).toHaveLength(
          card.properties.length,
        );
      expect(setValue(edited, name, value)).toBe(edited);
    },
  );

  test.prop([arbitrary.validCard(version)], limits)(
    "a value that was got and set again changes nothing",
    (card) => {
      for (const property of card.properties) {
        const value: unknown = getValue(card, property);
        expect(setValue(card, property, value as EditableValue)).toBe(card);
      }
    },
  );

  test.prop([arbitrary.validCard(version), arbitrary.text(), fc.nat()], limits)(
    "a label that was set is the label, and that of no other",
    (card, text, at) => {
      const property = card.properties[at % card.properties.length];
      const label = text.trim();
      if (property === undefined || isLabel(property) || label === "") return;
      const edited = setLabel(card, property, label);
      const index = edited.properties.findIndex(
        ({ name, value }) => name === property.name && value === property.value,
      );
      expect(edited.properties.map((one) => labelOf(edited, one))).toContain(label);
      expect(index).toBeGreaterThanOrEqual(0);
      for (const other of card.properties) {
        if (other === property || !edited.properties.includes(other)) continue;
        expect(labelOf(edited, other)).toBe(labelOf(card, other));
      }
    },
  );

  test.prop(
    [arbitrary.validProperty(version), fc.array(words), fc.constantFrom(1, undefined)],
    limits,
  )("types and a preference that were set are there", (property, types, preference) => {
    const card = { version, properties: [property] };
    const [typed = property] = setTypes(card, property, types).properties;
    const found = parameterValues(typed, "TYPE").filter((type) => type.toLowerCase() !== "pref");
    expect(found.map((type) => type.toLowerCase())).toEqual(types);
    expect(preferenceOf(typed)).toBe(preferenceOf(property));
    const [preferred = property] = setPreference(card, property, preference).properties;
    expect(preferenceOf(preferred)).toBe(preference);
    expect(propertyText(preferred)).toBe(propertyText(property));
  });
});
