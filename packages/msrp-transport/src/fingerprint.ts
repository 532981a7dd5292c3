import { createHash, X509Certificate } from "node:crypto";
import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";

/** The hash of a certificate, as `a=fingerprint` has it (RFC 8122 section 5). */
export interface CertificateFingerprint {
  /** As in `sha-256`, in any case. */
  readonly algorithm: string;

  /** Two digits for each octet, with colons between them, in any case. */
  readonly value: string;
}

/**
 * Hash functions by their names in SDP. MD2 and MD5 are those that RFC 8122 section 5 rules out; SHA-1 is what
 * older peers send.
 */
const HASHES: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ["sha-1", "sha1"],
  ["sha-224", "sha224"],
  ["sha-256", "sha256"],
  ["sha-384", "sha384"],
  ["sha-512", "sha512"],
]);

/**
 * Hashes a certificate.
 *
 * @param certificate The certificate in DER.
 * @param algorithm The hash function, as SDP names it.
 * @returns The fingerprint in upper case; `undefined` for a hash function that is not used.
 */
export function fingerprintOf(certificate: Uint8Array, algorithm: string): string | undefined {
  const hash = HASHES.get(algorithm.toLowerCase());
  if (hash === undefined) return undefined;
  const digits = createHash(hash).update(certificate).digest("hex").toUpperCase();
  return digits.replaceAll(/..(?!$)/g, "$&:");
}

/**
 * Hashes a certificate by all hash functions that are used.
 *
 * @param certificate The certificate in DER.
 */
export function allFingerprints(certificate: Uint8Array): readonly CertificateFingerprint[] {
  return Array.from(HASHES.keys(), (algorithm) => ({
    algorithm,
    value: fingerprintOf(certificate, algorithm) ?? "",
  }));
}

/**
 * Gives the certificate that the other side of a connection has shown.
 *
 * @param socket The connection.
 * @returns The certificate in DER; `undefined` without TLS, and where none was shown.
 */
export function peerCertificate(socket: Socket): Uint8Array | undefined {
  return socket instanceof TLSSocket ? socket.getPeerX509Certificate()?.raw : undefined;
}

/**
 * Gives the own certificate of a text with several.
 *
 * @param pem The certificates, the own one first.
 * @returns The certificate in DER.
 */
export function firstCertificate(pem: string | Uint8Array): Uint8Array {
  return new X509Certificate(typeof pem === "string" ? pem : Buffer.from(pem)).raw;
}

/**
 * Tells whether a certificate has one of some fingerprints.
 *
 * @param certificate The certificate in DER.
 * @param fingerprints The fingerprints; without one, none fits.
 */
export function matchesFingerprint(
  certificate: Uint8Array,
  fingerprints: readonly CertificateFingerprint[],
): boolean {
  return fingerprints.some(
    ({ algorithm, value }) => fingerprintOf(certificate, algorithm) === value.toUpperCase(),
  );
}
