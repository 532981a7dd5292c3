import type { DatabaseSync } from "node:sqlite";
import { type Author, endsHistoryPortion } from "@callingcard/carddav-server/store";
import { prepareChange, prepareValue } from "./rows.ts";

/** How much is remembered of a book; a 64th of it may come on top. */
export interface HistoryBounds {
  /** Octets of older cards; where this is not 0, a part of one card may come on top as well. */
  readonly octets: number;
  readonly writes: number;
}

/** A write of a card that is about to happen. */
export interface LoggedWrite {
  readonly book: number;
  readonly revision: number;
  readonly name: string;
  readonly author: Author | undefined;
  /** The card that is there, with its key. */
  readonly before:
    | { readonly key: number; readonly etag: string; readonly octetCount: number }
    | undefined;
  /** Entity tag of what is there after. */
  readonly after: string | undefined;
}

/**
 * Prepares what remembers writes, inside their transactions.
 *
 * @param now The clock, in milliseconds since 1970.
 * @param bounds How much is remembered.
 * @returns Remembers a write that has an author; called before the octets of the card are changed.
 * @internal
 */
export function createWriteLog(
  database: DatabaseSync,
  now: () => number,
  bounds: HistoryBounds,
): (write: LoggedWrite) => void {
  const columns = "book, revision, name, written_ms, actor, client, method, before_tag, after_tag";
  const insert = prepareChange(
    database,
    `INSERT INTO card_write (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, NULL, ?)`,
  );
  const endOf = prepareValue<number>(
    database,
    `SELECT end_octets FROM card_write WHERE book = ? AND end_octets IS NOT NULL
     ORDER BY end_octets DESC LIMIT 1`,
  );
  // One row of values: for rows of a SELECT, and for rows that are returned, SQLite keeps copies of its own.
  const insertWithOlder = prepareChange(
    database,
    `INSERT INTO card_write (${columns}, end_octets, older)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, (SELECT octets FROM card_octets WHERE card = ?11))`,
  );
  const forgetWrites = prepareChange(
    database,
    "DELETE FROM card_write WHERE book = ? AND revision <= ?",
  );
  const forgetOctets = prepareChange(
    database,
    "UPDATE card_write SET end_octets = NULL, older = NULL WHERE book = ? AND end_octets <= ?",
  );

  return ({ book, revision, name, author, before, after = null }) => {
    if (endsHistoryPortion(revision, 1, bounds.writes))
      forgetWrites(book, revision - bounds.writes);
    if (author === undefined || bounds.writes === 0) return;
    const { actor, client = null, method } = author;
    if (before === undefined) {
      insert(book, revision, name, now(), actor, client, method, after);
      return;
    }
    const { key, etag, octetCount } = before;
    const end = (endOf(book) ?? 0) + octetCount;
    insertWithOlder(book, revision, name, now(), actor, client, method, etag, after, end, key);
    if (endsHistoryPortion(end, octetCount, bounds.octets)) forgetOctets(book, end - bounds.octets);
  };
}
