import type { Author } from "@callingcard/carddav-server/store";
import type { LockedBook } from "./book-lock.ts";
import type { Statement } from "./queries.ts";
import type { Transaction } from "./transaction.ts";

/** How much is remembered of a book. */
export interface HistoryBounds {
  /** Octets of older cards; a part of one card may come on top, where this is not 0. */
  readonly octets: number;
  readonly writes: number;
}

/** A write of a card that is about to happen. */
interface LoggedWrite {
  readonly revision: number;
  readonly name: string;
  readonly author: Author | undefined;
  /** Entity tag of what is there before. */
  readonly before: string | undefined;
  /** Entity tag of what is there after. */
  readonly after: string | undefined;
}

/** Remembers a write of a book that is held; called before the octets of the card are changed. */
export type WriteLog = (transaction: Transaction, book: LockedBook, write: LoggedWrite) => void;

const INSERT: Statement = {
  name: "write-log",
  sql: `WITH forgotten AS (
          DELETE FROM callingcard.card_write WHERE book = $1 AND revision <= $2::bigint - $10::bigint
        )
        INSERT INTO callingcard.card_write (book, revision, name, written_ms, actor, client, method,
                                            before_tag, after_tag)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
};

const KEEP_OCTETS: Statement = {
  name: "older-octets-keep",
  sql: `INSERT INTO callingcard.older_octets (book, revision, end_octets, octets)
        SELECT $1::bigint, $2::bigint, octet_length(o.octets) + coalesce(
          (SELECT max(end_octets) FROM callingcard.older_octets WHERE book = $1), 0), o.octets
        FROM callingcard.card AS c JOIN callingcard.card_octets AS o ON o.card = c.key
        WHERE c.book = $1 AND c.name = $3`,
};

const FORGET_OCTETS: Statement = {
  name: "older-octets-forget",
  sql: `DELETE FROM callingcard.older_octets
        WHERE book = $1 AND end_octets <=
          (SELECT max(end_octets) FROM callingcard.older_octets WHERE book = $1) - $2::bigint`,
};

/**
 * Makes what remembers writes that have an author.
 *
 * @param now The clock, in milliseconds since 1970.
 * @param bounds How much is remembered.
 * @internal
 */
export function createWriteLog(now: () => number, bounds: HistoryBounds): WriteLog {
  return ({ send }, { key }, { revision, name, author, before, after }) => {
    if (author === undefined) return;
    const { actor, client = null, method } = author;
    const tags = [before ?? null, after ?? null] as const;
    send(INSERT, key, revision, name, now(), actor, client, method, ...tags, bounds.writes);
    if (before === undefined) return;
    send(KEEP_OCTETS, key, revision, name);
    send(FORGET_OCTETS, key, bounds.octets);
  };
}
