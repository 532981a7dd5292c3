import { ExitError } from "./surroundings.ts";

/** Variables by their names, as the process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting as its user gave it. */
export interface Setting {
  /** The option or the variable. */
  readonly name: string;
  readonly value: string;
}

/** How a setting is given. */
export interface Source {
  readonly option: string;
  /** Its value on the command line. */
  readonly given: string | undefined;
  readonly variable: string;
}

/**
 * Reads a setting: an option counts before its variable, the variable before the default.
 *
 * @param source How it is given.
 * @param env The environment.
 * @param fallback The default.
 * @throws ExitError Status 2 for an empty value.
 */
export function readSetting(source: Source, env: Environment, fallback: string): Setting {
  return readOptional(source, env) ?? { name: source.variable, value: fallback };
}

/**
 * Reads a setting that has no default.
 *
 * @param source How it is given.
 * @param env The environment.
 * @throws ExitError Status 2 for an empty value.
 */
export function readOptional(source: Source, env: Environment): Setting | undefined {
  const { option, given, variable } = source;
  const name = given === undefined ? variable : option;
  const value = given ?? env[variable];
  if (value?.trim() === "") throw new ExitError(2, `${name} is empty`);
  return value === undefined ? undefined : { name, value };
}

/**
 * Reads a port; 0 stands for any free one.
 *
 * @param setting As it was given.
 * @throws ExitError Status 2 for what is none.
 */
export function readPort(setting: Setting): number {
  const { name, value } = setting;
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Infinity;
  if (port <= 65_535) return port;
  throw new ExitError(2, `${name} is not a port number from 0 to 65535: ${quoted(value)}`);
}

/**
 * Reads one of some words.
 *
 * @param setting As it was given.
 * @param words The words.
 * @throws ExitError Status 2 for another one.
 */
export function readWord<Word extends string>(setting: Setting, words: readonly Word[]): Word {
  const { name, value } = setting;
  const word = words.find((known) => known === value);
  if (word !== undefined) return word;
  throw new ExitError(2, `${name} is none of ${words.join(", ")}: ${quoted(value)}`);
}

/** Longest part of a wrong value that a message repeats. */
const MAX_QUOTED = 40;

/**
 * Quotes a wrong value for a message, or its beginning.
 *
 * @param value The value.
 */
export function quoted(value: string): string {
  return JSON.stringify(value.length > MAX_QUOTED ? `${value.slice(0, MAX_QUOTED)}…` : value);
}
