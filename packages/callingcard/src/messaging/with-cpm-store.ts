import { type CpmStore, openCpmStore } from "@callingcard/store-sqlite/cpm";
import { checkFolder, databaseFile } from "../open-store.ts";
import type { Environment } from "../setting.ts";
import type { GivenOptions } from "../configuration/given-options.ts";
import { readDataFolder } from "../settings.ts";

/**
 * Runs with the stores of the messaging part of a data folder that has a database, and closes them.
 *
 * @param options Where the data is.
 * @param env From the environment.
 * @param run What is done with them.
 * @throws ExitError Status 1 when there is no database.
 */
export async function withCpmStore(
  options: Pick<GivenOptions, "data">,
  env: Environment,
  run: (store: CpmStore) => Promise<void>,
): Promise<void> {
  const data = readDataFolder(options, env);
  checkFolder(data);
  const store = openCpmStore({ file: databaseFile(data) });
  try {
    await run(store);
  } finally {
    await store.close();
  }
}
