import type { Client } from "pg";
import type {
  AddressBookStore,
  AppPasswordStore,
  IndexSource,
  LockOutStore,
  RememberedWrites,
  RenewableBooks,
} from "@callingcard/carddav-server/store";
import { createAppPasswordRows } from "./app-password-rows.ts";
import { createBookRows } from "./book-rows.ts";
import { createCardHistory } from "./card-history.ts";
import { createCardReads } from "./card-reads.ts";
import { createCardWrites } from "./card-writes.ts";
import { createChanges } from "./changes.ts";
import { createListener, createPool } from "./connection.ts";
import { PostgresStoreError, toStoreError } from "./error.ts";
import { createLockOutRows } from "./lock-out-rows.ts";
import { createLocks } from "./locks.ts";
import { migrate } from "./migrate.ts";
import { createDatabase, type Database, type Statement } from "./queries.ts";
import { rebuildIndex } from "./rebuild-index.ts";
import { createUserRows, type PostgresUsers } from "./user-rows.ts";
import { type UserView, watchUsers, type WatchUsersOptions } from "./user-view.ts";
import { createWriteLog, type WriteLog } from "./write-log.ts";

/** Octets of older cards that are remembered of a book. */
const HISTORY_OCTETS = 64 * 1024 * 1024;

/** Writes of a book that are remembered. */
const HISTORY_WRITES = 100_000;

/** How a store is opened. */
export interface PostgresStoreOptions {
  /**
   * URL of the database, as in `postgres://user:password@host:5432/name?sslmode=verify-full`. Its tables are in a
   * schema of their own, `callingcard`. It has to be the one that takes writes, not one that follows it.
   */
  readonly database: string;

  /**
   * How the index is made from stored octets. Cards that another revision indexed are indexed again
   * before the store opens. Left out, the index stays as it is.
   */
  readonly index?: IndexSource;

  /** Most connections of this process; `watchUsers` takes one more. Default 10. */
  readonly maxConnections?: number;

  /** How long a call waits for what others hold, in milliseconds. Default 10 000. */
  readonly lockTimeoutMs?: number;

  /** How long one statement may take, in milliseconds; those of a migration take as long as they need. Default 60 000. */
  readonly statementTimeoutMs?: number;

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

/** Address books and users in a PostgreSQL database that any number of processes share. */
export interface PostgresStore
  extends
    AddressBookStore,
    PostgresUsers,
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

  /**
   * Reads all users into memory, for who has to be answered at once, and follows their changes until the store is
   * closed: those of other processes too, when the database tells of them, at the latest at the next poll. While
   * the database cannot be reached, the last known are given.
   *
   * @param options How often the database is asked.
   * @throws PostgresStoreError `busy`.
   */
  watchUsers(options?: WatchUsersOptions): Promise<UserView>;
}

const SECRET: Statement = {
  name: "secret",
  sql: "SELECT value FROM callingcard.setting WHERE name = 'secret'",
};

/**
 * Opens a store, brings its schema and index up to date.
 *
 * Everything is read where it is written, so that no answer is behind another. Writes to one book that
 * come together share a commit; their promises resolve when the database has it on disk
 * (`synchronous_commit` is the database's own setting, `on` unless somebody changed it).
 *
 * @param options The database and how it is used.
 * @throws PostgresStoreError `newer-schema`, `read-only` or `busy`; the database's own error for what is
 *   wrong with the URL or with what its user may do.
 */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<PostgresStore> {
  const { index, now = Date.now } = options;
  const { historyOctets = HISTORY_OCTETS, historyWrites = HISTORY_WRITES } = options;
  const pool = createPool({
    database: options.database,
    maxConnections: options.maxConnections ?? 10,
    lockTimeoutMs: options.lockTimeoutMs ?? 10_000,
    statementTimeoutMs: options.statementTimeoutMs ?? 60_000,
  });
  const database = createDatabase(pool, Math.random);
  try {
    await migrate(pool);
    const reindexed = index === undefined ? 0 : await rebuildIndex(database, index);
    const secret = await readSecret(database);
    const connect = (): Client => createListener(options.database);
    const log = createWriteLog(now, { octets: historyOctets, writes: historyWrites });
    return createStore(database, { secret, reindexed, index, now, log, connect });
  } catch (error) {
    await database.close();
    throw error instanceof PostgresStoreError ? error : toStoreError(error);
  }
}

function createStore(
  database: Database,
  {
    secret,
    reindexed,
    index,
    now,
    log,
    connect,
  }: {
    readonly secret: Uint8Array;
    readonly reindexed: number;
    readonly index: IndexSource | undefined;
    readonly now: () => number;
    readonly log: WriteLog;
    readonly connect: () => Client;
  },
): PostgresStore {
  const indexRevision = index?.revision ?? "";
  const watches: (() => Promise<void>)[] = [];
  return {
    secret,
    reindexed,
    ...createBookRows(database, now),
    ...createCardReads(database, indexRevision),
    ...createCardWrites(database, { indexRevision, now, log }),
    ...createCardHistory(database),
    ...createUserRows(database),
    ...createAppPasswordRows(database),
    ...createLockOutRows(database),
    ...createChanges(database),
    ...createLocks(database),
    watchUsers: async (options = {}) => {
      const { view, end } = await watchUsers(database, connect, options);
      watches.push(end);
      return view;
    },
    close: async () => {
      await Promise.all(watches.splice(0).map((end) => end()));
      await database.close();
    },
  };
}

async function readSecret(database: Database): Promise<Uint8Array> {
  const [secret] = (await database.get<readonly [value: Uint8Array]>(SECRET)) ?? [];
  if (secret === undefined) throw new Error("store has no secret");
  return new Uint8Array(secret);
}
