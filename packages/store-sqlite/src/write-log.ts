import type { DatabaseSync } from "node:sqlite";
import { type Author, endsHistoryPortion } from "@callingcard/carddav-server/store";
import { prepareChange, prepareRows } from "./rows.ts";

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
  readonly before: { readonly key: number; readonly etag: string } | undefined;
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
  const insertWithOlder = prepareRows<readonly [endOctets: number, octets: number]>(
    database,
    `INSERT INTO card_write (${columns}, end_octets, older)
     SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, length(octets) + coalesce(
       (SELECT end_octets FROM card_write WHERE book = ?1 AND end_octets IS NOT NULL
        ORDER BY end_octets DESC LIMIT 1), 0), octets
     FROM card_octets WHERE card = ?10 RETURNING end_octets, length(older)`,
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
    const { key, etag } = before;
    const values = [book, revision, name, now(), actor, client, method, etag, after, key];
    const [end = 0, octets = 0] = insertWithOlder.get(...values) ?? [];
    if (endsHistoryPortion(end, octets, bounds.octets)) forgetOctets(book, end - bounds.octets);
  };
}
