import { expect, test } from "vitest";
import { messageStoreContract } from "../src/store-contract.ts";
import { createMemoryMessageStore } from "./memory-message-store.ts";

test.each(messageStoreContract)("$name", async ({ run }) => {
  await expect(run(createMemoryMessageStore())).resolves.toBeUndefined();
});
