import { base64url } from "./sync-token.ts";

/** A UID that can be a path segment as it is. */
const PLAIN = /^[\w-][\w.-]{0,99}$/;

/** Octets of the digest in a name. */
const DIGEST_OCTETS = 24;

/**
 * Gives a path segment for a card that has none. It says nothing of a UID that is not fit for one.
 *
 * @param uid As `normalizeUid` gives it.
 * @param attempt How many names were tried and taken. Default 0.
 */
export async function cardNameOf(uid: string, attempt = 0): Promise<string> {
  if (attempt === 0 && PLAIN.test(uid)) return `${uid}.vcf`;
  const octets = new TextEncoder().encode(`${attempt} ${uid}`);
  const digest = await crypto.subtle.digest("SHA-256", octets);
  return `${base64url(new Uint8Array(digest, 0, DIGEST_OCTETS))}.vcf`;
}
