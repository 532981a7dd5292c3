import { type Card, getProperties, getProperty, splitComponents } from "@callingcard/vcard";
import { getValue, preferredProperty } from "@callingcard/vcard/edit";
import { withoutScheme, plainText } from "./plain-text.ts";

/** A line of the list: what tells one card from the others. */
export interface CardSummary {
  readonly href: string;
  readonly etag: string;
  readonly name: string;
  /** Organization, or an address; empty where the card has none. */
  readonly detail: string;
}

/** Properties that a summary is made from. */
export const SUMMARY_PROPERTIES: readonly string[] = ["FN", "N", "ORG", "NICKNAME", "EMAIL", "TEL"];

/** Of a card that says nothing about itself. */
const NO_NAME = "No name";

/**
 * Makes the summary of a card.
 *
 * @param href Where it is.
 * @param etag Entity tag of what is there.
 * @param card The card, or the part of it that has {@link SUMMARY_PROPERTIES}.
 * @returns The summary.
 */
export function summarize(href: string, etag: string, card: Card): CardSummary {
  const title = getValue(card, "ORG")?.name ?? "";
  const address = firstText(card, "EMAIL") || firstText(card, "TEL");
  const name = nameOf(card) || title || address || NO_NAME;
  return { href, etag, name, detail: [title, address].find((text) => text && text !== name) ?? "" };
}

/**
 * Gives the name of a card: FN, else what N says, else NICKNAME.
 *
 * @param card The card.
 * @returns The name; empty where it has none.
 */
function nameOf(card: Card): string {
  const fullName = getProperties(card, "FN")
    .map((property) => plainText(property).trim())
    .find((text) => text !== "");
  return fullName ?? (composedName(card) || firstText(card, "NICKNAME"));
}

/**
 * Composes a name from the components of N, as they are spoken.
 *
 * @param card The card.
 * @returns The name; empty without N.
 */
function composedName(card: Card): string {
  const property = getProperty(card, "N");
  const [family = [], given = [], additional = [], prefixes = [], suffixes = []] =
    property === undefined ? [] : splitComponents(property.value);
  return [prefixes, given, additional, family, suffixes].flat().filter(Boolean).join(" ");
}

/**
 * Compares two names as people order them.
 *
 * @param left One summary.
 * @param right The other summary.
 * @returns A number below, at or above 0.
 */
export function byName(left: CardSummary, right: CardSummary): number {
  return COLLATOR.compare(left.name, right.name) || (left.href < right.href ? -1 : 1);
}

/**
 * Gives the letters that stand for a picture.
 *
 * @param name The name.
 * @returns One or two letters in upper case.
 */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const [first = "", ...others] = words;
  const letters = [first, others.at(-1) ?? ""].map((word) => [...word][0] ?? "");
  return letters.join("").toUpperCase();
}

const COLLATOR = new Intl.Collator("en", { sensitivity: "base", numeric: true });

function firstText(card: Card, name: string): string {
  const property = preferredProperty(card, name);
  return property === undefined ? "" : withoutScheme(property);
}
