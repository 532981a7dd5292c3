import { readFileSync } from "node:fs";
import { ExitError } from "../surroundings.ts";
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
 * @throws ExitError Status 1 for a file that cannot be read.
 */
export function readTlsFiles(tls: MessagingSettings["tls"]): TlsFiles | undefined {
  if (tls === undefined) return undefined;
  return {
    key: readPem(tls.key, "--tls-key, CALLINGCARD_TLS_KEY"),
    cert: readPem(tls.cert, "--tls-cert, CALLINGCARD_TLS_CERT"),
  };
}

function readPem(file: string, settings: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    throw new ExitError(1, `${file} cannot be read (${settings}): ${error.message}`);
  }
}
