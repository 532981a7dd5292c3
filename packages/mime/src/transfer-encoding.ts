import { readValue } from "./field-value.ts";
import { mechanism } from "./generated/mime.ts";
import type { MimeLimits } from "./limits.ts";

/** An encoding that RFC 2045 section 6.1 knows. */
export type KnownTransferEncoding = "7bit" | "8bit" | "binary" | "quoted-printable" | "base64";

/** How a body is encoded; `extension` is any other name, as it is written. */
export type TransferEncoding =
  | { readonly known: KnownTransferEncoding }
  | { readonly known: undefined; readonly extension: string };

const KNOWN: readonly KnownTransferEncoding[] = [
  "7bit",
  "8bit",
  "binary",
  "quoted-printable",
  "base64",
];

/**
 * Reads the value of Content-Transfer-Encoding (RFC 2045 section 6.1).
 *
 * @param text The value.
 * @param limits Limits.
 * @returns The encoding.
 * @throws MimeError for what is no token.
 */
export function parseTransferEncoding(text: string, limits: MimeLimits = {}): TransferEncoding {
  const extension = readValue(mechanism, text, "RFC 2045", limits);
  const lower = extension.toLowerCase();
  const known = KNOWN.find((name) => name === lower);
  return known === undefined ? { known, extension } : { known };
}

/**
 * Tells whether a body is its content as it stands: 7bit, 8bit, binary.
 *
 * @param encoding The encoding.
 * @returns Whether it is.
 */
export function isIdentityEncoding(encoding: TransferEncoding): boolean {
  const { known } = encoding;
  return known === "7bit" || known === "8bit" || known === "binary";
}
