import { DatabaseSync } from "node:sqlite";

/** How long an attempt to read may wait for who recovers the file, and block the thread, in milliseconds. */
const LOCK_ATTEMPT_MS = 50;

/**
 * Page cache, in KiB: enough for what some hundred writes change. After most commits SQLite looks through all of it, so a
 * larger one makes each dearer.
 */
const CACHE_KIBIBYTES = 8_192;

/** How much of the file is read through the memory of the system's own cache instead, in octets. */
const MAPPED_OCTETS = 256 * 1_024 * 1_024;

/**
 * Pages of the write-ahead log at which what is in it is put into the file. Most pages are written again and again: the
 * fewer times they are put there, the less there is to write, and fewer writers wait for it.
 */
const CHECKPOINT_PAGES = 4_000;

/**
 * Opens a database file for durable writing: write-ahead log, a sync of the log at each commit,
 * foreign keys.
 *
 * @param file Path of the file, made when it does not exist, or ":memory:".
 */
export function openConnection(file: string): DatabaseSync {
  // A start may meet another process that migrates or recovers: there it waits longer.
  const database = new DatabaseSync(file, { timeout: 10_000, enableForeignKeyConstraints: true });
  try {
    database.exec("PRAGMA journal_mode = WAL");
    database.exec("PRAGMA synchronous = FULL");
    database.exec("PRAGMA temp_store = MEMORY");
    database.exec(`PRAGMA cache_size = -${CACHE_KIBIBYTES}`);
    database.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    database.exec(`PRAGMA mmap_size = ${MAPPED_OCTETS}`);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/**
 * Bounds what a file may grow to; one that is larger keeps its size.
 *
 * @param maxOctets At least a page is left.
 * @internal
 */
export function boundFile(database: DatabaseSync, maxOctets: number): void {
  const pageOctets = Number(database.prepare("PRAGMA page_size").get()?.["page_size"]);
  const pages = Math.max(1, Math.floor(maxOctets / pageOctets));
  database.exec(`PRAGMA max_page_count = ${pages}`);
}

/**
 * Makes later attempts to lock short, once a store is open and others share the thread.
 *
 * @internal
 */
export function shortenLockAttempts(database: DatabaseSync): void {
  database.exec(`PRAGMA busy_timeout = ${LOCK_ATTEMPT_MS}`);
}

/**
 * Takes the write lock, if no other process has it. SQLite would wait with the thread held up, and all reads with it, and
 * longer and longer, so that it seldom comes when the other one has just let go.
 *
 * @throws SQLite's own error, `SQLITE_BUSY` when another process has the lock.
 * @internal
 */
export function beginAtOnce(database: DatabaseSync): void {
  database.exec("PRAGMA busy_timeout = 0");
  try {
    database.exec("BEGIN IMMEDIATE");
  } finally {
    shortenLockAttempts(database);
  }
}
