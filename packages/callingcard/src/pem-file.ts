import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";
import { type SettingName, variableOf } from "./configuration/definitions.ts";
import type { KeyPair } from "./setting.ts";
import { ExitError } from "./surroundings.ts";

/**
 * Reads a key and its certificate.
 *
 * @param files Their names.
 * @param keySetting The setting that names the key.
 * @param certSetting The setting that names the certificate.
 * @returns What is in the files, in PEM.
 * @throws ExitError Status 1 for a file that cannot be read, a certificate that is none or has another key.
 */
export function readKeys(
  files: KeyPair,
  keySetting: SettingName,
  certSetting: SettingName,
): KeyPair {
  const key = readPemFile(files.key, keySetting);
  const cert = readPemFile(files.cert, certSetting);
  try {
    createSecureContext({ key, cert });
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    const options = `--${certSetting}, --${keySetting}`;
    const names = `${options}; ${variableOf(certSetting)}, ${variableOf(keySetting)}`;
    throw new ExitError(1, `the certificate cannot be used (${names}): ${error.message}`);
  }
  return { key, cert };
}

function readPemFile(file: string, setting: SettingName): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    const names = `--${setting}, ${variableOf(setting)}`;
    throw new ExitError(1, `${file} cannot be read (${names}): ${error.message}`);
  }
}
