import { openPostgresStore } from "@callingcard/store-postgres";
import { expect, test } from "vitest";
import { newDatabase, run } from "./database.ts";

/** Makes new connections to a database believe that it follows another one. */
async function follow(database: string): Promise<void> {
  const name = new URL(database).pathname.slice(1);
  await run(
    database,
    `CREATE FUNCTION public.pg_is_in_recovery() RETURNS boolean LANGUAGE sql AS 'SELECT true';
     ALTER DATABASE ${name} SET search_path = public, pg_catalog`,
  );
}

/** Breaks all connections, as a balancer does that leads to another server from now on. */
async function breakConnections(database: string): Promise<void> {
  await run(
    database,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );
}

test("a database that follows another one is refused", async () => {
  const database = await newDatabase();
  await (await openPostgresStore({ database })).close();
  await follow(database);
  await expect(openPostgresStore({ database })).rejects.toMatchObject({ code: "read-only" });
});

test("nothing is read from a database that follows another one, once connections lead there", async () => {
  const database = await newDatabase();
  const store = await openPostgresStore({ database });
  const book = await store.createBook("ada", "contacts", []);
  await follow(database);
  await breakConnections(database);
  // A connection that broke may be found out by the first call.
  const reading = async (): Promise<unknown> =>
    store.changesSince(book?.id ?? "", 0).catch((error: unknown) => error);
  await reading();
  expect(await reading()).toMatchObject({ code: "busy", message: /follows another one/ });
  await run(database, "DROP FUNCTION public.pg_is_in_recovery()");
  expect(await reading()).toMatchObject({ kind: "changes" });
  await store.close();
});
