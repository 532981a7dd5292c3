import { type Author, endsHistoryPortion } from "@callingcard/carddav-server/store";
import type { LockedBook } from "./book-lock.ts";
import type { Statement } from "./queries.ts";
import type { Transaction } from "./transaction.ts";

/** How much is remembered of a book; a 64th of it may come on top. */
export interface HistoryBounds {
  /** Octets of older cards; where this is not 0, a part of one card may come on top as well. */
  readonly octets: number;
  readonly writes: number;
}

/** A write of a card that is about to happen. */
interface LoggedWrite {
  readonly revision: number;
  readonly name: string;
  readonly author: Author | undefined;
  /** What is there before. */
  readonly before: { readonly etag: string; readonly octetCount: number } | undefined;
  /** Entity tag of what is there after. */
  readonly after: string | undefined;
}

/** Remembers a write of a book that is held; called before the octets of the card are changed. */
export type WriteLog = (transaction: Transaction, book: LockedBook, write: LoggedWrite) => void;

/** A name whose card was deleted has no octets. */
const INSERT: Statement = {
  name: "write-log",
  sql: `INSERT INTO callingcard.card_write (book, revision, name, written_ms, actor, client, method,
                                            before_tag, after_tag, end_octets, older)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10,
          (SELECT o.octets FROM callingcard.card AS c JOIN callingcard.card_octets AS o ON o.card = c.key
           WHERE c.book = $1 AND c.name = $3))`,
};

const FORGET_WRITES: Statement = {
  name: "forget-writes-of-book",
  sql: "DELETE FROM callingcard.card_write WHERE book = $1 AND revision <= $2",
};

const FORGET_OCTETS: Statement = {
  name: "forget-octets-of-book",
  sql: `UPDATE callingcard.card_write SET end_octets = NULL, older = NULL
        WHERE book = $1 AND end_octets <= $2`,
};

/**
 * Makes what remembers writes that have an author.
 *
 * @param now The clock, in milliseconds since 1970.
 * @param bounds How much is remembered.
 * @internal
 */
export function createWriteLog(now: () => number, { octets, writes }: HistoryBounds): WriteLog {
  return ({ send }, book, { revision, name, author, before, after }) => {
    const { key } = book;
    if (endsHistoryPortion(revision, 1, writes)) send(FORGET_WRITES, key, revision - writes);
    if (author === undefined || writes === 0) return;
    const { actor, client = null, method } = author;
    const growth = before?.octetCount ?? 0;
    book.olderOctets += growth;
    const end = before === undefined ? null : book.olderOctets;
    const tags = [before?.etag ?? null, after ?? null] as const;
    send(INSERT, key, revision, name, now(), actor, client, method, ...tags, end);
    if (endsHistoryPortion(book.olderOctets, growth, octets)) {
      send(FORGET_OCTETS, key, book.olderOctets - octets);
    }
  };
}
