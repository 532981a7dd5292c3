/** What a program can tell apart about a store that does not open or does not write. */
export type SqliteStoreErrorCode =
  /** The file was written by a newer version of this package. */
  | "newer-schema"
  /** The file is not a database of this package. */
  | "foreign-file"
  /** Another process held the write lock for longer than `busyTimeoutMs`. */
  | "busy"
  /** The disk, or what the file may take of it, is full. */
  | "full"
  /** SQLite refused to commit: read-only file, input/output error. */
  | "not-written"
  /** The file of a backup, or the one that it is made of, is damaged. */
  | "damaged"
  /** The store was closed. */
  | "closed";

/** Thrown by `openSqliteStore` and by writes; `cause` holds SQLite's own error where there is one. */
export class SqliteStoreError extends Error {
  override readonly name = "SqliteStoreError";
  readonly code: SqliteStoreErrorCode;

  /**
   * @param code For programs.
   * @param reason One lower-case clause, for people.
   * @param cause The error underneath.
   */
  constructor(code: SqliteStoreErrorCode, reason: string, cause?: unknown) {
    super(reason, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/**
 * Gives the primary result code of an error of SQLite, the low octet of an extended one.
 *
 * @param error Any error.
 * @returns `undefined` for another error.
 * @internal
 */
export function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error)) return undefined;
  return typeof error.errcode === "number" ? error.errcode & 0xff : undefined;
}
