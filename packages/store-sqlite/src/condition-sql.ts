import type { DatabaseSync } from "node:sqlite";
import type { IndexCondition } from "@callingcard/carddav-filter";
import { sqlCondition, weakenCondition, type SqlIndex } from "@callingcard/carddav-filter/sql";
import { prepareRows, type Rows } from "./rows.ts";

/** Most statements kept prepared; conditions come in few shapes, hostile ones in many. */
const MAX_STATEMENTS = 64;

/** Parameters 1 to 3 are the book, the name that cards come after, and how many are wanted. */
const INDEX: SqlIndex = {
  dialect: "sqlite",
  card: "c.key",
  entries: "SELECT i.card FROM card_index AS i WHERE i.book = ?1",
  property: "i.property",
  key: "i.key",
  firstParameter: 4,
};

/** What a search of the index asks. */
export interface KeySearch {
  readonly book: number;
  readonly condition: IndexCondition;
  /** Only cards whose names come after this one. */
  readonly after: string;
  /** Most keys wanted; all of them for -1. */
  readonly limit: number;
}

/** Key and name of a card. */
export type KeyRow = readonly [key: number, name: string];

/**
 * Answers conditions from `card_index`. A condition of very many questions is weakened: each costs a
 * scan of the keys of a property.
 *
 * @internal
 * @returns A function that gives the living cards of a book that meet a condition, by name.
 */
export function prepareConditions(
  database: DatabaseSync,
): (search: KeySearch) => readonly KeyRow[] {
  const statements = new Map<string, Rows<KeyRow>>();

  return ({ book, condition, after, limit }) => {
    const { sql, values } = sqlCondition(weakenCondition(condition), INDEX);
    let statement = statements.get(sql);
    if (statement === undefined) {
      if (statements.size >= MAX_STATEMENTS) statements.clear();
      statement = prepareRows<KeyRow>(
        database,
        `SELECT c.key, c.name FROM card AS c
         WHERE c.book = ?1 AND c.name > ?2 AND ${sql} AND c.deleted_rev IS NULL
         ORDER BY c.name LIMIT ?3`,
      );
      statements.set(sql, statement);
    }
    return statement.all(book, after, limit, ...values);
  };
}
