import { checkOperations } from "@callingcard/carddav-server/store-contract";
import { storeHistory } from "@callingcard/carddav-server/store-contract-arbitrary";
import { openSqliteStore } from "@callingcard/store-sqlite";
import { test } from "@fast-check/vitest";

test.prop([storeHistory()])("any history gives the answers of the model", async (operations) => {
  const store = openSqliteStore({ file: ":memory:" });
  try {
    await checkOperations(store, operations);
  } finally {
    await store.close();
  }
});
