import { base64url } from "./sync-token.ts";

/** Octets of the digest an entity tag carries. */
const TAG_OCTETS = 15;

/**
 * Computes the entity tag of a card: equal for equal octets, however they came.
 *
 * @param octets As they are stored.
 * @returns The tag without quotes.
 */
export async function entityTag(octets: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(octets));
  return base64url(new Uint8Array(digest, 0, TAG_OCTETS));
}
