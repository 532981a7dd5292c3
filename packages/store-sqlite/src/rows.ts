import type { DatabaseSync, SQLInputValue } from "node:sqlite";

/** A prepared statement whose rows have a known shape: the columns that its SQL names. */
export interface Rows<Row> {
  readonly get: (...values: readonly SQLInputValue[]) => Row | undefined;
  readonly all: (...values: readonly SQLInputValue[]) => readonly Row[];
}

/**
 * Prepares a query. The caller answers for `Row`: SQLite's STRICT tables hold the column types, and
 * the SQL beside the type names the columns.
 *
 * @internal
 */
export function prepareRows<Row>(database: DatabaseSync, sql: string): Rows<Row> {
  const statement = database.prepare(sql);
  return {
    get: (...values) => statement.get(...values) as Row | undefined,
    all: (...values) => statement.all(...values) as unknown as readonly Row[],
  };
}

/**
 * Prepares a statement that returns no rows; calling it tells how many rows it changed.
 *
 * @internal
 */
export function prepareChange(
  database: DatabaseSync,
  sql: string,
): (...values: readonly SQLInputValue[]) => number {
  const statement = database.prepare(sql);
  return (...values) => Number(statement.run(...values).changes);
}
