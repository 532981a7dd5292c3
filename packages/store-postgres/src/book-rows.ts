import { randomUUID } from "node:crypto";
import {
  type AddressBook,
  type AddressBookStore,
  changeProperties,
  decodeProperties,
  encodeProperties,
} from "@callingcard/carddav-server/store";
import { isBookId } from "./book-id.ts";
import type { Database, Statement } from "./queries.ts";

type BookRow = readonly [
  id: string,
  owner: string,
  name: string,
  revision: number,
  createdMs: number,
  properties: string,
];

const COLUMNS = "id, owner, name, revision, created_ms, properties";

const BY_OWNER: Statement = {
  name: "books-by-owner",
  sql: `SELECT ${COLUMNS} FROM callingcard.book WHERE owner = $1 ORDER BY key`,
};

const BY_NAME: Statement = {
  name: "book-by-name",
  sql: `SELECT ${COLUMNS} FROM callingcard.book WHERE owner = $1 AND name = $2`,
};

const LOCKED: Statement = {
  name: "book-locked",
  sql: `SELECT ${COLUMNS} FROM callingcard.book WHERE id = $1 FOR UPDATE`,
};

const INSERT: Statement = {
  name: "book-insert",
  sql: `INSERT INTO callingcard.book (id, owner, name, created_ms, properties)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (owner, name) DO NOTHING RETURNING ${COLUMNS}`,
};

const UPDATE_PROPERTIES: Statement = {
  name: "book-properties",
  sql: "UPDATE callingcard.book SET properties = $2 WHERE id = $1",
};

const DELETE: Statement = {
  name: "book-delete",
  sql: "DELETE FROM callingcard.book WHERE id = $1",
};

/**
 * The books of a store.
 *
 * @param now The clock: when a book is made, in milliseconds since 1970.
 * @internal
 */
export function createBookRows(
  database: Database,
  now: () => number,
): Pick<AddressBookStore, "listBooks" | "findBook" | "createBook" | "changeBook" | "deleteBook"> {
  return {
    listBooks: async (owner) => (await database.all<BookRow>(BY_OWNER, owner)).map(toBook),
    findBook: async (owner, name) => mapRow(await database.get<BookRow>(BY_NAME, owner, name)),
    createBook: async (owner, name, properties) =>
      mapRow(
        await database.get<BookRow>(
          INSERT,
          randomUUID(),
          owner,
          name,
          now(),
          encodeProperties(changeProperties([], { set: properties, remove: [] })),
        ),
      ),
    changeBook: async (id, changes) => {
      if (!isBookId(id)) return undefined;
      return database.transaction(async ({ get, change }) => {
        const book = mapRow(await get<BookRow>(LOCKED, id));
        if (book === undefined) return undefined;
        const properties = changeProperties(book.properties, changes);
        await change(UPDATE_PROPERTIES, id, encodeProperties(properties));
        return { ...book, properties };
      });
    },
    deleteBook: async (id) => isBookId(id) && (await database.change(DELETE, id)) === 1,
  };
}

function mapRow(row: BookRow | undefined): AddressBook | undefined {
  return row === undefined ? undefined : toBook(row);
}

function toBook([id, owner, name, revision, createdMs, properties]: BookRow): AddressBook {
  return { id, owner, name, revision, createdMs, properties: decodeProperties(properties) };
}
