import {
  historyContract,
  type HistoryBounds,
  signInContract,
  storeContract,
} from "@callingcard/carddav-server/store-contract";
import { openPostgresStore, type PostgresStore } from "@callingcard/store-postgres";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import pg from "pg";
import { newDatabase } from "./database.ts";

let store: PostgresStore;
let client: pg.Client;

beforeAll(async () => {
  const database = await newDatabase();
  store = await openPostgresStore({ database, maxConnections: 4 });
  client = new pg.Client({ connectionString: database });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await store.close();
});

beforeEach(async () => {
  await client.query(
    "DELETE FROM callingcard.book; DELETE FROM callingcard.account; DELETE FROM callingcard.lock_out",
  );
});

for (const { name, run } of storeContract) {
  test(`${name}`, async () => {
    await expect(run(store)).resolves.toBeUndefined();
  });
}

for (const { name, run } of signInContract) {
  test(`${name}`, async () => {
    await expect(run(store)).resolves.toBeUndefined();
  });
}

for (const { name, run } of historyContract) {
  test(`${name}`, async () => {
    await using opened = new AsyncDisposableStack();
    const open = async (bounds: HistoryBounds): Promise<PostgresStore> => {
      const bounded = await openPostgresStore({ database: await newDatabase(), ...bounds });
      return opened.adopt(bounded, () => bounded.close());
    };
    await expect(run(open)).resolves.toBeUndefined();
  });
}
