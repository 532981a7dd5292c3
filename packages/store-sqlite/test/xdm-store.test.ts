import { openCpmStore } from "@callingcard/store-sqlite/cpm";
import { openSqliteStore } from "@callingcard/store-sqlite";
import { openXdmStore } from "@callingcard/store-sqlite/xdm";
import { documentStoreContract } from "@callingcard/xcap-server/store-contract";
import { expect, test } from "vitest";
import { withFile } from "./temporary-file.ts";

test.each(documentStoreContract)("$name", async ({ run }) => {
  await withFile(async (file) => {
    const store = openXdmStore({ file });
    try {
      await expect(run(store)).resolves.toBeUndefined();
    } finally {
      await store.close();
    }
  });
});

test("a document that was acknowledged is there when the file is opened again", () =>
  withFile(async (file) => {
    const address = { auid: "resource-lists", xui: "sip:alice@example.com", name: "index" };
    const octets = Uint8Array.of(1, 2, 3);
    const store = openXdmStore({ file });
    await store.put({ address, octets, etag: "e", modifiedMs: 1 }, {}, 1);
    const other = openXdmStore({ file });
    expect((await other.get(address))?.octets).toEqual(octets);
    await store.close();
    await other.close();
    const again = openXdmStore({ file });
    expect((await again.get(address))?.octets).toEqual(octets);
    await again.close();
    await expect(again.put({ address, octets, etag: "e", modifiedMs: 1 }, {}, 1)).rejects.toThrow(
      expect.objectContaining({ code: "closed" }),
    );
  }));

test("one file holds address books, messages and documents", () =>
  withFile(async (file) => {
    const books = openSqliteStore({ file });
    const messages = openCpmStore({ file });
    const documents = openXdmStore({ file });
    const address = { auid: "a", name: "b" };
    await documents.put({ address, octets: new Uint8Array(), etag: "e", modifiedMs: 1 }, {}, 1);
    expect(await books.createBook("ada", "contacts", [])).toBeDefined();
    expect(await documents.list(undefined)).toHaveLength(1);
    for (const store of [books, messages, documents]) await store.close();
  }));
