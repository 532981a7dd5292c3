import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { INDEX_REVISION, indexCard, type IndexEntry } from "@callingcard/carddav-filter";
import type { IndexSource } from "@callingcard/carddav-server/store";
import { ParseError } from "@callingcard/grammar";
import { openSqliteStore } from "@callingcard/store-sqlite";
import { parseCard } from "@callingcard/vcard";
import { type SettingName, variableOf } from "./configuration/definitions.ts";
import type { StorePlace } from "./settings.ts";
import type { Store } from "./store.ts";
import { ExitError } from "./surroundings.ts";

/** Name of the database in the data folder. */
const FILE_NAME = "callingcard.sqlite";

const INDEX: IndexSource = { revision: INDEX_REVISION, reindex: indexOctets };

/**
 * Gives the path of the database of a data folder.
 *
 * @param data The data folder.
 */
export function databaseFile(data: string): string {
  return join(data, FILE_NAME);
}

/**
 * Opens a store, in the PostgreSQL database that was named or else in the data folder. The folder is made where it
 * is missing, for its owner's eyes only.
 *
 * @param place Where it is.
 * @throws ExitError Status 1, with what the system or the database said.
 */
export async function openStore(place: StorePlace): Promise<Store> {
  const { data, database } = place;
  return database === undefined ? openFolder(data) : openDatabase(database);
}

/**
 * Opens a store that is there already: a folder that was mistyped is not taken for one without users.
 *
 * @param place Where it is.
 * @throws ExitError Status 1 when the data folder has no database, or with what the system or the database said.
 */
export async function openExistingStore(place: StorePlace): Promise<Store> {
  if (place.database === undefined) checkFolder(place.data);
  return openStore(place);
}

/**
 * Makes a data folder where it is missing, for its owner's eyes only.
 *
 * @param data The data folder.
 * @throws ExitError Status 1, with what the system said.
 */
export function makeFolder(data: string): void {
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw unusable(`data folder ${data}`, "data", error);
  }
}

/**
 * Tells that a data folder has a database.
 *
 * @param data The data folder.
 * @throws ExitError Status 1 when there is none.
 */
export function checkFolder(data: string): void {
  if (existsSync(databaseFile(data))) return;
  throw new ExitError(1, `data folder ${data} has no database (${namesOf("data")})`);
}

function openFolder(data: string): Store {
  makeFolder(data);
  try {
    const store = openSqliteStore({ file: databaseFile(data), index: INDEX });
    return { ...store, watchUsers: async () => store };
  } catch (error) {
    throw unusable(`data folder ${data}`, "data", error);
  }
}

async function openDatabase(database: string): Promise<Store> {
  // Loaded where it is wanted: the driver is of no use to who has a file.
  const { openPostgresStore } = await import("@callingcard/store-postgres");
  try {
    return await openPostgresStore({ database, index: INDEX });
  } catch (error) {
    throw unusable(`database ${describeDatabase(database)}`, "database", error);
  }
}

/**
 * Names a database without user and password.
 *
 * @param database Its URL.
 */
export function describeDatabase(database: string): string {
  const { host, pathname } = new URL(database);
  return `${host}${pathname}`;
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

function namesOf(setting: SettingName): string {
  return `--${setting}, ${variableOf(setting)}`;
}

// Errors of the file system have a code, and those of databases that or no class of their own; mistakes of ours have
// neither.
function unusable(what: string, setting: SettingName, error: unknown): unknown {
  if (!(error instanceof Error && ("code" in error || error.constructor === Error))) return error;
  const cause = error.cause instanceof Error ? error.cause.message : "";
  const reason = cause === "" ? error.message : `${error.message}: ${cause}`;
  return new ExitError(1, `${what} cannot be used (${namesOf(setting)}): ${reason}`);
}
