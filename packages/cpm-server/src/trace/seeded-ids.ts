import { createHash } from "node:crypto";

/**
 * Makes identifiers that nobody guesses who does not know the seed, and that come again with the same seed:
 * SHA-256 of the seed and a counter.
 *
 * @param seed At least 16 octets of chance.
 * @returns Gives an identifier with each call: 24 hexadecimal digits, which are 96 bits.
 */
export function createSeededIds(seed: Uint8Array): () => string {
  let count = 0;
  return () => {
    const hash = createHash("sha256").update(seed).update(String(count++));
    return hash.digest("hex").slice(0, 24);
  };
}
