import { type Digest, webDigest } from "./digest.ts";
import { base64url } from "./sync-token.ts";

/** Octets of the digest an entity tag carries. */
const TAG_OCTETS = 15;

/**
 * Computes the entity tag of a card: equal for equal octets, however they came.
 *
 * @param octets As they are stored.
 * @param digest How they are digested. Default: by Web Crypto.
 * @returns The tag without quotes.
 */
export async function entityTag(octets: Uint8Array, digest: Digest = webDigest): Promise<string> {
  return base64url((await digest(octets)).subarray(0, TAG_OCTETS));
}
