import { existsSync, linkSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { backup, DatabaseSync } from "node:sqlite";
import { resultCode, SqliteStoreError } from "./error.ts";
import { requireOwnFile } from "./migrate.ts";
import { prepareValue } from "./rows.ts";
import { openSqliteStore } from "./sqlite-store.ts";

/** Pages that are copied at once: all, so that what is written meanwhile does not begin the copy again. */
const ALL_PAGES = 0x7f_ff_ff_ff;

const SQLITE_BUSY = 5;
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

/** What became of a file that was restored. */
export interface RestoredFile {
  /** How many books it has. */
  readonly books: number;
  /** Path of the file that was there before. */
  readonly replaced: string | undefined;
}

/**
 * Writes a database to another file, as it is at one moment, while others read it and write to it.
 *
 * @param file Path of the database.
 * @param to Path of the copy, for its owner alone: one file with nothing beside it. What is there is replaced when the copy
 *   is whole and was read to the end.
 * @throws SqliteStoreError `foreign-file` or `damaged`; the error of the system or of SQLite.
 */
export async function backUpSqliteFile(file: string, to: string): Promise<void> {
  const partial = `${to}.partial`;
  try {
    await copyDatabase(file, partial);
    renameSync(partial, to);
  } finally {
    removeDatabase(partial);
  }
}

/**
 * Puts a backup in the place of a database that nobody uses. All books get other ids (`renewBooks`): the revisions of
 * after the backup will be taken again, so that no sync-token from before may count.
 *
 * @param from Path of the backup, which stays as it is.
 * @param file Path of the database. What is there is kept beside it, as `<file>.replaced`.
 * @throws SqliteStoreError `foreign-file`, `newer-schema` or `damaged` for what is no backup, `busy` when somebody uses
 *   the database; the error of the system or of SQLite.
 */
export async function restoreSqliteFile(from: string, file: string): Promise<RestoredFile> {
  const partial = `${file}.partial`;
  try {
    requireUnused(file);
    await copyDatabase(from, partial);
    const store = openSqliteStore({ file: partial });
    const books = await store.renewBooks().finally(() => store.close());
    requireUnused(file);
    return { books, replaced: replaceFile(partial, file) };
  } finally {
    removeDatabase(partial);
  }
}

async function copyDatabase(from: string, to: string): Promise<void> {
  removeDatabase(to);
  writeFileSync(to, "", { mode: 0o600, flag: "wx" });
  try {
    const source = new DatabaseSync(from, { readOnly: true, timeout: 10_000 });
    try {
      requireOwnFile(source);
      await backup(source, to, { rate: ALL_PAGES });
    } finally {
      source.close();
    }
    closeCopy(to);
  } catch (error) {
    const code = resultCode(error);
    if (code === SQLITE_NOTADB) throw new SqliteStoreError("foreign-file", "file is no database");
    if (code === SQLITE_CORRUPT) throw damaged(error);
    throw error;
  }
}

// Reads the copy to its end, and makes it one that needs no file beside it.
function closeCopy(file: string): void {
  const copy = new DatabaseSync(file);
  try {
    copy.exec("PRAGMA journal_mode = DELETE");
    const found = prepareValue<string>(copy, "PRAGMA quick_check(1)")();
    if (found !== "ok") throw damaged(found);
  } finally {
    copy.close();
  }
}

function damaged(cause: unknown): SqliteStoreError {
  return new SqliteStoreError("damaged", "file is damaged", cause);
}

// The log can only be given up by who uses the file alone.
function requireUnused(file: string): void {
  if (!existsSync(file)) return;
  const database = new DatabaseSync(file);
  try {
    database.exec("PRAGMA journal_mode = DELETE");
  } catch (error) {
    // A file that is damaged may be why there is a restore.
    if (resultCode(error) !== SQLITE_BUSY) return;
    throw new SqliteStoreError("busy", "another process uses the database", error);
  } finally {
    database.close();
  }
}

function replaceFile(by: string, file: string): string | undefined {
  const replaced = `${file}.replaced`;
  removeDatabase(replaced);
  const isThere = existsSync(file);
  if (isThere) linkSync(file, replaced);
  // The log of a file that is damaged is none of the new one.
  for (const end of ["-wal", "-shm"]) {
    if (existsSync(file + end)) renameSync(file + end, replaced + end);
  }
  renameSync(by, file);
  return isThere ? replaced : undefined;
}

function removeDatabase(file: string): void {
  for (const end of ["", "-wal", "-shm", "-journal"]) rmSync(file + end, { force: true });
}
