import { storeContract } from "@callingcard/carddav-server/store-contract";
import { openSqliteStore } from "@callingcard/store-sqlite";
import { expect, test } from "vitest";
import { withFile } from "./temporary-file.ts";

test.each(storeContract)("$name", async ({ run }) => {
  await withFile(async (file) => {
    const store = openSqliteStore({ file });
    try {
      await expect(run(store)).resolves.toBeUndefined();
    } finally {
      await store.close();
    }
  });
});
