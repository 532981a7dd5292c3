import type { RunningServer, TlsKeys } from "@callingcard/carddav-server/node";
import type { Log } from "../log.ts";
import { readKeys } from "../pem-file.ts";
import type { KeyPair } from "../setting.ts";
import type { HttpSettings } from "./settings.ts";

/**
 * Reads the certificate for HTTPS.
 *
 * @param files The files.
 * @throws ExitError Status 1 for a file that cannot be read, a certificate that is none or has another key.
 */
export function readCertificate(files: KeyPair): TlsKeys {
  return readKeys(files, "https-key", "https-cert");
}

/**
 * Reads the certificate again. One that cannot be used is logged, and the old one stays.
 *
 * @param settings The files, if there is one.
 * @param server Takes the new one.
 * @param log Where to say so.
 */
export function renewKeys(
  settings: Pick<HttpSettings, "tls">,
  server: Pick<RunningServer, "changeKeys">,
  log: Log,
): void {
  const { tls } = settings;
  if (tls === undefined) return;
  try {
    server.changeKeys(readCertificate(tls));
    log.info({ cert: tls.cert }, "certificate read again");
  } catch (error) {
    log.error({ err: error, cert: tls.cert }, "certificate not read again");
  }
}
