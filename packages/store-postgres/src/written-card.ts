import type { NewCard } from "@callingcard/carddav-server/store";
import type { LockedBook } from "./book-lock.ts";
import { entryColumns } from "./card-contents.ts";
import type { Statement } from "./queries.ts";
import type { Transaction } from "./transaction.ts";

/** Row, octets and entries of a card in one statement; the entries are those of the row that is written. */
const WRITE: Statement = {
  name: "card-write",
  sql: `WITH written AS (
          INSERT INTO callingcard.card (book, name, uid, etag, octet_count, modified_ms, changed_rev,
                                        index_revision)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
          ON CONFLICT (book, name) DO UPDATE SET
            uid = excluded.uid, etag = excluded.etag, octet_count = excluded.octet_count,
            modified_ms = excluded.modified_ms, changed_rev = excluded.changed_rev,
            index_revision = excluded.index_revision, deleted_rev = NULL
          RETURNING key
        ), octets AS (
          INSERT INTO callingcard.card_octets (card, octets) SELECT key, $9 FROM written
          ON CONFLICT (card) DO UPDATE SET octets = excluded.octets
        ), entries AS (
          DELETE FROM callingcard.card_index WHERE card = (SELECT key FROM written)
        )
        INSERT INTO callingcard.card_index (card, book, property, keys)
        SELECT written.key, $1, entry.property, entry.keys
        FROM written, unnest($10::text[], $11::bytea[]) AS entry (property, keys)`,
};

const BURY: Statement = {
  name: "card-bury-by-name",
  sql: `WITH buried AS (
          UPDATE callingcard.card SET deleted_rev = $3, changed_rev = $3, modified_ms = $4
          WHERE book = $1 AND name = $2 RETURNING key
        ), octets AS (
          DELETE FROM callingcard.card_octets WHERE card = (SELECT key FROM buried)
        )
        DELETE FROM callingcard.card_index WHERE card = (SELECT key FROM buried)`,
};

/**
 * Writes a card under its name, whatever was there.
 *
 * @internal
 */
export function sendCard(
  { send }: Transaction,
  book: LockedBook,
  revision: number,
  card: NewCard & { readonly indexRevision: string },
): void {
  const { name, uid, etag, octets, modifiedMs, indexRevision, index } = card;
  send(
    WRITE,
    book.key,
    name,
    uid,
    etag,
    octets.length,
    modifiedMs,
    revision,
    indexRevision,
    octets,
    ...entryColumns(index),
  );
}

/**
 * Deletes the card of a name, and keeps that there was one.
 *
 * @internal
 */
export function sendBurial(
  { send }: Transaction,
  book: LockedBook,
  revision: number,
  { name, modifiedMs }: { readonly name: string; readonly modifiedMs: number },
): void {
  send(BURY, book.key, name, revision, modifiedMs);
}
