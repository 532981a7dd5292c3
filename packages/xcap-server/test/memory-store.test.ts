import { expect, test } from "vitest";
import { documentStoreContract } from "../src/store-contract.ts";
import { createMemoryStore } from "./memory-store.ts";

test.each(documentStoreContract)("$name", async ({ run }) => {
  await expect(run(createMemoryStore())).resolves.toBeUndefined();
});
