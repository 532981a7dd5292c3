import type { CardInfo, StoredCard } from "@callingcard/carddav-server/store";

/** The columns of a card that listings need, for SQL with `card AS c`. */
export const INFO_COLUMNS = "c.name, c.etag, c.octet_count, c.modified_ms, c.changed_rev";

/** What `INFO_COLUMNS` selects. */
export interface InfoRow {
  readonly name: string;
  readonly etag: string;
  readonly octet_count: number;
  readonly modified_ms: number;
  readonly changed_rev: number;
}

/** `InfoRow` with the stored octets. */
export interface CardRow extends InfoRow {
  readonly octets: Uint8Array;
}

/**
 * Renames columns to the contract's fields.
 *
 * @internal
 */
export function toCardInfo(row: InfoRow): CardInfo {
  return {
    name: row.name,
    etag: row.etag,
    octetCount: row.octet_count,
    modifiedMs: row.modified_ms,
    revision: row.changed_rev,
  };
}

/**
 * `toCardInfo` with the octets.
 *
 * @internal
 */
export function toStoredCard(row: CardRow): StoredCard {
  return {
    name: row.name,
    etag: row.etag,
    octetCount: row.octet_count,
    modifiedMs: row.modified_ms,
    revision: row.changed_rev,
    octets: row.octets,
  };
}
