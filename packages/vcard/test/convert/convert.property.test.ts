import { test } from "@fast-check/vitest";
import * as fc from "fast-check";
import { describe, expect } from "vitest";
import * as arbitrary from "../../src/arbitrary.ts";
import { convertCard, type ConvertOptions, type TargetVersion } from "../../src/convert.ts";
import { type Card, parseCard, stringifyCard } from "../../src/index.ts";
import { validateCard } from "../../src/validate.ts";
import { versionOf } from "../../src/values.ts";
import { differences, meaningOf } from "./meaning.ts";

const RUNS = { numRuns: 100 };
const OTHER: Readonly<Record<TargetVersion, TargetVersion>> = { "3.0": "4.0", "4.0": "3.0" };

describe.each(["3.0", "4.0"] as const)("a valid card of %s", (version) => {
  const to = OTHER[version];

  test.prop([arbitrary.validCard(version)], RUNS)(
    "comes back from the other version with all that it means",
    (card) => {
      const there = convertCard(card, to);
      const back = convertCard(there.card, version);
      expect(differences(card, version, there, back)).toEqual([]);
      expect(there.report.filter(({ lost }) => lost)).toEqual([]);
    },
  );

  test.prop([arbitrary.validCard(version)], { numRuns: 100 })(
    "is valid in the other version",
    (card) => {
      expect(faults(convertCard(card, to).card)).toEqual([]);
    },
  );

  test.prop([arbitrary.validCard(version)], { numRuns: 100 })(
    "is said to have lost what does not come back, and nothing else",
    (card) => {
      const there = convertCard(card, to, { unsupported: "drop" });
      const back = convertCard(there.card, version, { unsupported: "drop" });
      expect(lossesNotTold(card, version, there, back)).toEqual([]);
      expect(differences(card, version, there, back, true).filter(isMissing)).toEqual([]);
    },
  );

  test.prop([arbitrary.validCard(version)], { numRuns: 100 })(
    "keeps the objects of the properties that its report does not name",
    (card) => {
      const { card: converted, report } = convertCard(card, to);
      const named = new Set(report.map(({ property }) => property));
      for (const property of card.properties) {
        expect(converted.properties.includes(property)).toBe(!named.has(property));
      }
    },
  );

  test.prop([arbitrary.validCard(version)], { numRuns: 150 })(
    "means the same after its text was read, and the octets of what did not change stay",
    (made) => {
      const card = parseCard(stringifyCard(made));
      const { card: converted } = convertCard(card, to);
      const text = stringifyCard(converted);
      expect(parseCard(text).properties).toEqual(converted.properties);
      expect(parseCard(text).version).toBe(to);
    },
  );
});

test.prop([arbitrary.validCard("2.1")], { numRuns: 150 })(
  "a card of 2.1 is the same by way of 4.0 as at once",
  (card) => {
    const direct = convertCard(card, "3.0");
    const there = convertCard(card, "4.0");
    const back = convertCard(there.card, "3.0");
    const both = { card: there.card, report: [...direct.report, ...there.report] };
    expect(differences(direct.card, "3.0", both, back, true)).toEqual([]);
    expect(faults(direct.card)).toEqual([]);
    expect(faults(there.card)).toEqual([]);
  },
);

const options: fc.Arbitrary<ConvertOptions> = fc.record({
  unsupported: fc.constantFrom("carry", "drop"),
  names: fc.constantFrom("apple", "plain"),
  telephone: fc.constantFrom("text", "uri"),
  maxDepth: fc.nat({ max: 2 }),
});

test.prop([arbitrary.writtenCards(), fc.constantFrom("3.0", "4.0"), options], { numRuns: 150 })(
  "a card of any kind is converted to one that can be written",
  ({ text }, to, chosen) => {
    let card: Card;
    try {
      card = parseCard(text, { onProblem: () => undefined });
    } catch {
      return;
    }
    const { card: converted } = convertCard(card, to, chosen);
    expect(parseCard(stringifyCard(converted), { onProblem: () => undefined }).properties).toEqual(
      converted.properties,
    );
    expect(versionOf(converted)).toBe(to);
  },
);

// What is wrong with a card, by the diagnostics; TYPE of a URL is what all address books write.
function faults(card: Card): string[] {
  return validateCard(card).flatMap(({ severity, code, property, parameter, message }) => {
    const isTypeOfUrl = /^url$/i.test(property?.name ?? "") && parameter?.name === "TYPE";
    return severity === "note" || isTypeOfUrl ? [] : `${code} ${property?.name}: ${message}`;
  });
}

function isMissing(difference: string): boolean {
  return difference.startsWith("-");
}

// Properties that are said to be lost and came back all the same.
function lossesNotTold(
  card: Card,
  version: TargetVersion,
  there: ReturnType<typeof convertCard>,
  back: ReturnType<typeof convertCard>,
): string[] {
  const came = back.card.properties.map((property) => meaningOf(property, version));
  const lost = new Set(there.report.filter((entry) => entry.lost).map(({ property }) => property));
  const found: string[] = [];
  for (const property of card.properties.filter((other) => !lost.has(other))) {
    const at = came.indexOf(meaningOf(property, version));
    if (at !== -1) came.splice(at, 1);
  }
  for (const property of lost) {
    const at = came.indexOf(meaningOf(property, version));
    if (at !== -1) found.push(meaningOf(property, version));
  }
  return found;
}
