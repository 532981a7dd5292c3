import type { Card } from "../card.ts";
import { versionOf } from "../values.ts";

/**
 * Gives a card as one of the version that a format has.
 *
 * @param card The card.
 * @param version The version.
 * @returns The card itself.
 * @throws RangeError for a card of another version.
 */
export function cardInVersion(card: Card, version: "3.0" | "4.0"): Card {
  if (versionOf(card) === version) return card;
  throw new RangeError(`card is not one of vCard ${version}`);
}
