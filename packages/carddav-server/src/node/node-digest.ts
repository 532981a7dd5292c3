import { hash } from "node:crypto";
import type { Digest } from "../digest.ts";

/**
 * Digest of `node:crypto`, at once: what Web Crypto does for a card costs its way to another thread many times over.
 *
 * @param octets What is digested.
 * @returns The 32 octets of SHA-256.
 */
export const nodeDigest: Digest = (octets) => hash("sha256", octets, "buffer");
