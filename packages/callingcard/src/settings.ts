import type { GivenOptions } from "./configuration/given-options.ts";
import { readHistoryMs } from "./history.ts";
import { type HttpSettings, readHttp } from "./http/settings.ts";
import { readSignIn, type SignInSettings } from "./sign-in/settings.ts";
import { readMessaging, type MessagingSettings } from "./messaging/settings.ts";
import { type OperationSettings, readOperation } from "./operation/settings.ts";
import { readProcesses } from "./processes/settings.ts";
import { type Environment, readOptional, readSetting, readWord } from "./setting.ts";
import { ExitError } from "./surroundings.ts";

/** Settings of `callingcard serve`. */
export interface ServeSettings extends StorePlace {
  readonly http: HttpSettings;
  /** How many processes answer clients; 1 for this one alone. */
  readonly processes: number;
  readonly signIn: SignInSettings;
  readonly operation: OperationSettings;
  readonly logLevel: LogLevel;
  /** Most octets of the cards of one user; `undefined` for as many as there is room for. */
  readonly quotaOctets: number | undefined;
  /** For how long it is remembered who wrote a card and what was there, in milliseconds; 0 for not at all. */
  readonly historyMs: number;
  /** `undefined` where messages are not served. */
  readonly messaging: MessagingSettings | undefined;
}

/** Where address books and users are. */
export interface StorePlace {
  /** Folder of the SQLite file, and of what the messaging part keeps. */
  readonly data: string;
  /** URL of a PostgreSQL database, which has address books and users in place of the file. */
  readonly database: string | undefined;
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
  const http = readHttp(options, env);
  return {
    ...readStorePlace(options, env),
    http,
    processes: readProcesses(options, env),
    signIn: readSignIn(options, env),
    operation: readOperation(options, env),
    logLevel: readWord(readSetting("log-level", options, env), LOG_LEVELS),
    quotaOctets: readQuota(options, env),
    historyMs: readHistoryMs(options, env),
    messaging: readMessaging(options, env, http.port === 0),
  };
}

function readQuota(options: GivenOptions, env: Environment): number | undefined {
  const quota = readOptional("quota", options, env);
  if (quota === undefined) return undefined;
  if (/^[1-9]\d{0,14}$/.test(quota.value)) return Number(quota.value);
  throw new ExitError(2, `${quota.name} is not a number of octets`);
}

/**
 * Reads where address books and users are.
 *
 * @param options From the command line.
 * @param env From the environment and the file.
 * @throws ExitError Status 2 for what is no URL of PostgreSQL; the message does not repeat it, since it may hold a
 *   password.
 */
export function readStorePlace(
  options: Pick<GivenOptions, "data" | "database">,
  env: Environment,
): StorePlace {
  const database = readOptional("database", options, env);
  if (database !== undefined && !isPostgresUrl(database.value)) {
    throw new ExitError(2, `${database.name} is not a postgres:// URL`);
  }
  return { data: readDataFolder(options, env), database: database?.value };
}

function isPostgresUrl(text: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(text) && URL.canParse(text);
}

/**
 * Reads where the data folder is.
 *
 * @param options From the command line.
 * @param env From the environment and the file.
 * @throws ExitError Status 2 for an empty name.
 */
export function readDataFolder(options: Pick<GivenOptions, "data">, env: Environment): string {
  return readSetting("data", options, env).value;
}
