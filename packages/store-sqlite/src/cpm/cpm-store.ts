import type {
  DeferredMessages,
  DispositionLog,
  MessageStore,
  Outbox,
  PolicyStore,
} from "@callingcard/cpm-server/store";
import { createCommitQueue } from "../commit-queue.ts";
import { openConnection, shortenLockAttempts } from "../connection.ts";
import { migrate } from "../migrate.ts";
import { type BindingStore, createBindingRows } from "./binding-rows.ts";
import { createDeferredRows } from "./deferred-rows.ts";
import { createDispositionRows } from "./disposition-rows.ts";
import { createMessageRows } from "./message-rows.ts";
import { createOutboxRows } from "./outbox-rows.ts";
import { createPolicyRows } from "./policy-rows.ts";
import { createWrite } from "./write.ts";

/** How the stores of the Participating Function are opened. */
export interface CpmStoreOptions {
  /** Path of the database file; it is made when it does not exist, its folder is not. */
  readonly file: string;

  /** How long a write waits for another process's write lock, in milliseconds. Default 10 000. */
  readonly busyTimeoutMs?: number;

  /** Most entries of the outbox. Default 1 000 000. */
  readonly maxOutboxEntries?: number;

  /** Most octets of the objects of the outbox. Default 4 GiB. */
  readonly maxOutboxOctets?: number;

  /** Most deferred messages of one user. Default 1 000. */
  readonly maxDeferredMessages?: number;

  /** Most octets of the deferred messages of one user. Default 64 MiB. */
  readonly maxDeferredOctets?: number;

  /** How often settings that other processes write are looked for, in milliseconds. Default 1 000. */
  readonly policyPollMs?: number;
}

/** The stores of the Participating Function in one SQLite file. */
export interface CpmStore {
  readonly messages: MessageStore;
  readonly outbox: Outbox;
  readonly deferred: DeferredMessages;
  readonly dispositions: DispositionLog;
  readonly policies: PolicyStore;
  readonly bindings: BindingStore;

  /** Releases the file, after the writes under way. */
  close(): Promise<void>;
}

/**
 * Opens the stores of the Participating Function, and brings the schema of their file up to date. The
 * file may be that of `openSqliteStore`.
 *
 * Writes of one turn of the event loop, to whichever of the stores, are one transaction, and their
 * promises resolve after its commit is on disk (write-ahead log, `synchronous=FULL`).
 *
 * @param options The file and how it is kept.
 * @throws SqliteStoreError `newer-schema` or `foreign-file`; SQLite's own error when the file cannot
 *   be opened.
 */
export function openCpmStore(options: CpmStoreOptions): CpmStore {
  const { file, busyTimeoutMs = 10_000, policyPollMs = 1_000 } = options;
  const database = openConnection(file);
  try {
    migrate(database);
    const queue = createCommitQueue(database, busyTimeoutMs);
    const write = createWrite(queue);
    const { endWatch, ...policies } = createPolicyRows(database, write, policyPollMs);
    const close = async (): Promise<void> => {
      endWatch();
      await queue.close();
      if (database.isOpen) database.close();
    };
    const store: CpmStore = {
      messages: { ...createMessageRows(database, write), close },
      outbox: createOutboxRows(database, write, {
        maxEntries: options.maxOutboxEntries ?? 1_000_000,
        maxOctets: options.maxOutboxOctets ?? 4 * 1024 ** 3,
      }),
      deferred: createDeferredRows(database, write, {
        maxMessages: options.maxDeferredMessages ?? 1_000,
        maxOctets: options.maxDeferredOctets ?? 64 * 1024 ** 2,
      }),
      dispositions: createDispositionRows(database, write),
      policies,
      bindings: createBindingRows(database, write),
      close,
    };
    shortenLockAttempts(database);
    return store;
  } catch (error) {
    database.close();
    throw error;
  }
}
