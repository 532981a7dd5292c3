import pg from "pg";
import { PostgresStoreError } from "./error.ts";

/** How long a connection may take to be made or to become free, in milliseconds. */
const CONNECT_TIMEOUT_MS = 10_000;

/** How long a process that stopped in the middle of a write may hold a book, in milliseconds. */
const IDLE_IN_TRANSACTION_MS = 15_000;

/** The object identifier of `bigint` among PostgreSQL's types. */
const BIGINT = 20;

/** What the database's own lists call these connections. */
const APPLICATION_NAME = "callingcard";

/** How a database is reached. */
export interface ConnectionOptions {
  readonly database: string;
  readonly maxConnections: number;
  readonly lockTimeoutMs: number;
  readonly statementTimeoutMs: number;
}

/**
 * Makes a pool of connections; none is opened yet.
 *
 * @internal
 */
export function createPool(options: ConnectionOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.database,
    max: options.maxConnections,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    lock_timeout: options.lockTimeoutMs,
    statement_timeout: options.statementTimeoutMs,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    keepAlive: true,
    pipeline: true,
    application_name: APPLICATION_NAME,
    onConnect: refuseFollower,
    types: {
      // Revisions, keys and times are far below 2^53.
      getTypeParser: (type: number, format?: "text" | "binary") =>
        type === BIGINT && format !== "binary" ? Number : pg.types.getTypeParser(type, format),
    },
  });
  // A connection that breaks is replaced when one is needed. What was asked on it fails by itself; the
  // event comes beside that, and would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => void client.on("error", () => undefined));
  return pool;
}

/**
 * Makes a connection beside the pool, for what the database tells by itself; it is not open yet.
 *
 * @internal
 */
export function createListener(database: string): pg.Client {
  return new pg.Client({
    connectionString: database,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    application_name: APPLICATION_NAME,
  });
}

// A name or a balancer may lead to another database from one connection to the next. One that follows is behind: what
// is read there would come with a token of changes that the reader was never told.
async function refuseFollower(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ readonly follows: boolean }>(
    "SELECT pg_is_in_recovery() AS follows",
  );
  if (rows[0]?.follows !== true) return;
  throw new PostgresStoreError("read-only", "database follows another one and takes no writes");
}
