import type { DatabaseSync } from "node:sqlite";
import type { StoredLock } from "@callingcard/carddav-server/store";
import { prepareChange, prepareRows } from "./rows.ts";

type LockRow = readonly [
  token: string,
  name: string | null,
  depth: StoredLock["depth"],
  scope: StoredLock["scope"],
  user: string,
  owner: string | null,
  expiresMs: number,
];

const COLUMNS = "token, name, depth, scope, user, owner, expires_ms";

/** Locks of books, by the keys of these. */
export interface LockRows {
  /** Those whose time is not over, in the order they were made. */
  readonly living: (book: number, nowMs: number) => readonly StoredLock[];
  readonly insert: (book: number, lock: StoredLock) => void;
  readonly prolong: (book: number, token: string, expiresMs: number) => void;
  /** Tells whether it was there. */
  readonly remove: (book: number, token: string) => boolean;
  /** Removes those whose root is a card. */
  readonly removeOf: (book: number, name: string) => void;
  /** Removes those whose time is over. */
  readonly removeExpired: (book: number, nowMs: number) => void;
}

/**
 * The table of locks.
 *
 * @internal
 */
export function createLockRows(database: DatabaseSync): LockRows {
  const living = prepareRows<LockRow>(
    database,
    `SELECT ${COLUMNS} FROM write_lock WHERE book = ? AND expires_ms > ? ORDER BY key`,
  );
  const insert = prepareChange(
    database,
    `INSERT INTO write_lock (book, ${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const prolong = prepareChange(
    database,
    "UPDATE write_lock SET expires_ms = ?3 WHERE book = ?1 AND token = ?2",
  );
  const remove = prepareChange(database, "DELETE FROM write_lock WHERE book = ? AND token = ?");
  const removeOf = prepareChange(database, "DELETE FROM write_lock WHERE book = ? AND name = ?");
  const removeExpired = prepareChange(
    database,
    "DELETE FROM write_lock WHERE book = ? AND expires_ms <= ?",
  );
  return {
    living: (book, nowMs) => living.all(book, nowMs).map(toLock),
    insert(book, { token, name, depth, scope, user, owner, expiresMs }) {
      insert(book, token, name ?? null, depth, scope, user, owner ?? null, expiresMs);
    },
    prolong,
    remove: (book, token) => remove(book, token) === 1,
    removeOf,
    removeExpired,
  };
}

function toLock([token, name, depth, scope, user, owner, expiresMs]: LockRow): StoredLock {
  return {
    token,
    name: name ?? undefined,
    depth,
    scope,
    user,
    owner: owner ?? undefined,
    expiresMs,
  };
}
