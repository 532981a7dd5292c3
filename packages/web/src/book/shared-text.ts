import { type Card, type Property, sameName, stringifyCard } from "@callingcard/vcard";
import { convertCard } from "@callingcard/vcard/convert";

/** What is shared of a card, the most important first. */
const SHARED = ["VERSION", "N", "FN", "TEL", "EMAIL", "ORG", "TITLE", "URL", "ADR", "BDAY"];

/** Octets that a QR code can carry so that a phone reads it from a screen. */
const MAX_OCTETS = 900;

/**
 * Makes the text of a card for a QR code: vCard 3.0, which every phone reads, without pictures and notes, and
 * as much of the rest as fits.
 *
 * @param card The card.
 * @returns The text; `undefined` where not even a name fits.
 */
export function sharedText(card: Card): string | undefined {
  const { properties } = convertCard(card, "3.0", { unsupported: "drop" }).card;
  const kept: Property[] = [];
  for (const name of SHARED) {
    for (const property of properties.filter((one) => sameName(one.name, name))) {
      // Its label would stay behind.
      const alone = { ...property, group: undefined };
      if (octetsOf([...kept, alone]) <= MAX_OCTETS) kept.push(alone);
    }
  }
  const hasName = kept.some(({ name }) => sameName(name, "FN"));
  return hasName ? textOf(kept) : undefined;
}

function textOf(properties: readonly Property[]): string {
  return stringifyCard({ version: "3.0", properties });
}

function octetsOf(properties: readonly Property[]): number {
  return new TextEncoder().encode(textOf(properties)).length;
}
