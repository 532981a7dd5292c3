import { messageStoreContract } from "@callingcard/cpm-server/store-contract";
import { describe, expect, test } from "vitest";
import { createImapMessageStore } from "../src/index.ts";
import { startImapServer } from "./imap-server.ts";

describe.each([
  { name: "a plain server", options: {} },
  { name: "a server with dots and a prefix", options: { delimiter: ".", prefix: "INBOX." } },
  { name: "a server without UIDPLUS", options: { capabilities: ["NAMESPACE"] } },
  { name: "a server without namespaces", options: { capabilities: ["UIDPLUS"] } },
])("$name", ({ options }) => {
  test.each(messageStoreContract)("$name", async ({ run }) => {
    const { port, close } = await startImapServer(options);
    const store = createImapMessageStore({
      host: "127.0.0.1",
      port,
      security: "none",
      login: (user) => ({ user, password: "secret" }),
    });
    try {
      await expect(run(store)).resolves.toBeUndefined();
    } finally {
      await store.close();
      await close();
    }
  });
});
