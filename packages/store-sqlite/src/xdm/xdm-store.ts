import type { DocumentStore } from "@callingcard/xcap-server/store";
import { createCommitQueue } from "../commit-queue.ts";
import { openConnection, shortenLockAttempts } from "../connection.ts";
import { migrate } from "../migrate.ts";
import { createDocumentRows } from "./document-rows.ts";

/** How a store of XCAP documents is opened. */
export interface XdmStoreOptions {
  /** Path of the database file; it is made when it does not exist, its folder is not. */
  readonly file: string;

  /** How long a write waits for another process's write lock, in milliseconds. Default 10 000. */
  readonly busyTimeoutMs?: number;
}

/**
 * Opens the store of an XCAP server, and brings the schema of its file up to date. The file may be that of
 * `openSqliteStore` and of `openCpmStore`.
 *
 * Writes of one turn of the event loop are one transaction, and their promises resolve after its commit is on
 * disk (write-ahead log, `synchronous=FULL`).
 *
 * @param options The file and how it is kept.
 * @throws SqliteStoreError `newer-schema` or `foreign-file`; SQLite's own error when the file cannot be
 *   opened.
 */
export function openXdmStore(options: XdmStoreOptions): DocumentStore {
  const { file, busyTimeoutMs = 10_000 } = options;
  const database = openConnection(file);
  try {
    migrate(database);
    const queue = createCommitQueue(database, busyTimeoutMs);
    const store: DocumentStore = {
      ...createDocumentRows(database, queue),
      close: async () => {
        await queue.close();
        if (database.isOpen) database.close();
      },
    };
    shortenLockAttempts(database);
    return store;
  } catch (error) {
    database.close();
    throw error;
  }
}
