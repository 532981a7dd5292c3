import type {
  AddressBook,
  AddressBookStore,
  AppPasswordStore,
  IndexSource,
  LockOutStore,
  RememberedWrites,
  RenewableBooks,
} from "@callingcard/carddav-server/store";
import { createAppPasswordRows } from "./app-password-rows.ts";
import { createBookJudge } from "./book-condition.ts";
import { createBookRows } from "./book-rows.ts";
import { createCardHistory } from "./card-history.ts";
import { createCardReads } from "./card-reads.ts";
import { createCardWrites } from "./card-writes.ts";
import { createChanges } from "./changes.ts";
import { createCommitQueue } from "./commit-queue.ts";
import { boundFile, openConnection, shortenLockAttempts } from "./connection.ts";
import { createLockOutRows } from "./lock-out-rows.ts";
import { createLockRows } from "./lock-rows.ts";
import { createLocks } from "./locks.ts";
import { migrate } from "./migrate.ts";
import { createReadMemory } from "./read-memory.ts";
import { rebuildIndex } from "./rebuild-index.ts";
import { prepareValue } from "./rows.ts";
import { createUserRows, type SqliteUsers } from "./user-rows.ts";
import { createWriteLog } from "./write-log.ts";

/** Octets of older cards that are remembered of a book. */
const HISTORY_OCTETS = 64 * 1024 * 1024;

/** Writes of a book that are remembered. */
const HISTORY_WRITES = 100_000;

/** How a store is opened. */
export interface SqliteStoreOptions {
  /** Path of the database file; it is made when it does not exist, its folder is not. */
  readonly file: string;

  /**
   * How the index is made from stored octets. When its `revision` is not the one the file was
   * indexed with, all cards are indexed again before the store opens. Left out, the index stays as
   * it is.
   */
  readonly index?: IndexSource;

  /** How long a write waits for another process's write lock, in milliseconds. Default 10 000. */
  readonly busyTimeoutMs?: number;

  /**
   * Most octets that the file may take; a write that needs more rejects with `full`. The write-ahead log beside it is
   * not counted. Default: what the disk has.
   */
  readonly maxOctets?: number;

  /**
   * How many octets of older cards are remembered of a book (`olderOctets`): the last ones, until they have as many or,
   * by a 64th and a part of one card, more. 0 for none. Default 67 108 864.
   */
  readonly historyOctets?: number;

  /** Most writes of a book that are remembered (`history`), the last ones, and a 64th more. 0 for none. Default 100 000. */
  readonly historyWrites?: number;

  /** The clock, in milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
}

/** Address books and users in one SQLite file. */
export interface SqliteStore
  extends
    AddressBookStore,
    SqliteUsers,
    AppPasswordStore,
    LockOutStore,
    RememberedWrites,
    RenewableBooks {
  /** How many cards were indexed again when the store opened. */
  readonly reindexed: number;

  /**
   * Forgets deletions made before a time, in all books. A client that has not synced since gets
   * `unknown-revision` and lists again.
   *
   * @param beforeMs Milliseconds since 1970.
   * @returns How many deletions were forgotten.
   */
  forgetDeletions(beforeMs: number): Promise<number>;
}

/**
 * Opens a store, brings its schema and index up to date.
 *
 * Writes are in one transaction with the other writes of the same turn of the event loop, and their
 * promises resolve after its commit is on disk (write-ahead log, `synchronous=FULL`). Several
 * processes may open one file.
 *
 * @param options The file and how it is kept.
 * @throws SqliteStoreError `newer-schema` or `foreign-file`; SQLite's own error when the file cannot
 *   be opened.
 */
export function openSqliteStore(options: SqliteStoreOptions): SqliteStore {
  const { file, index, maxOctets, busyTimeoutMs = 10_000, now = Date.now } = options;
  const { historyOctets = HISTORY_OCTETS, historyWrites = HISTORY_WRITES } = options;
  const database = openConnection(file);
  try {
    migrate(database);
    const reindexed = index === undefined ? 0 : rebuildIndex(database, index);
    const secret = prepareValue<Uint8Array<ArrayBuffer>>(
      database,
      "SELECT value FROM setting WHERE name = 'secret'",
    )();
    if (secret === undefined) throw new Error("store has no secret");
    const commits = createCommitQueue(database, busyTimeoutMs);
    const memory = createReadMemory(database);
    const hashes = memory.remember<string>(commits);
    const books = memory.remember<AddressBook>(commits);
    // A write of a card changes the revision of its book.
    const { queue } = books;
    const { changesSince, forgetDeletions } = createChanges(database, queue);
    const rows = createLockRows(database);
    const permits = createBookJudge(database, rows);
    const log = createWriteLog(database, now, {
      octets: historyOctets,
      writes: historyWrites,
    });
    const store: SqliteStore = {
      secret,
      reindexed,
      ...createBookRows(database, books, { now, permits }),
      ...createCardReads(database),
      ...createCardWrites(database, queue, { now, permits, locks: rows, log }),
      ...createCardHistory(database, queue),
      ...createLocks(database, queue, { rows, permits }),
      ...createUserRows(database, hashes),
      ...createAppPasswordRows(database, commits),
      ...createLockOutRows(database, commits),
      changesSince,
      forgetDeletions,
      close: async () => {
        await queue.close();
        if (database.isOpen) database.close();
      },
    };
    if (maxOctets !== undefined) boundFile(database, maxOctets);
    shortenLockAttempts(database);
    return store;
  } catch (error) {
    database.close();
    throw error;
  }
}
