import { hash as digestOf, randomBytes } from "node:crypto";

/**
 * Remembers for a short time which credentials were right, so that not every request pays for a
 * password hash. Kept are digests under a key that lives as long as the process.
 */
export interface VerifiedCredentials {
  has(user: string, password: string, hash: string): boolean;
  add(user: string, password: string, hash: string): void;
}

/**
 * Makes a memory of right credentials.
 *
 * @param ttlMs How long they are remembered, in milliseconds.
 * @param maxEntries How many are remembered.
 * @param now Milliseconds that only grow.
 */
export function createVerifiedCredentials(
  ttlMs: number,
  maxEntries: number,
  now: () => number,
): VerifiedCredentials {
  const key = randomBytes(32).toString("base64");
  const expiry = new Map<string, number>();

  // The stored hash is part of the digest: a changed password makes what is remembered worthless.
  function digest(user: string, password: string, hash: string): string {
    return digestOf("sha256", JSON.stringify([key, user, password, hash]), "base64");
  }

  return {
    has(user, password, hash) {
      const expires = expiry.get(digest(user, password, hash));
      return expires !== undefined && now() < expires;
    },
    add(user, password, hash) {
      const id = digest(user, password, hash);
      expiry.delete(id);
      expiry.set(id, now() + ttlMs);
      for (const oldest of expiry.keys()) {
        if (expiry.size <= maxEntries) break;
        expiry.delete(oldest);
      }
    },
  };
}
