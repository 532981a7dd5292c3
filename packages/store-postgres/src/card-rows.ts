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

/** `InfoRow` with the stored octets. */
export type CardRow = readonly [...info: InfoRow, octets: Uint8Array];

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
  const [name, etag, octetCount, modifiedMs, revision, octets] = row;
  return { name, etag, octetCount, modifiedMs, revision, octets: new Uint8Array(octets) };
}
