import {
  historyContract,
  type HistoryBounds,
  signInContract,
  storeContract,
} from "@callingcard/carddav-server/store-contract";
import { openSqliteStore, type SqliteStore } from "@callingcard/store-sqlite";
import { expect, test } from "vitest";
import { withFile } from "./temporary-file.ts";

for (const { name, run } of storeContract) {
  test(`${name}`, async () => {
    await expect(onStore(run)).resolves.toBeUndefined();
  });
}

for (const { name, run } of signInContract) {
  test(`${name}`, async () => {
    await expect(onStore(run)).resolves.toBeUndefined();
  });
}

for (const { name, run } of historyContract) {
  test(`${name}`, async () => {
    await using opened = new AsyncDisposableStack();
    const open = async (bounds: HistoryBounds): Promise<SqliteStore> =>
      opened.adopt(openSqliteStore({ file: ":memory:", ...bounds }), (store) => store.close());
    await expect(run(open)).resolves.toBeUndefined();
  });
}

async function onStore(run: (store: SqliteStore) => Promise<void>): Promise<void> {
  await withFile(async (file) => {
    const store = openSqliteStore({ file });
    try {
      await run(store);
    } finally {
      await store.close();
    }
  });
}
