import type { DatabaseSync, SQLInputValue, SQLOutputValue } from "node:sqlite";

/** A prepared statement whose rows are tuples, in the order of the columns that its SQL names. */
export interface Rows<Row> {
  readonly get: (...values: readonly SQLInputValue[]) => Row | undefined;
  readonly all: (...values: readonly SQLInputValue[]) => readonly Row[];
}

/**
 * Prepares a query. The caller answers for `Row`: STRICT tables hold the types of the columns, and
 * the SQL beside the type names them. Rows are arrays because objects take twice the time.
 *
 * @internal
 */
export function prepareRows<Row extends readonly SQLOutputValue[]>(
  database: DatabaseSync,
  sql: string,
): Rows<Row> {
  const statement = database.prepare(sql);
  statement.setReturnArrays(true);
  return {
    get: (...values) => statement.get(...values) as unknown as Row | undefined,
    all: (...values) => statement.all(...values) as unknown as readonly Row[],
  };
}

/**
 * Prepares a query for one value of at most one row.
 *
 * @internal
 */
export function prepareValue<Value extends SQLOutputValue>(
  database: DatabaseSync,
  sql: string,
): (...values: readonly SQLInputValue[]) => Value | undefined {
  const rows = prepareRows<readonly [Value]>(database, sql);
  return (...values) => rows.get(...values)?.[0];
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

/**
 * Prepares a statement that inserts one row; calling it tells the key of that.
 *
 * @internal
 */
export function prepareInsert(
  database: DatabaseSync,
  sql: string,
): (...values: readonly SQLInputValue[]) => number {
  const statement = database.prepare(sql);
  return (...values) => Number(statement.run(...values).lastInsertRowid);
}
