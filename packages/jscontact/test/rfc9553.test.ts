import { parseCard, stringifyCard } from "@callingcard/vcard";
import { expect, test } from "vitest";
import {
  fromJsContact,
  type JsContactCard,
  parseJsContact,
  toJsContact,
  validateJsContact,
} from "../src/index.ts";
import { canonical } from "./support/canonical.ts";
import { figuresOf } from "./support/figures.ts";

const figures = figuresOf(9553).filter(({ title }) => !title.includes("ABNF"));

test("the figures are there", () => {
  expect(figures).toHaveLength(42);
  expect(figures.filter(({ json }) => json === undefined)).toEqual([]);
});

test.each(figures)("$title is valid, and the same after vCard and back", ({ title, json = {} }) => {
  // One figure is of a name, the others are of a card.
  const members = title === "Example for the full Property" ? { name: json } : json;
  const named = { "@type": "Card", version: "2.0", uid: "urn:x", ...members };
  expect(validateJsContact(named)).toEqual([]);
  const card: JsContactCard = parseJsContact(named);
  const written = stringifyCard(fromJsContact(card).card);
  const back = toJsContact(parseCard(written), { version: card.version }).card;
  expect(canonical(back)).toBe(canonical(card));
});
