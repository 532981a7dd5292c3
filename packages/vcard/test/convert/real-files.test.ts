import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { convertCard } from "../../src/convert.ts";
import { type Card, parseCards, stringifyCard } from "../../src/index.ts";
import { propertyDefinition, versionOf } from "../../src/values.ts";
import { differences } from "./meaning.ts";

const folder = fileURLToPath(new URL("../../../../../shared/testdata/vcard", import.meta.url));
const files = globSync("**/*.vcf", { cwd: folder }).toSorted();

function cardsOf(file: string): Card[] {
  return parseCards(readFileSync(`${folder}/${file}`), { onProblem: () => undefined });
}

describe("files of other programs", () => {
  test("are all there", () => {
    expect(files.length).toBeGreaterThan(140);
  });

  test.each(files)("%s comes back from the other version", (file) => {
    for (const card of cardsOf(file)) {
      const version = versionOf(card);
      if (version === "2.1") continue;
      const once = withoutRepeated(card);
      const there = convertCard(once, version === "3.0" ? "4.0" : "3.0");
      const back = convertCard(there.card, version);
      expect(differences(once, version, there, back, true)).toEqual([]);
    }
  });

  test.each(files)("%s is the same by way of 4.0 as at once, from 2.1 to 3.0", (file) => {
    for (const card of cardsOf(file)) {
      if (versionOf(card) !== "2.1") continue;
      const old = { ...card, properties: card.properties.filter(({ name }) => !isRecent(name)) };
      const direct = convertCard(old, "3.0");
      const there = convertCard(old, "4.0");
      const back = convertCard(there.card, "3.0");
      const both = { card: there.card, report: [...direct.report, ...there.report] };
      expect(differences(direct.card, "3.0", both, back, true)).toEqual([]);
    }
  });

  test.each(files)("%s can be written in both versions", (file) => {
    for (const card of cardsOf(file)) {
      for (const version of ["3.0", "4.0"] as const) {
        const converted = convertCard(card, version).card;
        const [read] = parseCards(stringifyCard(converted), { onProblem: () => undefined });
        expect(read?.properties).toEqual(converted.properties);
      }
    }
  });
});

// A second property where a card can have but one has no place in either version.
function withoutRepeated(card: Card): Card {
  const seen = new Set<string>();
  const properties = card.properties.filter(({ name }) => {
    const upper = name.toUpperCase();
    const isOnce = propertyDefinition(name)?.uses["3.0"]?.cardinality === "*1";
    if (!isOnce || !seen.has(upper)) return seen.add(upper);
    return false;
  });
  return { ...card, properties };
}

function isRecent(name: string): boolean {
  const uses = propertyDefinition(name)?.uses;
  return uses !== undefined && uses["2.1"] === undefined && uses["3.0"] === undefined;
}
