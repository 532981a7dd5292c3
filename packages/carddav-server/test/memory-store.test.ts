import { expect, test } from "vitest";
import { storeContract } from "../src/store-contract.ts";
import { createMemoryStore } from "./memory-store.ts";

test.each(storeContract)("$name", async ({ run }) => {
  await expect(run(createMemoryStore())).resolves.toBeUndefined();
});
