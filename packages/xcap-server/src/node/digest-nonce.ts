import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** What is known of a nonce that comes back. */
type NonceUse =
  | "fresh"
  /** It was made here, but too long ago, or for too many requests, or with this count already. */
  | "stale"
  /** It was not made here. */
  | "foreign";

/** Makes nonces, and knows them again. */
export interface DigestNonces {
  readonly create: () => string;
  /** Takes the count of a request with a nonce; the same one is not taken again. */
  readonly use: (nonce: string, count: number) => NonceUse;
}

/** What {@link createDigestNonces} is made from. */
export interface DigestNonceOptions {
  readonly maxAgeMs: number;
  /** Most requests with one nonce. */
  readonly maxUses: number;
  /** Most nonces of which the counts are kept; older ones are stale. */
  readonly maxNonces: number;
  readonly now: () => number;
}

/** Octets of the time in a nonce, and of what follows it. */
const TIME_OCTETS = 6;
const UNIQUE_OCTETS = 6;
const MAC_OCTETS = 18;
const NONCE = /^[\w-]{40}$/;

/**
 * Makes nonces that say when they were made (RFC 7616 section 3.3), so that only those in use are kept.
 *
 * @internal
 */
export function createDigestNonces(options: DigestNonceOptions): DigestNonces {
  const { maxAgeMs, maxUses, maxNonces, now } = options;
  const key = randomBytes(32);
  const counts = new Map<string, Set<number>>();
  /** Nonces made before are stale: their counts were forgotten. */
  let forgottenMs = 0;

  const mac = (head: Buffer): Buffer =>
    createHmac("sha256", key).update(head).digest().subarray(0, MAC_OCTETS);

  function forgetOldest(): void {
    for (const nonce of counts.keys()) {
      if (counts.size <= maxNonces) return;
      counts.delete(nonce);
      forgottenMs = Math.max(forgottenMs, timeOf(Buffer.from(nonce, "base64url")) + 1);
    }
  }

  return {
    create: () => {
      const head = Buffer.alloc(TIME_OCTETS + UNIQUE_OCTETS);
      head.writeUIntBE(now(), 0, TIME_OCTETS);
      randomBytes(UNIQUE_OCTETS).copy(head, TIME_OCTETS);
      return Buffer.concat([head, mac(head)]).toString("base64url");
    },
    use: (nonce, count) => {
      if (!NONCE.test(nonce)) return "foreign";
      const octets = Buffer.from(nonce, "base64url");
      const head = octets.subarray(0, TIME_OCTETS + UNIQUE_OCTETS);
      if (!timingSafeEqual(octets.subarray(head.length), mac(head))) return "foreign";
      const madeMs = timeOf(octets);
      const used = counts.get(nonce) ?? new Set();
      if (now() - madeMs > maxAgeMs || used.has(count) || used.size >= maxUses) return "stale";
      if (used.size === 0 && madeMs < forgottenMs) return "stale";
      used.add(count);
      counts.set(nonce, used);
      forgetOldest();
      return "fresh";
    },
  };
}

function timeOf(nonce: Buffer): number {
  return nonce.readUIntBE(0, TIME_OCTETS);
}
