import type { DatabaseSync } from "node:sqlite";
import type { Author } from "@callingcard/carddav-server/store";
import { prepareChange, prepareValue } from "./rows.ts";

/** How much is remembered of a book. */
export interface HistoryBounds {
  /** Octets of older cards; a part of one card may come on top, where this is not 0. */
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
  const insert = prepareChange(
    database,
    `INSERT INTO card_write (book, revision, name, written_ms, actor, client, method, before_tag, after_tag)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const forgetWrites = prepareChange(
    database,
    "DELETE FROM card_write WHERE book = ? AND revision <= ?",
  );
  const keepOctets = prepareValue<number>(
    database,
    `INSERT INTO older_octets (book, revision, end_octets, octets)
     SELECT ?1, ?2, length(octets) + coalesce(
       (SELECT max(end_octets) FROM older_octets WHERE book = ?1), 0), octets
     FROM card_octets WHERE card = ?3 RETURNING end_octets`,
  );
  const forgetOctets = prepareChange(
    database,
    "DELETE FROM older_octets WHERE book = ? AND end_octets <= ?",
  );

  return ({ book, revision, name, author, before, after }) => {
    if (author === undefined) return;
    const { actor, client = null, method } = author;
    insert(book, revision, name, now(), actor, client, method, before?.etag ?? null, after ?? null);
    forgetWrites(book, revision - bounds.writes);
    if (before === undefined) return;
    const endOctets = keepOctets(book, revision, before.key) ?? 0;
    forgetOctets(book, endOctets - bounds.octets);
  };
}
