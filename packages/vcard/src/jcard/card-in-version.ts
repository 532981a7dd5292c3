import type { Card } from "../card.ts";
import { convertCard } from "../convert.ts";
import { versionOf } from "../values.ts";

/**
 * Gives a card as one of the version that a format has.
 *
 * @param card The card.
 * @param version The version.
 * @returns The card itself, or what it is converted to.
 */
export function cardInVersion(card: Card, version: "3.0" | "4.0"): Card {
  return versionOf(card) === version ? card : convertCard(card, version).card;
}
