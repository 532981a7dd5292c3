import { type Card, getProperty, unescapeText } from "@callingcard/vcard";

/**
 * Gives a card without a UID one, made from its text: the same text gets the same UID, so that a second
 * import of one text finds what the first one stored.
 *
 * @param card The card.
 * @param text Its text.
 * @returns The card with the UID as its last property; `undefined` when it has one.
 */
export async function withAddedUid(card: Card, text: string): Promise<Card | undefined> {
  const uid = getProperty(card, "UID");
  if (uid !== undefined && unescapeText(uid.value).trim() !== "") return undefined;
  return withUidOf(card, text);
}

/**
 * Gives a card a UID made from a text, in place of the one that it has.
 *
 * @internal
 */
export async function withUidOf(card: Card, text: string): Promise<Card> {
  const value = `urn:uuid:${await uuidOf(text)}`;
  const added = { group: undefined, name: "UID", parameters: [], value };
  const others = card.properties.filter(({ name }) => !/^uid$/i.test(name));
  return { ...card, properties: [...others, added] };
}

// A UUID of version 8 (RFC 9562 section 5.8) from the SHA-256 of a text.
async function uuidOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  const octets = new Uint8Array(digest, 0, 16);
  octets[6] = ((octets[6] ?? 0) & 0x0f) | 0x80;
  octets[8] = ((octets[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(octets, (octet) => octet.toString(16).padStart(2, "0")).join("");
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return [...parts, hex.slice(20)].join("-");
}
