import { readFileSync } from "node:fs";
import { type SettingName, variableOf } from "./configuration/definitions.ts";
import { ExitError } from "./surroundings.ts";

/**
 * Reads a file in PEM that a setting names.
 *
 * @param file Its name.
 * @param setting The setting.
 * @throws ExitError Status 1 for a file that cannot be read.
 */
export function readPemFile(file: string, setting: SettingName): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    const names = `--${setting}, ${variableOf(setting)}`;
    throw new ExitError(1, `${file} cannot be read (${names}): ${error.message}`);
  }
}
