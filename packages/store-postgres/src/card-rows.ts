import type { CardInfo, StoredCard } from "@callingcard/carddav-server/store";

/** The columns of a card that listings need, for SQL with `callingcard.card AS c`. */
export const INFO_COLUMNS = "c.name, c.etag, c.octet_count, c.modified_ms, c.changed_rev";

/** What `INFO_COLUMNS` selects. */
export type InfoRow = readonly [
  name: string,
  etag: string,
  octetCount: number,
  modifiedMs: number,
  changedRev: number,
];

/**
 * The columns of a whole card, for SQL with `callingcard.card AS c` and `callingcard.card_octets AS o`. The driver asks
 * for text; base64 is less of it than the database makes of octets by itself, and quicker to read.
 */
export const CARD_COLUMNS: string = `${INFO_COLUMNS}, encode(o.octets, 'base64')`;

/** What `CARD_COLUMNS` selects. */
export type CardRow = readonly [...info: InfoRow, base64: string];

/**
 * Names the columns.
 *
 * @internal
 */
export function toCardInfo([name, etag, octetCount, modifiedMs, revision]: InfoRow): CardInfo {
  return { name, etag, octetCount, modifiedMs, revision };
}

/**
 * `toCardInfo` with the octets.
 *
 * @internal
 */
export function toStoredCard(row: CardRow): StoredCard {
  const [name, etag, octetCount, modifiedMs, revision, base64] = row;
  const octets = new Uint8Array(Buffer.from(base64, "base64"));
  return { name, etag, octetCount, modifiedMs, revision, octets };
}
