import { carddav } from "@callingcard/dav-xml";
import { ParseError } from "@callingcard/grammar";
import { parseCard, stringifyCard, type Card } from "@callingcard/vcard";
import { convertCard } from "@callingcard/vcard/convert";
import { stringifyJCard } from "@callingcard/vcard/jcard";
import { versionOf } from "@callingcard/vcard/values";
import { Refusal } from "../refusal.ts";

/** What a card can be served as (RFC 6352 section 5.1.1): a media type in a version. */
export interface Representation {
  readonly contentType: "text/vcard" | "application/vcard+json";
  readonly version: "3.0" | "4.0";
  /** What tells its entity tags from those of stored octets, which have no dot in them. */
  readonly tagEnd: string;
}

/** vCard as RFC 2426 has it. */
export const VCARD3: Representation = {
  contentType: "text/vcard",
  version: "3.0",
  tagEnd: ".3.0",
};

/** vCard as RFC 6350 has it. */
export const VCARD4: Representation = {
  contentType: "text/vcard",
  version: "4.0",
  tagEnd: ".4.0",
};

/** vCard in JSON, which is of version 4.0 only (RFC 7095 section 3.2). */
export const JCARD: Representation = {
  contentType: "application/vcard+json",
  version: "4.0",
  tagEnd: ".jcard",
};

/** All that cards are served as and taken in. */
export const REPRESENTATIONS: readonly Representation[] = [VCARD3, VCARD4, JCARD];

/**
 * The version near the beginning of a card, where nearly all have it.
 *
 * @internal
 */
export function writtenVersion(text: string): string | undefined {
  return /^VERSION:(\d\.\d)\s*$/im.exec(text.slice(0, 512))?.[1];
}

const decoder = new TextDecoder();

/**
 * Finds out what a stored card is a representation of.
 *
 * @param octets The card.
 * @returns `undefined` for a card of another version, or one that cannot be read.
 *
 * @internal
 */
export function storedRepresentation(octets: Uint8Array): Representation | undefined {
  const written = writtenVersion(decoder.decode(octets.subarray(0, 512)));
  const version = written ?? readVersion(octets);
  if (version === VCARD3.version) return VCARD3;
  return version === VCARD4.version ? VCARD4 : undefined;
}

function readVersion(octets: Uint8Array): string | undefined {
  try {
    return versionOf(parseCard(octets));
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}

/**
 * Writes a stored card as another representation.
 *
 * @param octets The card.
 * @param select Takes what is wanted of the converted card. Default all.
 * @throws Refusal 403 `CARDDAV:supported-address-data-conversion` for a card that cannot be read, or
 *   holds what the representation cannot carry.
 *
 * @internal
 */
export function convertedText(
  octets: Uint8Array,
  representation: Representation,
  select: (card: Card) => Card = (card) => card,
): string {
  try {
    const card = select(convertCard(parseCard(octets), representation.version).card);
    return representation === JCARD ? stringifyJCard(card) : stringifyCard(card);
  } catch (error) {
    if (error instanceof ParseError || error instanceof RangeError) {
      throw unconvertible(representation, error.message);
    }
    throw error;
  }
}

function unconvertible({ contentType, version }: Representation, reason: string): Refusal {
  return new Refusal(403, {
    condition: carddav("supported-address-data-conversion"),
    description: `the card cannot be converted to ${contentType} ${version}: ${reason}`,
  });
}
