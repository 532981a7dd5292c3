import { findSetting, type SettingName, variableOf } from "./configuration/definitions.ts";
import { givenOption, type GivenOptions } from "./configuration/given-options.ts";
import { ExitError } from "./surroundings.ts";

/**
 * Variables by their names, as the process has them; what a configuration file says stands under the variable of the
 * setting.
 */
export type Environment = Readonly<Record<string, string | Setting | undefined>>;

/** A setting as its user gave it. */
export interface Setting {
  /** The option, the variable, or the key with file and line. */
  readonly name: string;
  readonly value: string;
}

/**
 * Reads a setting: an option counts before its variable, the variable before the file, the file before the default.
 *
 * @param name The setting; one that has a default, where none is given here.
 * @param options From the command line.
 * @param env The environment.
 * @param fallback A default that depends on other settings.
 * @throws ExitError Status 2 for an empty value.
 */
export function readSetting(
  name: SettingName,
  options: GivenOptions,
  env: Environment,
  fallback: string = findSetting(name)?.fallback ?? "",
): Setting {
  return readOptional(name, options, env) ?? { name: variableOf(name), value: fallback };
}

/**
 * Reads a setting that has no default.
 *
 * @param name The setting.
 * @param options From the command line.
 * @param env The environment.
 * @throws ExitError Status 2 for an empty value.
 */
export function readOptional(
  name: SettingName,
  options: GivenOptions,
  env: Environment,
): Setting | undefined {
  const given = givenOption(options, name);
  const setting =
    given === undefined ? fromEnvironment(name, env) : { name: `--${name}`, value: given };
  if (setting?.value.trim() === "") throw new ExitError(2, `${setting.name} is empty`);
  return setting;
}

/**
 * Reads a setting that is no option, as it is.
 *
 * @param name The setting.
 * @param env The environment.
 */
export function fromEnvironment(name: SettingName, env: Environment): Setting | undefined {
  const variable = variableOf(name);
  const found = env[variable];
  return typeof found === "string" ? { name: variable, value: found } : found;
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
 * Reads how many of something.
 *
 * @param setting As it was given.
 * @param max The most.
 * @throws ExitError Status 2 for what is no number from 1.
 */
export function readCount(setting: Setting, max: number): number {
  const { name, value } = setting;
  const count = /^[1-9]\d{0,8}$/.test(value) ? Number(value) : Infinity;
  if (count <= max) return count;
  throw new ExitError(2, `${name} is not a number from 1 to ${max}: ${quoted(value)}`);
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

/**
 * Reads a switch.
 *
 * @param setting As it was given.
 * @returns Whether it is `on`.
 * @throws ExitError Status 2 for what is neither `on` nor `off`.
 */
export function readSwitch(setting: Setting): boolean {
  return readWord(setting, ["on", "off"]) === "on";
}

/** Files with a key and its certificate. */
export interface KeyPair {
  readonly key: string;
  readonly cert: string;
}

/**
 * Reads which files have a key and its certificate.
 *
 * @param key As it was given.
 * @param cert As it was given.
 * @returns `undefined` where neither is given.
 * @throws ExitError Status 2 for one without the other.
 */
export function readKeyPair(
  key: Setting | undefined,
  cert: Setting | undefined,
): KeyPair | undefined {
  if (key !== undefined && cert !== undefined) return { key: key.value, cert: cert.value };
  if (key !== undefined) throw new ExitError(2, `${key.name} is given without a certificate`);
  if (cert !== undefined) throw new ExitError(2, `${cert.name} is given without a key`);
  return undefined;
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
