import { ExitError } from "./surroundings.ts";

/**
 * Gives what the program ends with for an error that its user can do something about.
 *
 * @param error Whatever was thrown.
 * @returns `undefined` for a mistake of ours.
 */
export function exitErrorOf(error: unknown): ExitError | undefined {
  if (error instanceof ExitError) return error;
  // By their names: the module of a store that is not in use is not loaded.
  const isOfStore = error instanceof Error && /^(?:Sqlite|Postgres)StoreError$/.test(error.name);
  return isOfStore ? new ExitError(1, error.message) : undefined;
}
