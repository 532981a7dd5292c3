import type { Card } from "@callingcard/vcard";

/** Bases of the four hashes: the start of FNV-1a, and three others. */
const BASES = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x7f4a7c15];
const PRIME = 0x01000193;

/**
 * Makes a uid for a card that has none: a UUID of version 8 (RFC 9562 section 5.8) from a hash of its
 * properties, so that the same card has the same uid each time (RFC 9555 section 2.1.1). The hash
 * is no protection against somebody who looks for two cards with one uid.
 *
 * @param card The card.
 * @returns The uid, a URN.
 */
export function madeUid(card: Card): string {
  const hashes = [...BASES];
  for (const { group = "", name, parameters, value } of card.properties) {
    add(hashes, group, name, value);
    for (const parameter of parameters) add(hashes, parameter.name, ...parameter.values);
  }
  const digits = hashes.map((hash) => hash.toString(16).padStart(8, "0")).join("");
  const variant = ((Number.parseInt(digits.charAt(16), 16) & 3) | 8).toString(16);
  return [
    `urn:uuid:${digits.slice(0, 8)}`,
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    variant + digits.slice(17, 20),
    digits.slice(20),
  ].join("-");
}

function add(hashes: number[], ...texts: string[]): void {
  for (const text of texts) {
    for (let at = 0; at <= text.length; at++) {
      // A unit that no text has ends each of them.
      const unit = at === text.length ? 0x10000 : text.charCodeAt(at);
      for (const [index, hash] of hashes.entries()) {
        const mixed = Math.imul(hash ^ (unit + index * 0x20000), PRIME);
        hashes[index] = (mixed ^ (mixed >>> 15)) >>> 0;
      }
    }
  }
}
