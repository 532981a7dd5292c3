/** Who writes. */
export interface Author {
  /** The user who asks for the write, or in whose name it is made. */
  readonly actor: string;
  /** What they write with, such as the `User-Agent` of a request (RFC 9110 section 10.1.5). */
  readonly client?: string;
  /** Method of the request, or what else is done. */
  readonly method: string;
}

/** What is said of a write that is to be remembered. */
export interface Authored {
  /** Who writes; without it, the write is not remembered. */
  readonly author?: Author;
}

/** A write of a card, as it is remembered. */
export interface CardWrite {
  /** The revision of the book that the write took: what it is known by. */
  readonly revision: number;
  /** Path segment of the card, not percent-encoded. */
  readonly name: string;
  /** When, by the clock of the store, in milliseconds since 1970. */
  readonly writtenMs: number;
  readonly author: Author;
  /** Entity tag of the card before; absent where there was none. */
  readonly before?: string;
  /** Entity tag of the card after; absent where it was deleted or moved away. */
  readonly after?: string;
}

/** Which writes are asked for. */
export interface HistoryOptions {
  /** Those of one name. Default: all. */
  readonly name?: string;
  /** Those below a revision. Default: all. */
  readonly before?: number;
  /** Most writes, 1 or more. Default: all. */
  readonly limit?: number;
}

/**
 * What was written to the cards of a book, by whom, and what was there before. It is remembered in the transaction
 * of the write itself, up to bounds that the store has, and goes with the book.
 */
export interface CardHistory {
  /** Writes that had an author, those of the highest revisions first; none for a book that does not exist. */
  history(id: string, options?: HistoryOptions): Promise<readonly CardWrite[]>;

  /**
   * The octets that a remembered write replaced, deleted or moved away; `undefined` where there were none, or they are
   * remembered no more.
   *
   * @param revision Of the write.
   */
  olderOctets(id: string, revision: number): Promise<Uint8Array | undefined>;
}
