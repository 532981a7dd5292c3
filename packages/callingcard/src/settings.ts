import type { GivenOptions } from "./configuration/given-options.ts";
import { readMessaging, type MessagingSettings } from "./messaging/settings.ts";
import { type Environment, readPort, readSetting, readWord } from "./setting.ts";

/** Settings of `callingcard serve`. */
export interface ServeSettings {
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  /** `undefined` where messages are not served. */
  readonly messaging: MessagingSettings | undefined;
}

/** What is logged at least. */
export type LogLevel = (typeof LOG_LEVELS)[number];

const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"] as const;

/**
 * Reads the settings of `serve`: an option counts before its variable, the variable before the file, the file before
 * the default.
 *
 * @param options From the command line.
 * @param env From the environment and the file.
 * @throws ExitError Status 2; the message names the option, the variable, or key, file and line.
 */
export function readServeSettings(options: GivenOptions, env: Environment): ServeSettings {
  const port = readPort(readSetting("port", options, env));
  return {
    data: readDataFolder(options, env),
    host: readSetting("host", options, env).value,
    port,
    logLevel: readWord(readSetting("log-level", options, env), LOG_LEVELS),
    messaging: readMessaging(options, env, port === 0),
  };
}

/**
 * Reads where the database is.
 *
 * @param options From the command line.
 * @param env From the environment and the file.
 * @throws ExitError Status 2 for an empty name.
 */
export function readDataFolder(options: Pick<GivenOptions, "data">, env: Environment): string {
  return readSetting("data", options, env).value;
}
