import { EndLineGuard } from "./end-line-guard.ts";

/**
 * Where identifiers take their randomness from: gives as many octets as are asked for, each 0 to 255 with
 * the same chance, as `(size) => crypto.getRandomValues(new Uint8Array(size))` does.
 */
export type Random = (octets: number) => Uint8Array;

/** Characters of five bits each. */
const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

/** Eighty bits; RFC 4975 section 7.1 asks for 64. */
const LENGTH = 16;

/** Most identifiers that are tried. Of random ones, the second is never needed. */
const MAX_TRIES = 64;

/**
 * Makes an identifier for a transaction or a message: 16 characters, 80 bits.
 *
 * @param random Where the bits come from.
 * @returns The identifier.
 * @throws RangeError when `random` gives too few octets.
 */
export function createIdentifier(random: Random): string {
  const octets = random(LENGTH);
  if (octets.length < LENGTH) throw new RangeError(`expected ${LENGTH} random octets`);
  return Array.from(octets.subarray(0, LENGTH), (octet) => ALPHABET[octet & 31]).join("");
}

/**
 * Makes an identifier for a transaction whose end-line the body does not hold (RFC 4975 section 7.1).
 *
 * @param random Where the bits come from.
 * @param body The body, in pieces that follow each other.
 * @returns The identifier.
 * @throws RangeError when 64 identifiers were in the body, which means that `random` is not.
 */
export function createTransactionId(random: Random, body: readonly Uint8Array[] = []): string {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const id = createIdentifier(random);
    const guard = new EndLineGuard(id);
    if (body.every((piece) => guard.find(piece) === -1)) return id;
  }
  throw new RangeError(`the body holds ${MAX_TRIES} identifiers that were drawn`);
}
