import { createHash } from "node:crypto";
import { type Card, getProperty, unescapeText } from "@callingcard/vcard";

/**
 * Gives a card without a UID one, made from its text: the same text gets the same UID, so a second
 * import of one file finds what the first one stored.
 *
 * @param card The card.
 * @param text Its text.
 * @returns The card with the UID as its last property; `undefined` when it has one.
 */
export function withAddedUid(card: Card, text: string): Card | undefined {
  const uid = getProperty(card, "UID");
  if (uid !== undefined && unescapeText(uid.value).trim() !== "") return undefined;
  const value = `urn:uuid:${uuidOf(text)}`;
  const added = { group: undefined, name: "UID", parameters: [], value };
  const others = card.properties.filter((property) => property !== uid);
  return { ...card, properties: [...others, added] };
}

/**
 * A UUID of version 8 (RFC 9562 section 5.8) from the SHA-256 of a text.
 *
 * @internal
 */
function uuidOf(text: string): string {
  const octets = createHash("sha256").update(text).digest().subarray(0, 16);
  octets[6] = ((octets[6] ?? 0) & 0x0f) | 0x80;
  octets[8] = ((octets[8] ?? 0) & 0x3f) | 0x80;
  const hex = octets.toString("hex");
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return [...parts, hex.slice(20)].join("-");
}
