import type { PoolClient } from "pg";
import type { Queries, SqlValue, Statement } from "./queries.ts";

/** Runs statements in a transaction. */
export interface Transaction extends Queries {
  /** Sends a change and does not wait for its answer; when it fails, so does the transaction. */
  readonly send: (statement: Statement, ...values: readonly SqlValue[]) => void;
}

/**
 * Runs a transaction on a connection that answers statements in their order. Begin, changes and commit are sent with
 * what comes behind them: it is the ways to the database and back that a short transaction takes its time for.
 *
 * @param queries Statements on that connection.
 * @throws The error of the statement that failed first; the transaction is still open then.
 * @internal
 */
export async function runTransaction<T>(
  client: PoolClient,
  queries: Queries,
  run: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const { all, get, change } = queries;
  const sent: Promise<unknown>[] = [];
  const failures: unknown[] = [];

  function follow(answer: Promise<unknown>): void {
    sent.push(answer.catch((error: unknown) => failures.push(error)));
  }

  // Behind a statement that failed every other one fails, for no reason of its own; behind a begin that failed they
  // would be done one by one.
  async function checked<Value>(answer: Promise<Value>): Promise<Value> {
    follow(answer);
    const [result] = await Promise.allSettled([answer]);
    if (failures.length > 0 || result.status === "rejected") throw failures[0];
    return result.value;
  }

  async function commit(): Promise<void> {
    const { command } = await client.query("COMMIT");
    if (command !== "COMMIT") throw new Error("transaction was rolled back");
  }

  follow(client.query("BEGIN"));
  const value = await run({
    all: (...query) => checked(all(...query)),
    get: (...query) => checked(get(...query)),
    change: (...query) => checked(change(...query)),
    send: (...query) => follow(change(...query)),
  });
  follow(commit());
  await Promise.all(sent);
  if (failures.length > 0) throw failures[0];
  return value;
}
