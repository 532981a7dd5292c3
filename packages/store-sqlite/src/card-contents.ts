import type { DatabaseSync } from "node:sqlite";
import type { IndexEntry } from "@callingcard/carddav-filter";
import { indexRows, type IndexRow } from "@callingcard/carddav-filter/sql";
import { createIndexTable } from "./index-table.ts";
import { prepareChange, prepareValue } from "./rows.ts";

/** What a card is stored as beside its row: octets and the entries derived from them. */
export interface CardContents {
  /** Writes octets and entries of a card that has none. */
  readonly insert: (card: CardKey, octets: Uint8Array, entries: readonly IndexEntry[]) => void;
  /** Writes octets, and of the entries only what differs from the old ones. */
  readonly update: (card: CardKey, octets: Uint8Array, entries: readonly IndexEntry[]) => void;
  /** Writes the octets and entries of one card to another, which may have some. */
  readonly copy: (from: number, to: CardKey) => void;
  /** Makes the entries of a card anew. */
  readonly reindex: (card: CardKey, entries: readonly IndexEntry[]) => void;
  /** Removes octets and entries. */
  readonly remove: (card: CardKey) => void;
}

/** A card, by the key of its book and its own. */
interface CardKey {
  readonly book: number;
  readonly key: number;
}

/**
 * Prepares writes of `card_octets` and `card_index`; run them inside a transaction.
 *
 * @internal
 */
export function createCardContents(database: DatabaseSync): CardContents {
  const index = createIndexTable(database);
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

  // Turns the rows of one list of entries into those of another.
  function change({ book, key }: CardKey, from: string, to: Entries): void {
    if (from === to.text) return;
    const { changed, gone } = difference(linesOf(from), to);
    index.remove(book, key, gone);
    index.write(book, key, changed);
  }

  function insert({ book, key }: CardKey, octets: Uint8Array, { text, rows }: Entries): void {
    index.insert(book, key, rows);
    insertOctets(key, octets, text);
  }

  function write(card: CardKey, octets: Uint8Array, entries: Entries): void {
    const old = entriesOf(card.key);
    if (old === undefined) {
      insert(card, octets, entries);
      return;
    }
    change(card, old, entries);
    updateOctets(card.key, octets, entries.text);
  }

  return {
    insert: (card, octets, entries) => {
      insert(card, octets, toEntries(indexRows(entries)));
    },
    update: (card, octets, entries) => {
      write(card, octets, toEntries(indexRows(entries)));
    },
    copy: (from, to) => {
      const octets = octetsOf(from);
      if (octets === undefined) throw new Error("card has no octets");
      write(to, octets, toEntries(linesOf(entriesOf(from) ?? "").map(rowOf)));
    },
    reindex: (card, entries) => {
      const next = toEntries(indexRows(entries));
      change(card, entriesOf(card.key) ?? "", next);
      updateEntries(card.key, next.text);
    },
    remove: ({ book, key }) => {
      index.remove(book, key, linesOf(entriesOf(key) ?? "").map(propertyOf));
      removeOctets(key);
    },
  };
}

/** The entries of a card: a line for each row of `card_index`, by which rows that stay are known. */
interface Entries {
  readonly text: string;
  readonly lines: readonly string[];
  readonly rows: readonly IndexRow[];
}

function toEntries(rows: readonly IndexRow[]): Entries {
  const lines = rows.map(({ property, keys }) => JSON.stringify([property, keys]));
  return { text: lines.join("\n"), lines, rows };
}

/** What is to be done to the rows of a card. */
interface Difference {
  readonly changed: readonly IndexRow[];
  /** Property names whose rows are removed. */
  readonly gone: readonly string[];
}

// Most writes leave the properties in their order and change a few. The others are looked up in a set, which costs as
// much for each line as to write it.
function difference(old: readonly string[], { lines, rows }: Entries): Difference {
  const changed: IndexRow[] = [];
  let at = 0;
  for (const line of old) {
    const row = rows[at];
    if (row === undefined) break;
    if (line !== lines[at]) {
      if (propertyOf(line) !== row.property) break;
      changed.push(row);
    }
    at += 1;
  }
  if (at === old.length) return { changed: [...changed, ...rows.slice(at)], gone: [] };
  const others = new Set(old.slice(at));
  const behind = rows.slice(at).filter((_, index) => !others.delete(lines[at + index] ?? ""));
  const left = new Set(behind.map(({ property }) => property));
  const gone = Array.from(others, propertyOf).filter((property) => !left.has(property));
  return { changed: [...changed, ...behind], gone };
}

function linesOf(text: string): readonly string[] {
  return text === "" ? [] : text.split("\n");
}

function propertyOf(line: string): string {
  return rowOf(line).property;
}

function rowOf(line: string): IndexRow {
  const [property, keys] = JSON.parse(line) as readonly [string, readonly string[]];
  return { property, keys };
}
