import { readKeys } from "../pem-file.ts";
import type { MessagingSettings } from "./settings.ts";

/** A certificate and its key, in PEM. */
export interface TlsFiles {
  readonly key: string;
  readonly cert: string;
}

/**
 * Reads the certificate of SIP and MSRP over TLS.
 *
 * @param tls The files.
 * @returns `undefined` where none are given.
 * @throws ExitError Status 1 for a file that cannot be read, a certificate that is none or has another key.
 */
export function readTlsFiles(tls: MessagingSettings["tls"]): TlsFiles | undefined {
  if (tls === undefined) return undefined;
  return readKeys(tls, "tls-key", "tls-cert");
}
