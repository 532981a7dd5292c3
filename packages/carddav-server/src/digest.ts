/** Computes the SHA-256 of octets (FIPS 180-4): 32 octets, at once or later. */
export type Digest = (octets: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/**
 * {@link Digest} of Web Crypto, which every platform has.
 *
 * @internal
 */
export const webDigest: Digest = async (octets) =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(octets)));
