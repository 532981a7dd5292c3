import { entityTag } from "../entity-tag.ts";
import { convertedText, REPRESENTATIONS, type Representation } from "./representation.ts";
import { Refusal } from "../refusal.ts";
import type { WriteCondition } from "../store.ts";

/** A stored card, as far as its representations are concerned. */
export interface CardOctets {
  readonly octets: Uint8Array;
  /** Without its quotes. */
  readonly etag: string;
}

/** A card in another representation than it is stored in. */
export interface DerivedCard {
  readonly octets: Uint8Array<ArrayBuffer>;
  /** Strong entity tag of these octets, without its quotes. */
  readonly etag: string;
}

/**
 * Converts a stored card.
 *
 * @throws Refusal 403 `CARDDAV:supported-address-data-conversion`.
 *
 * @internal
 */
export async function deriveCard(
  card: CardOctets,
  representation: Representation,
): Promise<DerivedCard> {
  const octets = new TextEncoder().encode(convertedText(card.octets, representation));
  // Made from the octets that are sent, so that it changes with them, whatever they are made by.
  return { octets, etag: (await entityTag(octets)) + representation.tagEnd };
}

/**
 * Tells whether a condition names entity tags that no stored card has.
 *
 * @internal
 */
export function namesDerived({ ifMatch, ifNoneMatch }: WriteCondition): boolean {
  return [ifMatch, ifNoneMatch].some((tags) => Array.isArray(tags) && tags.some(isDerived));
}

function isDerived(tag: string): boolean {
  return REPRESENTATIONS.some(({ tagEnd }) => tag.endsWith(tagEnd));
}

/**
 * Puts the stored tag where a condition has the tag of what the card as it is now converts to: who
 * knows the one knows the other.
 *
 * @param condition What a client asks, in tags of any representation.
 * @param card The card as it is.
 * @returns The condition for the store.
 *
 * @internal
 */
export async function withStoredTags(
  condition: WriteCondition,
  card: CardOctets,
): Promise<WriteCondition> {
  if (!namesDerived(condition)) return condition;
  const { ifMatch, ifNoneMatch } = condition;
  const current = await derivedTags(card, [ifMatch ?? [], ifNoneMatch ?? []].flat());
  const stored = (tags: readonly string[] | "*") =>
    tags === "*" ? tags : tags.map((tag) => (current.has(tag) ? card.etag : tag));
  return {
    ...(ifMatch !== undefined && { ifMatch: stored(ifMatch) }),
    ...(ifNoneMatch !== undefined && { ifNoneMatch: stored(ifNoneMatch) }),
  };
}

/**
 * Finds the tags of what a card converts to now. Each representation is made once at most, however many
 * tags there are.
 *
 * @param asked Entity tags of any kind.
 * @returns Those that are current of a representation that is not stored.
 *
 * @internal
 */
export async function derivedTags(
  card: CardOctets,
  asked: readonly string[],
): Promise<ReadonlySet<string>> {
  const tags = new Set<string>();
  for (const representation of REPRESENTATIONS) {
    if (!asked.some((tag) => tag.endsWith(representation.tagEnd))) continue;
    try {
      tags.add((await deriveCard(card, representation)).etag);
    } catch (error) {
      // What cannot be made was never given to anybody.
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return tags;
}
