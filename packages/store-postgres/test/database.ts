import { type PostgresServer, startPostgres } from "@callingcard/postgres";
import { openPostgresStore, type PostgresStore } from "@callingcard/store-postgres";
import pg from "pg";

/** One server for the test files of a worker. */
let server: Promise<PostgresServer> | undefined;

/** What a crash would leave matters to no test but one, which has a server of its own. */
const HASTE = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/** The server that the tests share; it ends with the process that started it. */
export function sharedServer(): Promise<PostgresServer> {
  server ??= startPostgres({ settings: HASTE });
  return server;
}

/** Runs a statement in the database `postgres`, or in another one. */
export async function run(url: string, sql: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Makes an empty database; it goes with the server. */
export async function newDatabase(): Promise<string> {
  const { url, urlOf, newName } = await sharedServer();
  const name = newName();
  await run(url, `CREATE DATABASE ${name}`);
  return urlOf(name);
}

/** Runs with a store in a new database, and closes it after. */
export async function withStore(use: (store: PostgresStore) => Promise<void>): Promise<void> {
  const store = await openPostgresStore({ database: await newDatabase(), maxConnections: 4 });
  try {
    await use(store);
  } finally {
    await store.close();
  }
}
