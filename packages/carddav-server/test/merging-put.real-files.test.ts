import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseCard, parseCards, stringifyCard, type Card } from "@callingcard/vcard";
import { convertCard } from "@callingcard/vcard/convert";
import { expect, test } from "vitest";
import { mergedCard } from "../src/representation/merged-card.ts";
import { visibleProperties } from "../src/visible-properties.ts";

/** Cards of other programs, beside the repository. */
const FOLDER = new URL("../../../../shared/testdata/vcard/", import.meta.url);

const FILES = readdirSync(fileURLToPath(FOLDER), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".vcf"))
  .toSorted();

/** The cards of a file, as far as they can be read, in version 4.0. */
function modernCards(name: string): Card[] {
  const octets = new Uint8Array(readFileSync(new URL(name, FOLDER)));
  return parseCards(octets, { onProblem: () => {} }).flatMap((card) => {
    try {
      return [parseCard(stringifyCard(convertCard(card, "4.0").card))];
    } catch {
      return [];
    }
  });
}

test("a client that forgets all but 3.0 changes no octet of the cards of other programs", () => {
  let count = 0;
  for (const card of FILES.flatMap(modernCards)) {
    const view = convertCard(card, "3.0").card;
    const properties = [...visibleProperties(view).values()];
    const sent = parseCard(stringifyCard({ version: "3.0", properties }));
    expect(stringifyCard(mergedCard(card, sent))).toBe(stringifyCard(card));
    count++;
  }
  expect(count).toBeGreaterThan(500);
});
