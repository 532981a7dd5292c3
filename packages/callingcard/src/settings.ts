import {
  type GivenMessaging,
  readMessaging,
  type MessagingSettings,
} from "./messaging/settings.ts";
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

/** Options as given on the command line, before the environment is asked. */
export interface GivenOptions extends GivenMessaging {
  readonly data?: string;
  readonly host?: string;
  readonly port?: string;
  readonly logLevel?: string;
}

const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"] as const;

const DEFAULT_DATA = "./data";
const DEFAULT_HOST = "127.0.0.1";
const DEFAULT_PORT = "8080";

/**
 * Reads the settings of `serve`: an option counts before its variable, the variable before the
 * default.
 *
 * @param options From the command line.
 * @param env From the environment.
 * @throws ExitError Status 2; the message names the option or variable.
 */
export function readServeSettings(options: GivenOptions, env: Environment): ServeSettings {
  const { host: givenHost, port: givenPort, logLevel: givenLevel } = options;
  const host = { option: "--host", given: givenHost, variable: "CALLINGCARD_HOST" };
  const port = { option: "--port", given: givenPort, variable: "CALLINGCARD_PORT" };
  const level = { option: "--log-level", given: givenLevel, variable: "CALLINGCARD_LOG_LEVEL" };
  const httpPort = readPort(readSetting(port, env, DEFAULT_PORT));
  return {
    data: readDataFolder(options, env),
    host: readSetting(host, env, DEFAULT_HOST).value,
    port: httpPort,
    logLevel: readWord(readSetting(level, env, "info"), LOG_LEVELS),
    messaging: readMessaging(options, env, httpPort === 0),
  };
}

/**
 * Reads where the database is.
 *
 * @param options From the command line.
 * @param env From the environment.
 * @throws ExitError Status 2 for an empty name.
 */
export function readDataFolder(options: Pick<GivenOptions, "data">, env: Environment): string {
  const source = { option: "--data", given: options.data, variable: "CALLINGCARD_DATA" };
  return readSetting(source, env, DEFAULT_DATA).value;
}
