import { randomUUID } from "node:crypto";
import {
  type AddressBook,
  type AddressBookStore,
  changeProperties,
  decodeProperties,
  type BookCondition,
  encodeProperties,
  removedNames,
  type StoredLock,
  type WrittenName,
  type RenewableBooks,
} from "@callingcard/carddav-server/store";
import { permits } from "./book-condition.ts";
import { isBookId } from "./book-id.ts";
import { withBooks } from "./book-lock.ts";
import type { Database, Statement } from "./queries.ts";
import type { Transaction } from "./transaction.ts";

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

const RENEW: Statement = {
  name: "books-renew",
  sql: `WITH locks AS (DELETE FROM callingcard.write_lock)
        UPDATE callingcard.book SET id = gen_random_uuid()`,
};

/**
 * The books of a store.
 *
 * @param now The clock: when a book is made, in milliseconds since 1970.
 * @internal
 */
export function createBookRows(database: Database, now: () => number): BookRows {
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
    changeBook: async (id, changes, condition = {}) => {
      if (!isBookId(id)) return undefined;
      return database.transaction(async (queries) => {
        const book = mapRow(await queries.get<BookRow>(LOCKED, id));
        if (book === undefined) return undefined;
        if (!(await permitsBook(queries, id, condition, () => [undefined]))) return undefined;
        const properties = changeProperties(book.properties, changes);
        await queries.change(UPDATE_PROPERTIES, id, encodeProperties(properties));
        return { ...book, properties };
      });
    },
    deleteBook: async (id, condition) => {
      if (!isBookId(id)) return false;
      if (condition === undefined) return (await database.change(DELETE, id)) === 1;
      return database.transaction(
        async (queries) =>
          (await permitsBook(queries, id, condition, removedNames)) &&
          (await queries.change(DELETE, id)) === 1,
      );
    },
    renewBooks: () => database.change(RENEW),
  };
}

// Holds the book, and tells whether a write may happen to it. Nothing is to be held for a write that
// asks nothing.
async function permitsBook(
  transaction: Transaction,
  id: string,
  condition: BookCondition,
  names: (locks: readonly StoredLock[]) => readonly WrittenName[],
): Promise<boolean> {
  if (condition.locks === undefined && condition.revision === undefined) return true;
  return withBooks(transaction, [id], async (books) => {
    const book = books.get(id);
    return book !== undefined && permits(transaction, book, condition, names);
  });
}

function mapRow(row: BookRow | undefined): AddressBook | undefined {
  return row === undefined ? undefined : toBook(row);
}

function toBook([id, owner, name, revision, createdMs, properties]: BookRow): AddressBook {
  return { id, owner, name, revision, createdMs, properties: decodeProperties(properties) };
}
