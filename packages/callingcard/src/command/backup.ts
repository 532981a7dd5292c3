import { existsSync } from "node:fs";
import { backUpSqliteFile, restoreSqliteFile, SqliteStoreError } from "@callingcard/store-sqlite";
import type { GivenOptions } from "../configuration/given-options.ts";
import {
  checkFolder,
  databaseFile,
  describeDatabase,
  makeFolder,
  openExistingStore,
} from "../open-store.ts";
import { readStorePlace, type StorePlace } from "../settings.ts";
import { ExitError, type Surroundings } from "../surroundings.ts";

/**
 * `callingcard backup <file>`: writes the database to a file, as it is at one moment.
 *
 * @param file Where to; a file that is there is replaced when the new one is whole.
 * @param options Where the data is.
 * @param surroundings The process.
 * @throws ExitError Status 1 when there is no database or the file cannot be written, 2 for PostgreSQL.
 */
export async function backUp(
  file: string,
  options: GivenOptions,
  surroundings: Surroundings,
): Promise<void> {
  const { env, stdout } = surroundings;
  const { data, database } = readStorePlace(options, env);
  if (database !== undefined) {
    throw new ExitError(2, "a PostgreSQL database is backed up by pg_dump");
  }
  checkFolder(data);
  await orSaid(`${file} cannot be written`, () => backUpSqliteFile(databaseFile(data), file));
  stdout.write(`wrote ${file}\n`);
}

/**
 * `callingcard restore [file]`: makes the database what it was in a backup. Sync-tokens that clients have are
 * refused from then on, so that they list their books again.
 *
 * @param file The backup; none for PostgreSQL, whose database is restored already.
 * @param options Where the data is.
 * @param surroundings The process.
 * @throws ExitError Status 1 when a server uses the database, or the file is no backup, 2 for a file with PostgreSQL
 *   or none without.
 */
export async function restore(
  file: string | undefined,
  options: GivenOptions,
  surroundings: Surroundings,
): Promise<void> {
  const { env, stdout } = surroundings;
  const place = readStorePlace(options, env);
  const { database } = place;
  if (database !== undefined) {
    if (file !== undefined)
      throw new ExitError(2, "a PostgreSQL database is restored by pg_restore");
    const books = await renew(place);
    stdout.write(`${books} books of ${describeDatabase(database)}: clients will list them again\n`);
    return;
  }
  if (file === undefined) throw new ExitError(2, "<file> is missing");
  if (!existsSync(file)) throw new ExitError(1, `there is no ${file}`);
  makeFolder(place.data);
  const { books, replaced } = await orSaid(`${file} cannot be restored`, () =>
    restoreSqliteFile(file, databaseFile(place.data)),
  );
  stdout.write(`restored ${books} books from ${file}: clients will list them again\n`);
  if (replaced !== undefined) stdout.write(`what was there before is in ${replaced}\n`);
}

async function renew(place: StorePlace): Promise<number> {
  const store = await openExistingStore(place);
  try {
    return await store.renewBooks();
  } finally {
    await store.close();
  }
}

// Errors of the file system and of SQLite have a code; mistakes of ours have none.
async function orSaid<T>(what: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const isSaid = error instanceof SqliteStoreError || (error instanceof Error && "code" in error);
    if (!isSaid) throw error;
    throw new ExitError(1, `${what}: ${error.message}`);
  }
}
