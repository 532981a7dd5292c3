import pg from "pg";
import { type PostgresServer, startPostgres } from "./postgres.ts";

/** One server for the test files of a worker. */
let server: Promise<PostgresServer> | undefined;

/** What a crash would leave matters to no test that shares its server. */
const HASTE = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/** The server that the tests of a worker share; it ends with the process that started it. */
export function sharedServer(): Promise<PostgresServer> {
  server ??= startPostgres({ settings: HASTE });
  return server;
}

/** Makes an empty database on the shared server, and gives its URL; it goes with the server. */
export async function newDatabase(): Promise<string> {
  const { url, urlOf, newName } = await sharedServer();
  const name = newName();
  await runSql(url, `CREATE DATABASE ${name}`);
  return urlOf(name);
}

/** Runs statements in a database, and gives the rows. */
export async function runSql(url: string, sql: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
