import type { DatabaseSync } from "node:sqlite";
import type { IndexEntry } from "@callingcard/carddav-filter";
import { encodeIndexKeys, type IndexRow, indexRows } from "@callingcard/carddav-filter/sql";
import { prepareChange, prepareValue } from "./rows.ts";

/** What a card is stored as beside its row: octets and the entries derived from them. */
export interface CardContents {
  /** Writes octets, and of the entries only what differs from the old ones. */
  readonly write: (
    book: number,
    card: number,
    octets: Uint8Array,
    entries: readonly IndexEntry[],
  ) => void;
  /** Writes the octets and entries of one card to another, which may have some. */
  readonly copy: (from: number, book: number, to: number) => void;
  /** Makes the entries of a card anew. */
  readonly reindex: (book: number, card: number, entries: readonly IndexEntry[]) => void;
  /** Removes octets and entries. */
  readonly remove: (book: number, card: number) => void;
}

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
  const updateEntries = prepareChange(
    database,
    "UPDATE card_octets SET entries = ?2 WHERE card = ?1",
  );
  const removeOctets = prepareChange(database, "DELETE FROM card_octets WHERE card = ?");
  const insertRow = prepareChange(
    database,
    "INSERT INTO card_index (book, property, card, keys) VALUES (?, ?, ?, ?)",
  );
  const removeRow = prepareChange(
    database,
    "DELETE FROM card_index WHERE book = ? AND property = ? AND card = ?",
  );

  /**
   * Turns the rows of one list of entries into those of another.
   *
   * @internal
   */
  function change(book: number, card: number, from: string, to: Entries): void {
    if (from === to.text) return;
    const old = linesOf(from);
    for (const line of old) if (!to.rows.has(line)) removeRow(book, rowOf(line).property, card);
    for (const [line, { property, keys }] of to.rows) {
      if (!old.has(line)) insertRow(book, property, card, encodeIndexKeys(keys));
    }
  }

  function write(book: number, card: number, octets: Uint8Array, entries: Entries): void {
    const old = entriesOf(card);
    change(book, card, old ?? "", entries);
    if (old === undefined) insertOctets(card, octets, entries.text);
    else updateOctets(card, octets, entries.text);
  }

  return {
    write: (book, card, octets, entries) => {
      write(book, card, octets, toEntries(indexRows(entries)));
    },
    copy: (from, book, to) => {
      const octets = octetsOf(from);
      if (octets === undefined) throw new Error("card has no octets");
      const rows = Array.from(linesOf(entriesOf(from) ?? ""), rowOf);
      write(book, to, octets, toEntries(rows));
    },
    reindex: (book, card, entries) => {
      const next = toEntries(indexRows(entries));
      change(book, card, entriesOf(card) ?? "", next);
      updateEntries(card, next.text);
    },
    remove: (book, card) => {
      change(book, card, entriesOf(card) ?? "", NO_ENTRIES);
      removeOctets(card);
    },
  };
}

/** The entries of a card: a line for each row of `card_index`, by which rows that stay are known. */
interface Entries {
  readonly text: string;
  readonly rows: ReadonlyMap<string, IndexRow>;
}

const NO_ENTRIES: Entries = { text: "", rows: new Map() };

function toEntries(rows: readonly IndexRow[]): Entries {
  const byLine = new Map(rows.map((row) => [JSON.stringify([row.property, row.keys]), row]));
  return { text: [...byLine.keys()].join("\n"), rows: byLine };
}

function linesOf(text: string): ReadonlySet<string> {
  return new Set(text === "" ? [] : text.split("\n"));
}

function rowOf(line: string): IndexRow {
  const [property, keys] = JSON.parse(line) as readonly [string, readonly string[]];
  return { property, keys };
}
