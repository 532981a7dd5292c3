import { type Card, type Property, sameName } from "../card.ts";
import { convertCard } from "../convert.ts";
import { versionOf } from "../values.ts";

/**
 * Gives a card as one of the version that a format has, without BEGIN and END of something else: neither
 * jCard nor xCard has them as properties.
 *
 * @param card The card.
 * @param version The version.
 * @returns The card itself, or what it is converted to.
 */
export function cardInVersion(card: Card, version: "3.0" | "4.0"): Card {
  const converted = versionOf(card) === version ? card : convertCard(card, version).card;
  const { properties } = converted;
  if (!properties.some(isForeignMarker)) return converted;
  return { ...converted, properties: properties.filter((property) => !isForeignMarker(property)) };
}

function isForeignMarker({ name }: Property): boolean {
  return sameName(name, "BEGIN") || sameName(name, "END");
}
