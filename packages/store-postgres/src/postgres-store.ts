import type {
  AddressBookStore,
  BookId,
  CardInfo,
  IndexSource,
  UserStore,
} from "@callingcard/carddav-server/store";
import { createBookRows } from "./book-rows.ts";
import { createCardReads } from "./card-reads.ts";
import { createCardWrites } from "./card-writes.ts";
import { createChanges } from "./changes.ts";
import { createPool } from "./connection.ts";
import { toStoreError } from "./error.ts";
import { migrate } from "./migrate.ts";
import { createDatabase, type Database, type Statement } from "./queries.ts";
import { rebuildIndex } from "./rebuild-index.ts";
import { createUserRows } from "./user-rows.ts";

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

  /** Most connections of this process. Default 10. */
  readonly maxConnections?: number;

  /** How long a call waits for what others hold, in milliseconds. Default 10 000. */
  readonly lockTimeoutMs?: number;

  /** How long one statement may take, in milliseconds. Default 60 000. */
  readonly statementTimeoutMs?: number;

  /** The clock, in milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
}

/** Address books and users in a PostgreSQL database that any number of processes share. */
export interface PostgresStore extends AddressBookStore, UserStore {
  /** How many cards were indexed again when the store opened. */
  readonly reindexed: number;

  /** The living card of a book that has a UID. */
  findCardByUid(id: BookId, uid: string): Promise<CardInfo | undefined>;

  /**
   * Forgets deletions made before a time, in all books. A client that has not synced since gets
   * `unknown-revision` and lists again.
   *
   * @param beforeMs Milliseconds since 1970.
   * @returns How many deletions were forgotten.
   */
  forgetDeletions(beforeMs: number): Promise<number>;
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
    return createStore(database, { secret: await readSecret(database), reindexed, index, now });
  } catch (error) {
    await database.close();
    throw toStoreError(error);
  }
}

function createStore(
  database: Database,
  {
    secret,
    reindexed,
    index,
    now,
  }: {
    readonly secret: Uint8Array;
    readonly reindexed: number;
    readonly index: IndexSource | undefined;
    readonly now: () => number;
  },
): PostgresStore {
  const indexRevision = index?.revision ?? "";
  return {
    secret,
    reindexed,
    ...createBookRows(database, now),
    ...createCardReads(database, indexRevision),
    ...createCardWrites(database, indexRevision, now),
    ...createUserRows(database),
    ...createChanges(database),
    close: database.close,
  };
}

async function readSecret(database: Database): Promise<Uint8Array> {
  const [secret] = (await database.get<readonly [value: Uint8Array]>(SECRET)) ?? [];
  if (secret === undefined) throw new Error("store has no secret");
  return new Uint8Array(secret);
}
