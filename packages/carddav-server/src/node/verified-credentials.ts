import { hash as digestOf, randomBytes } from "node:crypto";

/** Somebody whose password was right, and the hash in the store that it was right by. */
interface Verified {
  readonly user: string;
  readonly hash: string;
}

/**
 * Remembers for a short time which credentials were right, so that not every request pays for a
 * password hash. Kept are digests under a key that lives as long as the process.
 */
export interface VerifiedCredentials {
  /** Who sent a field before; they are let in as long as the store has the same hash. */
  readonly find: (authorization: string) => Verified | undefined;
  readonly add: (authorization: string, verified: Verified) => void;
}

/**
 * Makes a memory of right credentials, by the value of the field `Authorization`.
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
  const remembered = new Map<string, Verified & { readonly expiresMs: number }>();

  // The key has the same length each time, so that no other field makes the same text.
  function digest(authorization: string): string {
    return digestOf("sha256", key + authorization, "base64");
  }

  return {
    find(authorization) {
      const verified = remembered.get(digest(authorization));
      return verified !== undefined && now() < verified.expiresMs ? verified : undefined;
    },
    add(authorization, verified) {
      const id = digest(authorization);
      remembered.delete(id);
      remembered.set(id, { ...verified, expiresMs: now() + ttlMs });
      for (const oldest of remembered.keys()) {
        if (remembered.size <= maxEntries) break;
        remembered.delete(oldest);
      }
    },
  };
}
