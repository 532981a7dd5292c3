import { findHeaders, type SipRequest } from "@callingcard/sip";
import { readLenient } from "./read-lenient.ts";

/** Fields that decide where a request goes, beside its Request-URI (RFC 5393 section 4.2.1). */
const DECIDING_FIELDS = [
  "Route",
  "Proxy-Require",
  "Proxy-Authorization",
  "Accept-Contact",
  "Reject-Contact",
  "Request-Disposition",
] as const;

/** The second part of a branch: a dot and sixteen hexadecimal digits. */
const DIGEST = /\.([0-9a-f]{16})$/;

/**
 * Makes the second part of the branches of a request (RFC 5393 section 4.2.1): a digest of all that decides
 * where the request goes, of its Call-ID and of its sequence number. It is the same for the CANCEL and the
 * ACK of an INVITE. It is no protection against somebody who looks for two requests of one digest.
 *
 * @param request The request as it came, before anything is removed from it.
 * @param more Whatever else decides.
 * @returns Sixteen hexadecimal digits.
 */
export function loopDigest(request: SipRequest, more: readonly string[] = []): string {
  const sequence = readLenient(request, "CSeq")?.sequence ?? 0;
  const parts = [
    request.requestUri,
    findHeaders(request, "Call-ID")[0]?.value ?? "",
    `${sequence}`,
  ];
  for (const name of DECIDING_FIELDS) {
    parts.push(name, ...findHeaders(request, name).map(({ value }) => value));
  }
  parts.push(...more);
  // Two digests of 32 bits by the rule of Fowler, Noll and Vo, with different beginnings; a character that is
  // in no field stands between the parts.
  return hexDigest(parts, 0x811c9dc5) + hexDigest(parts, 0x2f0b4c47);
}

function hexDigest(parts: readonly string[], start: number): string {
  let hash = start;
  for (const part of parts) {
    for (let index = 0; index < part.length; index++) {
      hash = Math.imul(hash ^ part.charCodeAt(index), 0x01000193);
    }
    hash = Math.imul(hash ^ 0x0a, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return ((hash ^ (hash >>> 15)) >>> 0).toString(16).padStart(8, "0");
}

/**
 * Makes the branch of a Via (RFC 3261 section 8.1.1.7).
 *
 * @param unique Characters of a token that are in no other branch.
 * @param digest What `loopDigest` gives, for a request that may be forked.
 * @returns The branch.
 */
export function createBranch(unique: string, digest?: string): string {
  return `z9hG4bK${unique}${digest === undefined ? "" : `.${digest}`}`;
}

/**
 * Gives the digest of a branch that `createBranch` made.
 *
 * @param branch The branch.
 * @returns The digest; `undefined` for a branch without one.
 * @internal
 */
export function digestOf(branch: string): string | undefined {
  return DIGEST.exec(branch)?.[1];
}
