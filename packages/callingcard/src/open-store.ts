import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { INDEX_REVISION, indexCard, type IndexEntry } from "@callingcard/carddav-filter";
import { ParseError } from "@callingcard/grammar";
import { openSqliteStore, type SqliteStore, SqliteStoreError } from "@callingcard/store-sqlite";
import { parseCard } from "@callingcard/vcard";
import { ExitError } from "./surroundings.ts";

/** Name of the database in the data folder. */
const FILE_NAME = "callingcard.sqlite";

/**
 * Gives the path of the database of a data folder.
 *
 * @param data The data folder.
 */
export function databaseFile(data: string): string {
  return join(data, FILE_NAME);
}

/**
 * Opens the store of a data folder and makes both where they are missing, for their owner's eyes
 * only.
 *
 * @param data The data folder.
 * @throws ExitError Status 1, with what the system said.
 */
export function openStore(data: string): SqliteStore {
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 });
    return openSqliteStore({
      file: databaseFile(data),
      index: { revision: INDEX_REVISION, reindex: indexOctets },
    });
  } catch (error) {
    if (!(error instanceof SqliteStoreError) && !isSystemError(error)) throw error;
    throw new ExitError(1, `data folder ${data} cannot be used: ${error.message}`);
  }
}

/**
 * Opens the store of a data folder that has one: a folder that was mistyped is not taken for one
 * without users.
 *
 * @param data The data folder.
 * @throws ExitError Status 1 when there is no database, or with what the system said.
 */
export function openExistingStore(data: string): SqliteStore {
  if (existsSync(databaseFile(data))) return openStore(data);
  throw new ExitError(1, `data folder ${data} has no database`);
}

/**
 * The index of stored octets; empty for a card that can be read no more.
 *
 * @internal
 */
function indexOctets(octets: Uint8Array): readonly IndexEntry[] {
  try {
    return indexCard(parseCard(octets));
  } catch (error) {
    if (error instanceof ParseError) return [];
    throw error;
  }
}

/**
 * Errors of the file system and of SQLite have a code; mistakes of ours have none.
 *
 * @internal
 */
function isSystemError(error: unknown): error is Error {
  return error instanceof Error && "code" in error;
}
