import type { BookId, WriteCondition } from "../store.ts";

/** A write lock (RFC 4918 section 7) on a card, on a name that no card has yet, or on a book. */
export interface StoredLock {
  /** The lock token: a URI that no other lock ever has (RFC 4918 section 6.5). */
  readonly token: string;
  /** Path segment of the card, not percent-encoded; `undefined` when the root is the book. */
  readonly name: string | undefined;
  /** Whether a lock of a book is one of each of its cards too. */
  readonly depth: "0" | "infinity";
  readonly scope: "exclusive" | "shared";
  /** Who made it. Nobody else can submit its token (RFC 4918 section 6.4). */
  readonly user: string;
  /** `DAV:owner` as the client wrote it, with all the namespace declarations it needs. */
  readonly owner: string | undefined;
  /** When it is no more, in milliseconds since 1970. */
  readonly expiresMs: number;
}

/** What a new lock is judged by, beside the locks that are there. */
export interface LockOptions {
  /** Judged against the card, or against the book, whose entity tag no client knows. */
  readonly condition: WriteCondition;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  /** Most locks of the book and its cards together. */
  readonly maxLocks: number;
}

/** How the taking of a lock ended (RFC 4918 section 9.10). */
export type AddLockResult =
  /** `isMapped`: whether there is a card of that name, or the root is the book. */
  | { readonly kind: "added"; readonly isMapped: boolean }
  /** Those that cannot be together with the new one. */
  | { readonly kind: "conflict"; readonly locks: readonly StoredLock[] }
  | { readonly kind: "no-book" | "precondition-failed" | "too-many" };

/**
 * Where write locks live. They belong to a book and are judged inside the write (`BookCondition.locks`).
 * A lock goes with the card that is its root when that is deleted or moved, and with the book; a card
 * that is written or moved to its name leaves it as it is. A lock whose time is over is no lock.
 */
export interface LockStore {
  /** The locks of a book and of its cards, in the order they were made. */
  listLocks(book: BookId, nowMs: number): Promise<readonly StoredLock[]>;

  /**
   * Makes a lock, in one transaction; `no-book` before `precondition-failed` before `conflict` before
   * `too-many`. A name that no card has yet becomes a member of the book by it.
   */
  addLock(book: BookId, lock: StoredLock, options: LockOptions): Promise<AddLockResult>;

  /**
   * Gives a lock a new end.
   *
   * @returns The lock as it is now; `undefined` when there is none of that token, or its time is over.
   */
  refreshLock(
    book: BookId,
    token: string,
    times: { readonly expiresMs: number; readonly nowMs: number },
  ): Promise<StoredLock | undefined>;

  /** Removes a lock; tells whether it was there. */
  removeLock(book: BookId, token: string): Promise<boolean>;
}
