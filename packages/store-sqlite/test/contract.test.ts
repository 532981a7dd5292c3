import { signInContract, storeContract } from "@callingcard/carddav-server/store-contract";
import { openSqliteStore, type SqliteStore } from "@callingcard/store-sqlite";
import { expect, test } from "vitest";
import { withFile } from "./temporary-file.ts";

test.each(storeContract)("$name", async ({ run }) => {
  await expect(onStore(run)).resolves.toBeUndefined();
});

test.each(signInContract)("$name", async ({ run }) => {
  await expect(onStore(run)).resolves.toBeUndefined();
});

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
