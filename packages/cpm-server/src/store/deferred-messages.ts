/**
 * Messages that wait for a client of the served user (CR 8.3.2.9, CPM-082). A promise of a write is
 * resolved only when the write is on disk.
 */
export interface DeferredMessages {
  /**
   * Stores a message behind those of before. One with the same served user and key is not stored
   * twice, not even after it was removed, until its expiry.
   *
   * @throws StoreError `too-many` or `too-large` when the user's limit is reached.
   */
  put(message: DeferredMessage): Promise<"stored" | "duplicate">;

  /** Messages of a user that have not expired, in the order of `put`. */
  list(servedUser: string, range: DeferredRange): Promise<readonly StoredDeferredMessage[]>;

  /** Forgets messages that were delivered or told as failed; tells how many were there. */
  remove(ids: readonly number[]): Promise<number>;

  /**
   * Forgets the messages of one session (CPM-050); tells how many there were. Others may know a
   * Contribution-ID: what they have sent stays.
   */
  discard(servedUser: string, contributionId: string, farUser: string): Promise<number>;

  /** Messages that have expired and were not removed yet, those longest expired first. */
  listExpired(nowMs: number, limit: number): Promise<readonly StoredDeferredMessage[]>;

  /** When the next message expires, in milliseconds since 1970. */
  nextExpiryMs(): Promise<number | undefined>;

  /** How many messages a user has, and of how many octets. */
  count(servedUser: string): Promise<{ readonly messages: number; readonly octets: number }>;
}

/** A message that could not be delivered yet. */
export interface DeferredMessage {
  /** Canonical address of the user it is for. */
  readonly servedUser: string;
  /** Address of who sent it, or of the group. */
  readonly farUser: string;
  readonly conversationId: string;
  readonly contributionId: string;
  /** Value of P-Asserted-Service of its session. */
  readonly service?: string | undefined;
  /** Value of Content-Type. */
  readonly contentType: string;
  /** The content, octet for octet. */
  readonly octets: Uint8Array;
  /** Value of its imdn.Message-ID. */
  readonly messageId?: string | undefined;
  /** Tells it from the other messages of the user: of its session and its MSRP Message-ID, or so. */
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly arrivedMs: number;
  /** Milliseconds since 1970. */
  readonly expiresMs: number;
}

/** A message in the store. */
export interface StoredDeferredMessage extends DeferredMessage {
  /** Ascending in the order of `put`. */
  readonly id: number;
}

/** Which of a user's messages are wanted. */
export interface DeferredRange {
  /** Messages that expire at this time or before are not given. */
  readonly nowMs: number;
  readonly limit: number;
  /** Only messages behind this one. */
  readonly afterId?: number | undefined;
}
