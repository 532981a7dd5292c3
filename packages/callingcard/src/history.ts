import type { Authored } from "@callingcard/carddav-server/store";
import type { GivenOptions } from "./configuration/given-options.ts";
import { type Environment, quoted, readSetting } from "./setting.ts";
import { ExitError } from "./surroundings.ts";

/** What commands write with. */
const CLIENT = "callingcard";

/** A day, in milliseconds. */
const DAY_MS = 24 * 3_600_000;

/**
 * Reads for how long it is remembered who wrote a card and what was there.
 *
 * @param options From the command line.
 * @param env From the environment and the file.
 * @returns In milliseconds; 0 for not at all.
 * @throws ExitError Status 2 for what is no number of days.
 */
export function readHistoryMs(options: GivenOptions, env: Environment): number {
  const { name, value } = readSetting("history-days", options, env);
  if (/^(?:0|[1-9]\d{0,4})$/.test(value)) return Number(value) * DAY_MS;
  throw new ExitError(2, `${name} is no number of days from 0 to 99999: ${quoted(value)}`);
}

/**
 * Tells who writes, where that is remembered: a user, by a command.
 *
 * @param actor In whose name.
 * @param method The command.
 * @param options From the command line.
 * @param env From the environment and the file.
 * @throws ExitError Status 2 for wrong settings.
 */
export function authorOf(
  actor: string,
  method: string,
  options: GivenOptions,
  env: Environment,
): Authored {
  if (readHistoryMs(options, env) === 0) return {};
  return { author: { actor, client: CLIENT, method } };
}
