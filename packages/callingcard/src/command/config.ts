import { stringify } from "yaml";
import { SETTINGS, type SettingDefinition, variableOf } from "../configuration/definitions.ts";
import type { GivenOptions } from "../configuration/given-options.ts";
import { readCertificate } from "../http/certificate.ts";
import { readTlsFiles } from "../messaging/tls-files.ts";
import { type Environment, readOptional } from "../setting.ts";
import { readServeSettings } from "../settings.ts";
import type { Surroundings } from "../surroundings.ts";

/**
 * `callingcard config check`: reads all settings as `serve` would, and the certificates, and starts nothing.
 *
 * @param options From the command line.
 * @param surroundings The process.
 * @throws ExitError Status 2 for wrong settings, 1 for a certificate that cannot be read.
 */
export function checkConfiguration(options: GivenOptions, surroundings: Surroundings): void {
  const { http, messaging } = readServeSettings(options, surroundings.env);
  if (http.tls !== undefined) readCertificate(http.tls);
  readTlsFiles(messaging?.tls);
  surroundings.stdout.write("the settings are right\n");
}

/**
 * `callingcard config print`: prints the settings that `serve` would have as a configuration file, each with where it
 * is from. Passwords are left out.
 *
 * @param options From the command line.
 * @param surroundings The process.
 * @throws ExitError Status 2 for wrong settings.
 */
export function printConfiguration(options: GivenOptions, surroundings: Surroundings): void {
  const { env, stdout } = surroundings;
  readServeSettings(options, env);
  for (const setting of SETTINGS) {
    if (setting.ways !== "variable") stdout.write(`${line(setting, options, env)}\n`);
  }
}

function line(definition: SettingDefinition, options: GivenOptions, env: Environment): string {
  const { name, fallback, said, isSecret = false } = definition;
  const setting = readOptional(name, options, env);
  if (setting === undefined) {
    if (fallback !== undefined) return `${write(name, fallback)} # default`;
    return `# ${name}: ${said === undefined ? "not set" : `not set (${said.replaceAll("`", "")})`}`;
  }
  const origin = setting.name.startsWith(`${name} in `)
    ? setting.name.slice(name.length + 4)
    : setting.name;
  if (isSecret) return `# ${name}: set by ${origin}, not shown; ${variableOf(name)}`;
  return `${write(name, setting.value)} # ${origin}`;
}

function write(name: string, value: string): string {
  return stringify({ [name]: plain(value) }, { lineWidth: 0 }).trimEnd();
}

// Ports and switches as people write them.
function plain(value: string): string | number {
  return /^(?:0|[1-9]\d{0,8})$/.test(value) ? Number(value) : value;
}
