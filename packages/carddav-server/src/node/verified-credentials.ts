import { hash as digestOf, randomBytes } from "node:crypto";
import { isSameSecret } from "../same-secret.ts";

/** Somebody whose password was right, and the hash in the store that it was right by. */
interface Verified {
  readonly user: string;
  readonly hash: string;
}

interface Remembered extends Verified {
  readonly expiresMs: number;
}

/** What a connection sent last that was right. */
interface Sent {
  readonly authorization: string;
  readonly remembered: Remembered;
}

/**
 * Remembers for a short time which credentials were right, so that not every request pays for a
 * password hash. Kept are digests under a key that lives as long as the process, and for each connection the field
 * that was right on it last, which need not be digested to be known again.
 */
export interface VerifiedCredentials {
  /**
   * Who sent a field before; they are let in as long as the store has the same hash.
   *
   * @param connection What the field came over, where that is known.
   */
  readonly find: (authorization: string, connection?: object) => Verified | undefined;
  readonly add: (authorization: string, verified: Verified) => void;
}

/**
 * Makes a memory of right credentials, by the value of the field `Authorization`.
 *
 * @param ttlMs How long they are remembered, in milliseconds.
 * @param maxEntries How many are remembered, beside those of connections.
 * @param now Milliseconds that only grow.
 */
export function createVerifiedCredentials(
  ttlMs: number,
  maxEntries: number,
  now: () => number,
): VerifiedCredentials {
  const key = randomBytes(32).toString("base64");
  const remembered = new Map<string, Remembered>();
  const sent = new WeakMap<object, Sent>();

  // The key has the same length each time, so that no other field makes the same text.
  function digest(authorization: string): string {
    return digestOf("sha256", key + authorization, "base64");
  }

  // A proxy sends the requests of many over one connection: what one of them guesses must not be compared with what
  // another sent in a time that tells how near it came.
  function findSent(authorization: string, connection: object): Remembered | undefined {
    const last = sent.get(connection);
    const isSame = last !== undefined && isSameSecret(last.authorization, authorization);
    return isSame ? last.remembered : undefined;
  }

  function findDigested(
    authorization: string,
    connection: object | undefined,
  ): Remembered | undefined {
    const found = remembered.get(digest(authorization));
    if (found !== undefined && connection !== undefined) {
      sent.set(connection, { authorization, remembered: found });
    }
    return found;
  }

  return {
    find(authorization, connection) {
      const isFresh = ({ expiresMs }: Remembered): boolean => now() < expiresMs;
      const known = connection && findSent(authorization, connection);
      if (known !== undefined && isFresh(known)) return known;
      const found = findDigested(authorization, connection);
      return found !== undefined && isFresh(found) ? found : undefined;
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
