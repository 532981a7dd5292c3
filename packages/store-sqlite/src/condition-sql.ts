import type { DatabaseSync } from "node:sqlite";
import type { IndexCondition } from "@callingcard/carddav-filter";
import {
  AFTER_UNINDEXED,
  sqlCondition,
  UNINDEXED_OCTETS,
  weakenCondition,
  type SqlCondition,
  type SqlIndex,
} from "@callingcard/carddav-filter/sql";
import { prepareRows, prepareValue, type Rows } from "./rows.ts";

/** Most statements kept prepared; conditions come in few shapes, hostile ones in many. */
const MAX_STATEMENTS = 64;

/** Entries of a property that are searched at first, and by how many times more each time after that. */
const FIRST_ENTRIES = 512;
const GROWTH = 8;

/** Entries of a property that are searched before others get their turn: some milliseconds of work. */
const MAX_ENTRIES = 32_768;

/** Cards that are asked for at first where the index does not name them. */
const FIRST_CARDS = 200;

/** No key of a card is larger. */
const LAST_KEY = Number.MAX_SAFE_INTEGER;

/** The columns of {@link KeyRow} but the last. */
const KEY_COLUMNS = "c.key, c.name, c.octet_count, c.changed_rev";

/** Parameters 1 to 3 are the book, the key that cards come after, and the last key. */
const INDEX: SqlIndex = {
  dialect: "sqlite",
  card: "c.key",
  entries: "SELECT i.card FROM card_index AS i WHERE i.book = ?1 AND i.card > ?2 AND i.card <= ?3",
  property: "i.property",
  keys: "i.keys",
  firstParameter: 4,
};

/** A card that was found. */
export type KeyRow = readonly [
  key: number,
  name: string,
  octetCount: number,
  changedRev: number,
  /** 1 when the card may meet the condition only because the index has not all its keys. */
  isOpen: number,
];
type Pages = Generator<readonly KeyRow[]>;

/** Gives the living cards of a book that meet a condition, in pages, each card once. */
export type KeySearch = (book: number, condition: IndexCondition) => Iterable<readonly KeyRow[]>;

/**
 * Answers conditions from `card_index`. A condition of very many questions is weakened: each costs a
 * scan of the keys of a property.
 *
 * The index has the entries of a property by card, so that it is searched in parts: who asks for a few
 * results stops before the rest is looked at.
 *
 * @internal
 */
export function prepareConditions(database: DatabaseSync): KeySearch {
  const statements = new Map<string, Rows<KeyRow>>();
  const entryBehind = prepareValue<number>(
    database,
    `SELECT card FROM card_index WHERE book = ? AND property = ? AND card > ?
     ORDER BY card LIMIT 1 OFFSET ?`,
  );

  function prepared(sql: string): Rows<KeyRow> {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    if (statements.size >= MAX_STATEMENTS) statements.clear();
    const statement = prepareRows<KeyRow>(database, sql);
    statements.set(sql, statement);
    return statement;
  }

  // Asks about the cards that the index names.
  function* searchIndex(book: number, asked: Asked, property: string): Pages {
    // Without the sign, each card of the book would be looked up.
    const statement = prepared(
      `SELECT ${KEY_COLUMNS}, ${asked.isOpen} FROM card AS c
       WHERE +c.book = ?1 AND ${asked.sql} AND c.deleted_rev IS NULL ORDER BY c.key`,
    );
    for (let after = 0, entries = FIRST_ENTRIES; after < LAST_KEY;) {
      const last = entryBehind(book, property, after, entries) ?? LAST_KEY;
      yield statement.all(book, after, last, ...asked.values);
      after = last;
      entries = Math.min(entries * GROWTH, MAX_ENTRIES);
    }
  }

  // Asks about each card of a book.
  function* searchCards(book: number, asked: Asked): Pages {
    const name = INDEX.firstParameter + asked.values.length;
    const statement = prepared(
      `SELECT ${KEY_COLUMNS}, ${asked.isOpen} FROM card AS c
       WHERE c.book = ?1 AND c.name > ?${name} AND ${asked.sql} AND c.deleted_rev IS NULL
       ORDER BY c.name LIMIT ?${name + 1}`,
    );
    for (let after = "", limit = FIRST_CARDS; ; limit = -1) {
      const rows = statement.all(book, 0, LAST_KEY, ...asked.values, after, limit);
      yield rows;
      const [, lastName] = rows.at(-1) ?? [];
      if (lastName === undefined || rows.length !== limit) return;
      after = lastName;
    }
  }

  return (book, condition) => {
    const weak = weakenCondition(condition);
    const property = askedProperty(weak);
    const asked = askedOf(weak, weak !== condition);
    return property === undefined ? searchCards(book, asked) : searchIndex(book, asked, property);
  };
}

interface Asked extends SqlCondition {
  /** Expression for {@link KeyRow}. */
  readonly isOpen: string;
}

// What is looked up of the few cards that are found costs less than to tell them apart in the search.
function askedOf(condition: IndexCondition, isWeakened: boolean): Asked {
  const { sql, values } = sqlCondition(condition, INDEX);
  const properties = isWeakened ? undefined : keyedProperties(condition);
  if (properties === undefined) return { sql, values, isOpen: "1" };
  if (properties.length === 0) return { sql, values, isOpen: "0" };
  const first = INDEX.firstParameter + values.length;
  const names = properties.map((_, index) => `?${first + index}`).join();
  const from = first + properties.length;
  return {
    sql,
    values: [...values, ...properties, UNINDEXED_OCTETS, AFTER_UNINDEXED],
    isOpen: `EXISTS (SELECT 1 FROM card_index AS i WHERE i.book = ?1 AND i.property IN (${names})
       AND i.card = c.key AND i.keys >= ?${from} AND i.keys < ?${from + 1})`,
  };
}

// The properties whose keys a condition asks for; `undefined` when it asks what SQL cannot.
function keyedProperties(condition: IndexCondition): readonly string[] | undefined {
  switch (condition.kind) {
    case "all":
    case "none":
      return [];
    case "present":
    case "key":
      if (sqlCondition(condition, INDEX).sql === "TRUE") return undefined;
      return condition.kind === "key" ? [condition.property] : [];
    case "and":
    case "or": {
      const properties = new Set<string>();
      for (const part of condition.of) {
        const those = keyedProperties(part);
        if (those === undefined) return undefined;
        for (const property of those) properties.add(property);
      }
      return [...properties];
    }
  }
}

/**
 * A property that a condition asks for, when the index names all cards that meet it; `undefined` when others
 * may.
 *
 * @internal
 */
function askedProperty(condition: IndexCondition): string | undefined {
  switch (condition.kind) {
    case "all":
    case "none":
      return undefined;
    case "present":
    case "key":
      return sqlCondition(condition, INDEX).sql === "TRUE" ? undefined : condition.property;
    case "and":
      return condition.of.map(askedProperty).find((property) => property !== undefined);
    case "or": {
      const properties = condition.of.map(askedProperty);
      return properties.includes(undefined) ? undefined : properties[0];
    }
  }
}
