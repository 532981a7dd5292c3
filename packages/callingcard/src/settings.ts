import { ExitError } from "./surroundings.ts";

/** Settings of `callingcard serve`. */
export interface ServeSettings {
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
}

/** What is logged at least. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Options as given on the command line, before the environment is asked. */
export interface GivenOptions {
  readonly data?: string;
  readonly host?: string;
  readonly port?: string;
  readonly logLevel?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

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
  const host = setting("--host", options.host, "CALLINGCARD_HOST", env, DEFAULT_HOST);
  const port = setting("--port", options.port, "CALLINGCARD_PORT", env, DEFAULT_PORT);
  const level = setting("--log-level", options.logLevel, "CALLINGCARD_LOG_LEVEL", env, "info");
  return {
    data: readDataFolder(options, env),
    host: host.value,
    port: readPort(port),
    logLevel: readLogLevel(level),
  };
}

/**
 * Reads where the database is.
 *
 * @param options From the command line.
 * @param env From the environment.
 * @throws ExitError Status 2 for an empty name.
 */
export function readDataFolder(options: GivenOptions, env: Environment): string {
  return setting("--data", options.data, "CALLINGCARD_DATA", env, DEFAULT_DATA).value;
}

interface Setting {
  /** How its user gave it. */
  readonly name: string;
  readonly value: string;
}

function setting(
  option: string,
  given: string | undefined,
  variable: string,
  env: Environment,
  fallback: string,
): Setting {
  const name = given === undefined ? variable : option;
  const value = given ?? env[variable] ?? fallback;
  if (value.trim() === "") throw new ExitError(2, `${name} is empty`);
  return { name, value };
}

function readPort({ name, value }: Setting): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Infinity;
  if (port <= 65_535) return port;
  throw new ExitError(2, `${name} is not a port number from 0 to 65535: ${quoted(value)}`);
}

function readLogLevel({ name, value }: Setting): LogLevel {
  const level = LOG_LEVELS.find((known) => known === value);
  if (level !== undefined) return level;
  throw new ExitError(2, `${name} is none of ${LOG_LEVELS.join(", ")}: ${quoted(value)}`);
}

/** Longest part of a wrong value that a message repeats. */
const MAX_QUOTED = 40;

function quoted(value: string): string {
  return JSON.stringify(value.length > MAX_QUOTED ? `${value.slice(0, MAX_QUOTED)}…` : value);
}
