import pg from "pg";

/** How long a connection may take to be made or to become free, in milliseconds. */
const CONNECT_TIMEOUT_MS = 10_000;

/** How long a process that stopped in the middle of a write may hold a book, in milliseconds. */
const IDLE_IN_TRANSACTION_MS = 15_000;

/** The object identifier of `bigint` among PostgreSQL's types. */
const BIGINT = 20;

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
    application_name: "callingcard",
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
