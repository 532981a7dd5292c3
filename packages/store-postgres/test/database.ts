import { newDatabase } from "@callingcard/postgres/shared";
import { openPostgresStore, type PostgresStore } from "@callingcard/store-postgres";

export { newDatabase, runSql as run, sharedServer } from "@callingcard/postgres/shared";

/** Runs with a store in a new database, and closes it after. */
export async function withStore(use: (store: PostgresStore) => Promise<void>): Promise<void> {
  const store = await openPostgresStore({ database: await newDatabase(), maxConnections: 4 });
  try {
    await use(store);
  } finally {
    await store.close();
  }
}
