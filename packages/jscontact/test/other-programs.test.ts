import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { type Card, parseCard, parseCards, stringifyCard } from "@callingcard/vcard";
import { convertCard } from "@callingcard/vcard/convert";
import { expect, test } from "vitest";
import { fromJsContact, parseJsContact, toJsContact, validateJsContact } from "../src/index.ts";
import { meaningOf } from "./support/same-meaning.ts";

const folder = fileURLToPath(new URL("../../../../shared/testdata/vcard", import.meta.url));
const files = globSync(`${folder}/**/*.vcf`).toSorted();

test("the files of other programs are there", () => {
  expect(files.length).toBeGreaterThan(140);
});

test.each(files.map((file) => [basename(file), file] as const))(
  "%s loses nothing in JSContact but what the report names",
  (_, file) => {
    const cards = parseCards(new Uint8Array(readFileSync(file)), { onProblem: () => undefined });
    const lost = cards.flatMap((card) => [...lostOf(card, "1.0"), ...lostOf(card, "2.0")]);
    expect(lost).toEqual([]);
  },
);

// What is lost of a card, and not named in the report.
function lostOf(card: Card, version: "1.0" | "2.0"): string[] {
  const { card: made, report } = toJsContact(card, { version });
  expect(validateJsContact(made)).toEqual([]);
  const back = fromJsContact(parseJsContact(JSON.stringify(made)));
  const reread = parseCard(stringifyCard(back.card));
  const current = convertCard(card, "4.0").card;
  const after = new Set(meaningOf(reread, made.language));
  const lost = new Set(
    [...report, ...back.report].flatMap((one) => (one.lost ? one.property : [])),
  );
  const missing = meaningOf(current, made.language).filter((line) => !after.has(line));
  return missing.filter((line) => ![...lost].some((name) => line.includes(` ${name} `)));
}
