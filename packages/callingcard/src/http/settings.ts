import type { GivenOptions } from "../configuration/given-options.ts";
import {
  type Environment,
  quoted,
  readKeyPair,
  readOptional,
  readPort,
  readSetting,
  readSwitch,
  type KeyPair,
  type Setting,
} from "../setting.ts";
import { ExitError } from "../surroundings.ts";

/** Settings of the door that clients of the address book come through. */
export interface HttpSettings {
  readonly host: string;
  readonly port: number;
  /** Files with the certificate; `undefined` for plain HTTP. */
  readonly tls: KeyPair | undefined;
  /** Whether answers are compressed. */
  readonly isCompressing: boolean;
  /** Origins whose pages may use the server, `"*"` for all; `undefined` for none. */
  readonly corsOrigins: readonly string[] | "*" | undefined;
}

/**
 * Reads the settings of the door.
 *
 * @param options From the command line.
 * @param env From the environment and the file.
 * @throws ExitError Status 2.
 */
export function readHttp(options: GivenOptions, env: Environment): HttpSettings {
  return {
    host: readSetting("host", options, env).value,
    port: readPort(readSetting("port", options, env)),
    tls: readKeyPair(
      readOptional("https-key", options, env),
      readOptional("https-cert", options, env),
    ),
    isCompressing: readSwitch(readSetting("compression", options, env)),
    corsOrigins: readOrigins(readOptional("cors-origins", options, env)),
  };
}

function readOrigins(setting: Setting | undefined): readonly string[] | "*" | undefined {
  if (setting === undefined) return undefined;
  const { name, value } = setting;
  if (value.trim() === "*") return "*";
  const origins = value.trim().split(/[\s,]+/);
  const wrong = origins.find((origin) => URL.parse(origin)?.origin !== origin);
  if (wrong === undefined) return origins;
  throw new ExitError(
    2,
    `${name} has what is no origin like https://example.org: ${quoted(wrong)}`,
  );
}
