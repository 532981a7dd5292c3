import { expect, test } from "vitest";
import { signInContract, storeContract } from "../src/store-contract.ts";
import { createMemoryStore } from "./memory-store.ts";

test.each(storeContract)("$name", async ({ run }) => {
  await expect(run(createMemoryStore())).resolves.toBeUndefined();
});

test.each(signInContract)("$name", async ({ run }) => {
  await expect(run(createMemoryStore())).resolves.toBeUndefined();
});
