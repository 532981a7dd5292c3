import { test } from "@fast-check/vitest";
import { parseCard, stringifyCard } from "@callingcard/vcard";
import { validCard } from "@callingcard/vcard/arbitrary";
import { describe, expect } from "vitest";
import { jsContactCard } from "../src/arbitrary.ts";
import { fromJsContact, parseJsContact, toJsContact, validateJsContact } from "../src/index.ts";
import { canonical } from "./support/canonical.ts";
import { meaningOf } from "./support/same-meaning.ts";

/** These take seconds alone, and many times that on a machine that others work on. */
const TIMEOUT_MS = 180_000;

describe("a vCard that becomes JSContact and a vCard again", () => {
  for (const version of ["1.0", "2.0"] as const) {
    test.prop([validCard("4.0")], { numRuns: 100 })(
      `means the same, by version ${version}`,
      (card) => {
        const { card: made, report } = toJsContact(card, { version });
        expect(validateJsContact(made)).toEqual([]);
        const { card: back } = fromJsContact(parseJsContact(JSON.stringify(made)));
        const after = new Set(meaningOf(parseCard(stringifyCard(back)), made.language));
        const missing = meaningOf(card, made.language).filter((line) => !after.has(line));
        if (report.every(({ lost }) => !lost)) expect(missing).toEqual([]);
      },
    );
  }
});

describe("a JSContact card that becomes a vCard and JSContact again", () => {
  test.prop([jsContactCard()], { numRuns: 100 })(
    "is the same",
    (card) => {
      expect(validateJsContact(card)).toEqual([]);
      const { card: made, report } = fromJsContact(card);
      expect(report.filter(({ lost }) => lost)).toEqual([]);
      const back = toJsContact(parseCard(stringifyCard(made)), { version: card.version }).card;
      expect(canonical(back)).toBe(canonical(card));
    },
    TIMEOUT_MS,
  );
});
