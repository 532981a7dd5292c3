import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { namesOf, validCard, validProperty, validValue } from "../../src/arbitrary.ts";
import { parseCard, stringifyCard, stringifyProperty } from "../../src/index.ts";
import {
  decodeProperty,
  encodeProperty,
  propertyUse,
  type Version,
  versionOf,
} from "../../src/values.ts";

const versions: readonly Version[] = ["2.1", "3.0", "4.0"];

describe.each(versions)("in %s", (version) => {
  const named = fc
    .constantFrom(...namesOf(version), "X-UNKNOWN")
    .chain((name) => fc.tuple(fc.constant(name), validValue(version, name)));

  property.prop([named], { numRuns: 150 })("a value comes back", ([name, value]) => {
    const property_ = encodeProperty({ name }, value, version);
    expect(decodeProperty(property_, version)).toEqual(value);
    const [read] = parseCard(
      `BEGIN:VCARD\r\n${stringifyProperty(property_)}END:VCARD\r\n`,
    ).properties;
    expect(read && decodeProperty(read, version)).toEqual(value);
  });

  property.prop([validProperty(version)], { numRuns: 150 })(
    "a property keeps its meaning when it is written anew",
    (property_) => {
      const value = decodeProperty(property_, version);
      const again = encodeProperty(property_, value, version);
      expect(decodeProperty(again, version)).toEqual(value);
      expect(again.name).toBe(property_.name);
    },
  );

  property.prop([validCard(version)])("a card comes back and is of the version", (card) => {
    expect(parseCard(stringifyCard(card))).toMatchObject(card);
    expect(versionOf(card)).toBe(version);
    for (const { name } of card.properties) expect(propertyUse(name, version)).toBeDefined();
  });

  test("every property of the version can be made", () => {
    for (const name of namesOf(version)) {
      for (const made of fc.sample(validProperty(version, name), { numRuns: 3, seed: 1 })) {
        expect(made.name).toBe(name);
      }
    }
    const seen = new Set(
      fc.sample(validProperty(version), { numRuns: 1_000, seed: 1 }).map(({ name }) => name),
    );
    expect(seen.size).toBeGreaterThan(50);
  });
});

test("a card of 4.0 has alternatives, PIDs, labels and PROP-IDs", () => {
  const seen = new Set<string>();
  for (const card of fc.sample(validCard("4.0"), { numRuns: 150, seed: 1 })) {
    for (const { parameters, group } of card.properties) {
      for (const { name } of parameters) seen.add(name);
      if (group !== undefined) seen.add("group");
    }
  }
  const wanted = ["ALTID", "PID", "PHONETIC", "SCRIPT", "PROP-ID", "CALSCALE", "LEVEL", "group"];
  expect(wanted.filter((name) => !seen.has(name))).toEqual([]);
});
