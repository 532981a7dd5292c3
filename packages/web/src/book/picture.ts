import type { Card } from "@callingcard/vcard";
import { getValues } from "@callingcard/vcard/edit";
import { type Binary, isBinary } from "@callingcard/vcard/values";

/** Kinds of pictures that every browser shows, and that cannot hold a script, by their first octets. */
const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/png", [0x89, 0x50, 0x4e, 0x47]],
  ["image/gif", [0x47, 0x49, 0x46, 0x38]],
  ["image/webp", [0x52, 0x49, 0x46, 0x46]],
];

/**
 * Finds the picture of a card. One that is elsewhere on the network is not fetched: whoever serves it would
 * learn who looks at the card, and when.
 *
 * @param card The card.
 * @returns Octets and what they are, told by the octets themselves; `undefined` without a picture.
 */
export function pictureOf(card: Card): Binary | undefined {
  for (const value of getValues(card, "PHOTO")) {
    if (!isBinary(value)) continue;
    const mediaType = pictureType(value.octets);
    if (mediaType !== undefined) return { mediaType, octets: value.octets };
  }
  return undefined;
}

function pictureType(octets: Uint8Array): string | undefined {
  const found = SIGNATURES.find(([, signature]) =>
    signature.every((octet, index) => octets[index] === octet),
  );
  return found?.[0];
}
