import type { FolderPath, NewObject } from "./message-store.ts";

/** One write of the history (CR 8.5): an object and the folder it goes to. */
export interface HistoryEntry {
  /** The user whose history it is. */
  readonly owner: string;
  readonly folder: FolderPath;
  readonly object: NewObject;
  /**
   * When it is written. `new-folder`: only when the folder was not there before, which is how the
   * session info object is (CPM-064, CPM-065). Default `always`.
   */
  readonly when?: "always" | "new-folder" | undefined;
}

/**
 * The durable queue between sessions and the message store. What `put` has acknowledged gets to the
 * message store, whatever happens to this process or to the message store meanwhile.
 */
export interface Outbox {
  /**
   * Queues entries, all or none, behind those of before. Resolved when they are on disk.
   *
   * @throws StoreError `too-many` or `too-large` when the queue is at its limit.
   */
  put(entries: readonly HistoryEntry[]): Promise<void>;

  /** Owners whose entries may be tried now, those that wait longest first, each once. */
  dueOwners(nowMs: number, limit: number): Promise<readonly string[]>;

  /**
   * The oldest entries of an owner in the order of `put`. Each counts as tried from now on, on
   * disk: after a crash they are given again with `attempts` above 0.
   */
  take(owner: string, limit: number): Promise<readonly OutboxEntry[]>;

  /** Forgets entries that are written. */
  remove(ids: readonly number[]): Promise<void>;

  /** Lets the entries of an owner wait. */
  delay(owner: string, untilMs: number): Promise<void>;

  /** Sets an entry aside that the message store refuses for good; it is kept, and not tried again. */
  park(id: number, reason: string): Promise<void>;

  /** Entries that were set aside, oldest first. */
  listParked(limit: number): Promise<readonly ParkedEntry[]>;

  /** Queues the entries again that were set aside; tells how many. */
  unpark(): Promise<number>;

  /** How full the queue is. */
  status(): Promise<OutboxStatus>;
}

/** An entry of the outbox. */
export interface OutboxEntry {
  /** Ascending in the order of `put`. */
  readonly id: number;
  /** How often it was taken before. */
  readonly attempts: number;
  readonly entry: HistoryEntry;
}

/** An entry that was set aside. */
export interface ParkedEntry extends OutboxEntry {
  readonly reason: string;
}

/** How full an outbox is. */
export interface OutboxStatus {
  /** Entries that wait. */
  readonly entries: number;
  /** Octets of their objects. */
  readonly octets: number;
  /** Entries that were set aside. */
  readonly parked: number;
  /** When an owner's entries may be tried first, in milliseconds since 1970; past or future. */
  readonly nextDueMs?: number | undefined;
}
