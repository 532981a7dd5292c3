import { randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import {
  type AddressBook,
  type AddressBookStore,
  changeProperties,
  decodeProperties,
  encodeProperties,
  removedNames,
  type RenewableBooks,
} from "@callingcard/carddav-server/store";
import type { BookJudge } from "./book-condition.ts";
import type { Remembered } from "./read-memory.ts";
import { prepareChange, prepareRows, prepareValue } from "./rows.ts";

/** The books of a store. */
export interface BookRows
  extends
    RenewableBooks,
    Pick<AddressBookStore, "listBooks" | "findBook" | "createBook" | "changeBook" | "deleteBook"> {}

type BookRow = readonly [
  id: string,
  owner: string,
  name: string,
  revision: number,
  createdMs: number,
  properties: string,
];

const COLUMNS = "id, owner, name, revision, created_ms, properties";

/**
 * The books of a store.
 *
 * @param books Books by their owners and names, which nearly each request asks for.
 * @param now The clock: when a book is made, in milliseconds since 1970.
 * @param permits What a write asks of its book.
 * @internal
 */
export function createBookRows(
  database: DatabaseSync,
  books: Remembered<AddressBook>,
  { now, permits }: { readonly now: () => number; readonly permits: BookJudge },
): BookRows {
  const { queue } = books;
  const byOwner = prepareRows<BookRow>(
    database,
    `SELECT ${COLUMNS} FROM book WHERE owner = ? ORDER BY key`,
  );
  const byName = prepareRows<BookRow>(
    database,
    `SELECT ${COLUMNS} FROM book WHERE owner = ? AND name = ?`,
  );
  const byId = prepareRows<BookRow>(database, `SELECT ${COLUMNS} FROM book WHERE id = ?`);
  const insert = prepareRows<BookRow>(
    database,
    `INSERT INTO book (id, owner, name, created_ms, properties) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (owner, name) DO NOTHING RETURNING ${COLUMNS}`,
  );
  const updateProperties = prepareChange(database, "UPDATE book SET properties = ? WHERE id = ?");
  const keyById = prepareValue<number>(database, "SELECT key FROM book WHERE id = ?");
  const keys = prepareRows<readonly [key: number]>(database, "SELECT key FROM book");
  const updateId = prepareChange(database, "UPDATE book SET id = ? WHERE key = ?");
  const removeLocks = prepareChange(database, "DELETE FROM write_lock");
  // Octets and cards would follow by themselves, one by one; in bulk they take a fifth of the time.
  const removals = [
    "DELETE FROM card_index WHERE book = ?",
    "DELETE FROM card_octets WHERE card IN (SELECT key FROM card WHERE book = ?)",
    "DELETE FROM card WHERE book = ?",
    "DELETE FROM card_write WHERE book = ?",
    "DELETE FROM book WHERE key = ?",
  ].map((sql) => prepareChange(database, sql));

  return {
    listBooks: async (owner) => byOwner.all(owner).map(toBook),
    findBook: async (owner, name) =>
      books.find(`${owner.length} ${owner}${name}`, () => mapRow(byName.get(owner, name))),
    createBook: (owner, name, properties) =>
      queue.write(() =>
        mapRow(
          insert.get(
            randomUUID(),
            owner,
            name,
            now(),
            encodeProperties(changeProperties([], { set: properties, remove: [] })),
          ),
        ),
      ),
    changeBook: (id, changes, condition = {}) =>
      queue.write(() => {
        const key = keyById(id);
        const book = mapRow(byId.get(id));
        if (key === undefined || book === undefined) return undefined;
        if (!permits(key, condition, () => [undefined])) return undefined;
        const properties = changeProperties(book.properties, changes);
        updateProperties(encodeProperties(properties), id);
        return { ...book, properties };
      }),
    deleteBook: (id, condition = {}) =>
      queue.write(() => {
        const key = keyById(id);
        if (key === undefined || !permits(key, condition, removedNames)) return false;
        for (const remove of removals) remove(key);
        return true;
      }),
    renewBooks: () =>
      queue.write(() => {
        const all = keys.all();
        for (const [key] of all) updateId(randomUUID(), key);
        removeLocks();
        return all.length;
      }),
  };
}

function mapRow(row: BookRow | undefined): AddressBook | undefined {
  return row === undefined ? undefined : toBook(row);
}

function toBook([id, owner, name, revision, createdMs, properties]: BookRow): AddressBook {
  return { id, owner, name, revision, createdMs, properties: decodeProperties(properties) };
}
