import type { DatabaseSync } from "node:sqlite";
import type { IndexEntry } from "@callingcard/carddav-filter";
import { encodeIndexKey } from "@callingcard/carddav-filter/sql";
import { prepareChange, prepareValue } from "./rows.ts";

/** What a card is stored as beside its row: octets and the entries derived from them. */
export interface CardContents {
  /** Writes octets and entries of a card that has none. */
  readonly insert: WriteContents;
  /** Writes octets, and of the entries only what differs from the old ones. */
  readonly update: WriteContents;
  /** Writes the octets and entries of one card to another, which may have some. */
  readonly copy: (from: number, book: number, to: number) => void;
  /** Makes the entries of a card anew. */
  readonly reindex: (book: number, card: number, entries: readonly IndexEntry[]) => void;
  /** Removes octets and entries. */
  readonly remove: (book: number, card: number) => void;
}

type WriteContents = (
  book: number,
  card: number,
  octets: Uint8Array,
  entries: readonly IndexEntry[],
) => void;

/**
 * Prepares writes of `card_octets` and `card_index`; run them inside a transaction.
 *
 * @internal
 */
export function createCardContents(database: DatabaseSync): CardContents {
  const entriesOf = prepareValue<string>(
    database,
    "SELECT entries FROM card_octets WHERE card = ?",
  );
  const octetsOf = prepareValue<Uint8Array<ArrayBuffer>>(
    database,
    "SELECT octets FROM card_octets WHERE card = ?",
  );
  const insertOctets = prepareChange(
    database,
    "INSERT INTO card_octets (card, octets, entries) VALUES (?, ?, ?)",
  );
  const updateOctets = prepareChange(
    database,
    "UPDATE card_octets SET octets = ?2, entries = ?3 WHERE card = ?1",
  );
  const writeEntries = prepareChange(database, "UPDATE card_octets SET entries = ? WHERE card = ?");
  const removeOctets = prepareChange(database, "DELETE FROM card_octets WHERE card = ?");
  const insert = prepareChange(
    database,
    "INSERT INTO card_index (book, property, key, card) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const remove = prepareChange(
    database,
    "DELETE FROM card_index WHERE book = ? AND property = ? AND key = ? AND card = ?",
  );

  /**
   * Turns the rows of one list of entries into those of another.
   *
   * @internal
   */
  function change(book: number, card: number, from: string, to: string): void {
    if (from === to) return;
    const old = decodeEntries(from);
    const next = decodeEntries(to);
    for (const [id, { property, key }] of old) {
      if (!next.has(id)) remove(book, property, encodeIndexKey(key), card);
    }
    for (const [id, { property, key }] of next) {
      if (!old.has(id)) insert(book, property, encodeIndexKey(key), card);
    }
  }

  function write(book: number, card: number, octets: Uint8Array, entries: string): void {
    const old = entriesOf(card);
    change(book, card, old ?? NO_ENTRIES, entries);
    if (old === undefined) insertOctets(card, octets, entries);
    else updateOctets(card, octets, entries);
  }

  return {
    insert: (book, card, octets, entries) => {
      for (const { property, key } of entries) insert(book, property, encodeIndexKey(key), card);
      insertOctets(card, octets, encodeEntries(entries));
    },
    update: (book, card, octets, entries) => {
      write(book, card, octets, encodeEntries(entries));
    },
    copy: (from, book, to) => {
      const octets = octetsOf(from);
      if (octets === undefined) throw new Error("card has no octets");
      write(book, to, octets, entriesOf(from) ?? NO_ENTRIES);
    },
    reindex: (book, card, entries) => {
      const text = encodeEntries(entries);
      change(book, card, entriesOf(card) ?? NO_ENTRIES, text);
      writeEntries(text, card);
    },
    remove: (book, card) => {
      change(book, card, entriesOf(card) ?? NO_ENTRIES, NO_ENTRIES);
      removeOctets(card);
    },
  };
}

const NO_ENTRIES = "[]";

function encodeEntries(entries: readonly IndexEntry[]): string {
  return JSON.stringify(entries.map(({ property, key }) => [property, key]));
}

/**
 * Entries by themselves as text, each once.
 *
 * @internal
 */
function decodeEntries(text: string): ReadonlyMap<string, IndexEntry> {
  const rows = JSON.parse(text) as readonly (readonly [string, string])[];
  return new Map(rows.map(([property, key]) => [`${property}\n${key}`, { property, key }]));
}
