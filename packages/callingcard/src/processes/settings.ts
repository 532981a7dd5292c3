import { availableParallelism } from "node:os";
import type { GivenOptions } from "../configuration/given-options.ts";
import { type Environment, quoted, readSetting } from "../setting.ts";
import { ExitError } from "../surroundings.ts";

/** Most processes: each has a connection to the database and some 60 MB of its own. */
const MAX_PROCESSES = 64;

/**
 * Reads how many processes answer clients.
 *
 * @param options From the command line.
 * @param env From the environment and the file.
 * @throws ExitError Status 2.
 */
export function readProcesses(options: GivenOptions, env: Environment): number {
  const { name, value } = readSetting("processes", options, env);
  if (value === "auto") return Math.min(MAX_PROCESSES, availableParallelism());
  const count = /^[1-9]\d?$/.test(value) ? Number(value) : Infinity;
  if (count <= MAX_PROCESSES) return count;
  throw new ExitError(
    2,
    `${name} is neither a number from 1 to ${MAX_PROCESSES} nor auto: ${quoted(value)}`,
  );
}
