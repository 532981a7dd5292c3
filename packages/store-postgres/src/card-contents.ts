import type { IndexEntry } from "@callingcard/carddav-filter";
import { encodeIndexRows, indexRows } from "@callingcard/carddav-filter/sql";
import type { Queries, Statement } from "./queries.ts";

const COPY_OCTETS: Statement = {
  name: "octets-copy",
  sql: `INSERT INTO callingcard.card_octets (card, octets)
        SELECT $2, octets FROM callingcard.card_octets WHERE card = $1
        ON CONFLICT (card) DO UPDATE SET octets = excluded.octets`,
};

const REMOVE_OCTETS: Statement = {
  name: "octets-remove",
  sql: "DELETE FROM callingcard.card_octets WHERE card = $1",
};

const REMOVE_ENTRIES: Statement = {
  name: "entries-remove",
  sql: "DELETE FROM callingcard.card_index WHERE card = $1",
};

const WRITE_ENTRIES: Statement = {
  name: "entries-write",
  sql: `INSERT INTO callingcard.card_index (card, book, property, keys)
        SELECT $1, $2, entry.property, entry.keys
        FROM unnest($3::text[], $4::bytea[]) AS entry (property, keys)`,
};

const COPY_ENTRIES: Statement = {
  name: "entries-copy",
  sql: `INSERT INTO callingcard.card_index (card, book, property, keys)
        SELECT $2, $3, property, keys FROM callingcard.card_index WHERE card = $1`,
};

/** A card as its contents need it. */
interface CardPlace {
  readonly book: number;
  readonly card: number;
}

/**
 * Makes the entries of a card anew.
 *
 * @internal
 */
export async function writeEntries(
  { change }: Queries,
  { book, card }: CardPlace,
  entries: readonly IndexEntry[],
): Promise<void> {
  await change(REMOVE_ENTRIES, card);
  if (entries.length > 0) await change(WRITE_ENTRIES, card, book, ...entryColumns(entries));
}

/**
 * The rows of the entries of a card, as two columns.
 *
 * @internal
 */
export function entryColumns(
  entries: readonly IndexEntry[],
): readonly [properties: readonly string[], keys: readonly Uint8Array[]] {
  const rows = indexRows(entries);
  return [rows.map(({ property }) => property), encodeIndexRows(rows)];
}

/**
 * Writes the octets and entries of one card to another.
 *
 * @internal
 */
export async function copyContents(
  { change }: Queries,
  from: number,
  { book, card }: CardPlace,
): Promise<void> {
  if ((await change(COPY_OCTETS, from, card)) !== 1) throw new Error("card has no octets");
  await change(REMOVE_ENTRIES, card);
  await change(COPY_ENTRIES, from, card, book);
}

/**
 * Removes octets and entries.
 *
 * @internal
 */
export async function removeContents({ change }: Queries, card: number): Promise<void> {
  await change(REMOVE_OCTETS, card);
  await change(REMOVE_ENTRIES, card);
}
