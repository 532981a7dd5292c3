import { DatabaseSync } from "node:sqlite";
import { newDatabase } from "@callingcard/postgres/shared";
import pg from "pg";
import type { IndexCondition, IndexEntry } from "../src/index.ts";
import { encodeIndexKeys, indexRows, sqlCondition, type SqlIndex } from "../src/sql.ts";

/** A database with the index entries of some cards, which are numbered from 0. */
export interface Database {
  /** Puts the entries of cards in the place of what was there. */
  readonly fill: (cards: readonly (readonly IndexEntry[])[]) => Promise<void>;
  /** The cards that meet a condition, in order. */
  readonly ask: (condition: IndexCondition) => Promise<readonly number[]>;
  readonly close: () => Promise<void>;
}

const INDEX = {
  card: "c.number",
  entries: "SELECT i.card FROM entry AS i WHERE TRUE",
  property: "i.property",
  keys: "i.keys",
  firstParameter: 1,
} satisfies Partial<SqlIndex>;

const QUERY = "SELECT c.number FROM card AS c WHERE";

export async function openSqlite(): Promise<Database> {
  const database = new DatabaseSync(":memory:");
  database.exec("CREATE TABLE card (number INTEGER) STRICT");
  database.exec("CREATE TABLE entry (card INTEGER, property TEXT, keys BLOB) STRICT");
  return {
    async fill(cards) {
      database.exec("DELETE FROM card; DELETE FROM entry");
      for (const [number, entries] of cards.entries()) {
        database.prepare("INSERT INTO card VALUES (?)").run(number);
        for (const { property, keys } of indexRows(entries)) {
          const insert = database.prepare("INSERT INTO entry VALUES (?, ?, ?)");
          insert.run(number, property, encodeIndexKeys(keys));
        }
      }
    },
    async ask(condition) {
      const { sql, values } = sqlCondition(condition, { ...INDEX, dialect: "sqlite" });
      const rows = database.prepare(`${QUERY} ${sql} ORDER BY 1`).all(...values);
      return rows.map(({ number }) => Number(number));
    },
    close: async () => database.close(),
  };
}

/** A database of its own on the server that the tests of a worker share. */
export async function openPostgresql(): Promise<Database> {
  const database = new pg.Client({ connectionString: await newDatabase() });
  await database.connect();
  await database.query("CREATE TABLE card (number integer)");
  await database.query("CREATE TABLE entry (card integer, property text, keys bytea)");
  return {
    async fill(cards) {
      await database.query("DELETE FROM card; DELETE FROM entry");
      for (const [number, entries] of cards.entries()) {
        await database.query("INSERT INTO card VALUES ($1)", [number]);
        const rows = indexRows(entries);
        await database.query(
          "INSERT INTO entry SELECT $1, property, keys FROM unnest($2::text[], $3::bytea[]) AS e (property, keys)",
          [
            number,
            rows.map(({ property }) => property),
            rows.map(({ keys }) => encodeIndexKeys(keys)),
          ],
        );
      }
    },
    async ask(condition) {
      const { sql, values } = sqlCondition(condition, { ...INDEX, dialect: "postgresql" });
      const { rows } = await database.query<{ number: number }>(`${QUERY} ${sql} ORDER BY 1`, [
        ...values,
      ]);
      return rows.map(({ number }) => number);
    },
    close: () => database.end(),
  };
}
