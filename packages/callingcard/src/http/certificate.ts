import type { RunningServer, TlsKeys } from "@callingcard/carddav-server/node";
import type { Log } from "../log.ts";
import { readKeys } from "../pem-file.ts";
import type { KeyPair } from "../setting.ts";
import type { Surroundings } from "../surroundings.ts";

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
 * Reads the certificate again at each SIGHUP. One that cannot be used is logged, and the old one stays.
 *
 * @param files The files.
 * @param server Takes the new one.
 * @param surroundings The process.
 * @param log Where to say so.
 * @returns Stops it.
 */
export function renewAtHangUp(
  files: KeyPair,
  server: Pick<RunningServer, "changeKeys">,
  surroundings: Surroundings,
  log: Log,
): () => void {
  const onHangUp = (): void => {
    surroundings.once("SIGHUP", onHangUp);
    try {
      server.changeKeys(readCertificate(files));
      log.info({ cert: files.cert }, "certificate read again");
    } catch (error) {
      log.error({ err: error, cert: files.cert }, "certificate not read again");
    }
  };
  surroundings.once("SIGHUP", onHangUp);
  return () => surroundings.off("SIGHUP", onHangUp);
}
