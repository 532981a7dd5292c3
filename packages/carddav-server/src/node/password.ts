import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** Cost parameters of scrypt (RFC 7914 section 2). */
export interface PasswordCost {
  /** CPU and memory cost, a power of two: 128 * blockSize * cost octets are used. Default 16 384. */
  readonly cost?: number;
  /** Default 8. */
  readonly blockSize?: number;
  /** Default 1. */
  readonly parallelization?: number;
}

const DEFAULT_COST: Required<PasswordCost> = { cost: 16_384, blockSize: 8, parallelization: 1 };
const SALT_OCTETS = 16;
const KEY_OCTETS = 32;
/** Parameters of a stored hash above this use of memory are refused, in octets. */
const MAX_MEMORY = 268_435_456;

const HASH = /^scrypt\$(\d{1,8})\$(\d{1,3})\$(\d{1,3})\$([\w-]{1,64})\$([\w-]{1,128})$/;

/**
 * Hashes a password for storage: `scrypt$<cost>$<blockSize>$<parallelization>$<salt>$<key>`, salt
 * and key in base64url. The password is normalised to NFC first (RFC 8265 section 4.2).
 *
 * @param password As a person typed it.
 * @param options Costs that differ from the defaults.
 */
export async function hashPassword(password: string, options: PasswordCost = {}): Promise<string> {
  const { cost, blockSize, parallelization } = { ...DEFAULT_COST, ...options };
  const salt = randomBytes(SALT_OCTETS);
  const parameters = { cost, blockSize, parallelization };
  const key = await derive(password, salt, KEY_OCTETS, parameters);
  const encoded = [salt, key].map((octets) => octets.toString("base64url"));
  return ["scrypt", cost, blockSize, parallelization, ...encoded].join("$");
}

/**
 * Tells whether a password is the one a hash was made of; `false` for a hash that is none of
 * {@link hashPassword}.
 *
 * @param password As a person typed it.
 * @param hash As it was stored.
 */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const match = HASH.exec(hash);
  if (match === null) return false;
  const [, cost, blockSize, parallelization, salt = "", key = ""] = match;
  const expected = Buffer.from(key, "base64url");
  const parameters = {
    cost: Number(cost),
    blockSize: Number(blockSize),
    parallelization: Number(parallelization),
  };
  try {
    const octets = Buffer.from(salt, "base64url");
    return timingSafeEqual(await derive(password, octets, expected.length, parameters), expected);
  } catch {
    // Parameters that scrypt refuses: the hash was not made here.
    return false;
  }
}

function derive(
  password: string,
  salt: Buffer,
  octetCount: number,
  { cost, blockSize, parallelization }: Required<PasswordCost>,
): Promise<Buffer> {
  const options = { N: cost, r: blockSize, p: parallelization, maxmem: MAX_MEMORY };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFC"), salt, octetCount, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
