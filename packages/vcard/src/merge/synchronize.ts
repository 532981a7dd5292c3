import { getProperty, type Card } from "../card.ts";
import { rawText } from "../values.ts";
import { mergeCards, type Merge, type MergeOptions } from "./merge-cards.ts";
import { isEquivalentUri } from "./uri.ts";

/**
 * Tells whether two cards are of one object: their UIDs are equivalent (RFC 6350 section 7.1.1).
 *
 * @param left One card.
 * @param right The other card.
 * @returns Whether they are; `undefined` where one has no UID, and RFC 6350 leaves it open.
 */
export function isSameCard(left: Card, right: Card): boolean | undefined {
  const one = uidOf(left);
  const other = uidOf(right);
  return one === undefined || other === undefined ? undefined : isEquivalentUri(one, other);
}

/**
 * Synchronises two copies of one card that were edited apart, without the card they come from (RFC 6350
 * section 7). Properties that are one are merged as `mergeCards` does, and what they differ in is a
 * conflict, as nothing tells which is newer; what only one copy has is taken. A property that one copy
 * removed comes back, which only a base could tell: use `mergeCards` where there is one. PIDs get the
 * numbers that CLIENTPIDMAPs have in mine.
 *
 * @param mine One copy.
 * @param theirs The other copy.
 * @param options What to do about conflicts.
 * @returns The card, for both to take.
 * @throws RangeError if the UIDs are not equivalent, or if the cards have different versions.
 */
export function synchronizeCards(mine: Card, theirs: Card, options: MergeOptions = {}): Merge {
  if (isSameCard(mine, theirs) === false) throw new RangeError("the cards have different UIDs");
  const base: Card = { version: mine.version, properties: [] };
  return mergeCards(base, mine, theirs, options);
}

function uidOf(card: Card): string | undefined {
  const property = getProperty(card, "UID");
  const uid = property === undefined ? "" : rawText(property).trim();
  return uid === "" ? undefined : uid;
}
