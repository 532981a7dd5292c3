import type { DatabaseSync } from "node:sqlite";
import { encodeIndexRows, type IndexRow } from "@callingcard/carddav-filter/sql";
import { prepareChange } from "./rows.ts";

/** The table of index rows; `book` and `card` are keys. */
export interface IndexTable {
  /** Writes rows of a card that has none. */
  readonly insert: (book: number, card: number, rows: readonly IndexRow[]) => void;
  /** Writes rows of a card, in place of those of the same property names. */
  readonly write: (book: number, card: number, rows: readonly IndexRow[]) => void;
  /** Removes the rows of some property names of a card. */
  readonly remove: (book: number, card: number, properties: readonly string[]) => void;
}

/** Most rows of one statement: most cards have fewer, and each number of rows is a statement of its own. */
const MAX_ROWS = 16;

/**
 * Prepares writes of `card_index`, many rows by one statement; run them inside a transaction.
 *
 * @internal
 */
export function createIndexTable(database: DatabaseSync): IndexTable {
  // The transaction is undone when a write throws. Without FAIL, SQLite would keep the pages as they were to undo
  // the statement alone, and each row of it would take a third more time.
  const insert = byCount(
    database,
    (count) =>
      `INSERT OR FAIL INTO card_index (book, property, card, keys) VALUES ${places(count)}`,
  );
  const write = byCount(
    database,
    (count) =>
      `INSERT OR FAIL INTO card_index (book, property, card, keys) VALUES ${places(count)}
       ON CONFLICT DO UPDATE SET keys = excluded.keys`,
  );
  const remove = byCount(
    database,
    (count) =>
      `DELETE FROM card_index WHERE book = ?1 AND card = ?2 AND property IN (${listed(
        count,
        (index) => `?${index + 3}`,
      )})`,
  );
  return {
    insert: (book, card, rows) => {
      for (const some of portions(rows)) insert(some.length)(book, card, ...valuesOf(some));
    },
    write: (book, card, rows) => {
      for (const some of portions(rows)) write(some.length)(book, card, ...valuesOf(some));
    },
    remove: (book, card, properties) => {
      for (const some of portions(properties)) remove(some.length)(book, card, ...some);
    },
  };
}

type Change = ReturnType<typeof prepareChange>;

// Statements are prepared when they are first wanted.
function byCount(
  database: DatabaseSync,
  sql: (count: number) => string,
): (count: number) => Change {
  const prepared = new Map<number, Change>();
  return (count) => {
    const known = prepared.get(count);
    if (known !== undefined) return known;
    const change = prepareChange(database, sql(count));
    prepared.set(count, change);
    return change;
  };
}

function places(count: number): string {
  return listed(count, (index) => `(?1, ?${2 * index + 3}, ?2, ?${2 * index + 4})`);
}

function valuesOf(rows: readonly IndexRow[]): readonly (string | Uint8Array)[] {
  const keys = encodeIndexRows(rows);
  return rows.flatMap(({ property }, at) => [property, keys[at] ?? new Uint8Array()]);
}

function listed(count: number, item: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => item(index)).join(", ");
}

function* portions<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  if (items.length > 0 && items.length <= MAX_ROWS) {
    yield items;
    return;
  }
  for (let at = 0; at < items.length; at += MAX_ROWS) yield items.slice(at, at + MAX_ROWS);
}
