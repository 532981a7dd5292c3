/** What a program can tell apart about a store that does not open or does not write. */
export type PostgresStoreErrorCode =
  /** The database was written by a newer version of this package. */
  | "newer-schema"
  /** The database takes no writes: it follows another one. */
  | "read-only"
  /** The database cannot be reached, takes no more connections, or others held a lock for too long. */
  | "busy"
  /** The disk of the database is full. */
  | "full"
  /** The store was closed. */
  | "closed";

/** Thrown by `openPostgresStore` and by its calls; `cause` holds the error underneath where there is one. */
export class PostgresStoreError extends Error {
  override readonly name = "PostgresStoreError";
  readonly code: PostgresStoreErrorCode;

  /**
   * @param code For programs.
   * @param reason One lower-case clause, for people.
   * @param cause The error underneath.
   */
  constructor(code: PostgresStoreErrorCode, reason: string, cause?: unknown) {
    super(reason, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** SQLSTATEs (PostgreSQL, appendix A) and errors of the socket after which the same call may succeed later. */
const BUSY_CODES: ReadonlySet<string> = new Set([
  "08000", // connection_exception
  "08001", // sqlclient_unable_to_establish_sqlconnection
  "08003", // connection_does_not_exist
  "08006", // connection_failure
  "25P03", // idle_in_transaction_session_timeout
  "40001", // serialization_failure
  "40P01", // deadlock_detected
  "53300", // too_many_connections
  "55P03", // lock_not_available
  "57014", // query_canceled
  "57P01", // admin_shutdown
  "57P02", // crash_shutdown
  "57P03", // cannot_connect_now
  "57P05", // idle_session_timeout
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOENT", // the socket file of a database that is down
]);

/** Those of them after which nothing was written for certain, so that it may be tried again at once. */
const UNDONE_CODES: ReadonlySet<string> = new Set(["40001", "40P01"]);

/** SQLSTATEs of a disk without room. */
const FULL_CODES: ReadonlySet<string> = new Set(["53100", "58030"]);

/** SQLSTATE read_only_sql_transaction: the database follows another one since it was opened. */
const READ_ONLY_CODE = "25006";

/**
 * Gives an error of the driver the code that a server answers by (`StoreFailureCode`).
 *
 * @internal
 */
export function toStoreError(error: unknown): unknown {
  // The database that takes the writes comes back, or another one takes its place.
  if (error instanceof PostgresStoreError && error.code === "read-only") {
    return new PostgresStoreError("busy", error.message, error);
  }
  if (error instanceof PostgresStoreError) return error;
  const code = codeOf(error);
  if (code !== undefined && FULL_CODES.has(code)) {
    return new PostgresStoreError("full", "there is no room left on the disk", error);
  }
  if (code === READ_ONLY_CODE) {
    return new PostgresStoreError("busy", "database takes no writes", error);
  }
  if ((code !== undefined && BUSY_CODES.has(code)) || isLostConnection(error)) {
    return new PostgresStoreError("busy", "database cannot be reached or is locked", error);
  }
  return error;
}

/**
 * Tells whether a transaction was rolled back by the database and may be run again.
 *
 * @internal
 */
export function isUndone(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && UNDONE_CODES.has(code);
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

// The driver has no codes for these.
function isLostConnection(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(?:Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error)/.test(
      error.message,
    )
  );
}
