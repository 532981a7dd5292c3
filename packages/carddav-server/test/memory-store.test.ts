import { expect, test } from "vitest";
import { signInContract, storeContract } from "../src/store-contract.ts";
import { createMemoryStore } from "./memory-store.ts";

for (const { name, run } of storeContract) {
  test(`${name}`, async () => {
    await expect(run(createMemoryStore())).resolves.toBeUndefined();
  });
}

for (const { name, run } of signInContract) {
  test(`${name}`, async () => {
    await expect(run(createMemoryStore())).resolves.toBeUndefined();
  });
}
