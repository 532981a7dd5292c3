import type { Pool, PoolClient, QueryConfig } from "pg";
import { isUndone, PostgresStoreError, toStoreError } from "./error.ts";
import { runTransaction, type Transaction } from "./transaction.ts";

/** What a query may be given. */
export type SqlValue = string | number | Uint8Array | null | readonly (string | Uint8Array)[];

/** A statement; each connection keeps those with a name prepared. */
export interface Statement {
  readonly name?: string;
  readonly sql: string;
}

/** Runs statements, on one connection or on any. */
export interface Queries {
  /** The rows of a query, as tuples in the order of the columns that its SQL names. */
  readonly all: <Row extends readonly unknown[]>(
    statement: Statement,
    ...values: readonly SqlValue[]
  ) => Promise<readonly Row[]>;

  /** The first row. */
  readonly get: <Row extends readonly unknown[]>(
    statement: Statement,
    ...values: readonly SqlValue[]
  ) => Promise<Row | undefined>;

  /** How many rows a statement changed. */
  readonly change: (statement: Statement, ...values: readonly SqlValue[]) => Promise<number>;
}

/** Queries, each by itself, and transactions. */
export interface Database extends Queries {
  /**
   * Runs a transaction. One that the database itself undid (a deadlock) is run again, so `run` must
   * have no effect outside of it.
   */
  readonly transaction: <T>(run: (transaction: Transaction) => Promise<T>) => Promise<T>;

  /** Waits for what is under way and closes all connections; later calls are refused. */
  readonly close: () => Promise<void>;
}

/** How often a transaction is run that the database undoes. */
const MAX_ATTEMPTS = 5;

/** Longest pause before the second attempt, in milliseconds; it doubles with each. */
const RETRY_MS = 10;

/**
 * Gives a pool the shape that this package works with, and its errors their codes.
 *
 * @param random Numbers from 0 to 1, by which transactions that met each other come at other times.
 * @internal
 */
export function createDatabase(pool: Pool, random: () => number): Database {
  let isClosed = false;

  async function guarded<T>(run: () => Promise<T>): Promise<T> {
    if (isClosed) throw new PostgresStoreError("closed", "store is closed");
    try {
      return await run();
    } catch (error) {
      throw toStoreError(error);
    }
  }

  async function attempt<T>(run: (transaction: Transaction) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      return await runTransaction(client, queriesOf(client), run);
    } catch (error) {
      broken = await rollBack(client);
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async function transaction<T>(run: (transaction: Transaction) => Promise<T>): Promise<T> {
    for (let tried = 1; ; tried++) {
      try {
        return await attempt(run);
      } catch (error) {
        if (!isUndone(error) || tried === MAX_ATTEMPTS) throw error;
        await pause(random() * RETRY_MS * 2 ** tried);
      }
    }
  }

  const { all, get, change } = queriesOf(pool);
  return {
    all: (...query) => guarded(() => all(...query)),
    get: (...query) => guarded(() => get(...query)),
    change: (...query) => guarded(() => change(...query)),
    transaction: (run) => guarded(() => transaction(run)),
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      await pool.end();
    },
  };
}

/**
 * Queries on a connection that is held, or on any of a pool.
 *
 * @internal
 */
function queriesOf(client: Pick<PoolClient, "query"> | Pool): Queries {
  async function all<Row extends readonly unknown[]>(
    statement: Statement,
    ...values: readonly SqlValue[]
  ): Promise<readonly Row[]> {
    const { rows } = await client.query({ ...toQuery(statement, values), rowMode: "array" });
    return rows as unknown as readonly Row[];
  }
  return {
    all,
    get: async <Row extends readonly unknown[]>(
      statement: Statement,
      ...values: readonly SqlValue[]
    ) => {
      const [row] = await all<Row>(statement, ...values);
      return row;
    },
    change: async (statement, ...values) => {
      const { rowCount } = await client.query(toQuery(statement, values));
      return rowCount ?? 0;
    },
  };
}

function toQuery({ name, sql }: Statement, values: readonly SqlValue[]): QueryConfig {
  const query = { text: sql, values: values.map(toParameter) };
  return name === undefined ? query : { ...query, name };
}

// The driver takes octets as Buffer alone.
function toParameter(value: SqlValue): unknown {
  if (value instanceof Uint8Array) return toBuffer(value);
  return Array.isArray(value) ? value.map(toParameter) : value;
}

function toBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

async function rollBack(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query("ROLLBACK");
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error("connection is broken");
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
