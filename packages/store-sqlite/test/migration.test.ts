import { DatabaseSync } from "node:sqlite";
import { openSqliteStore } from "@callingcard/store-sqlite";
import { expect, test } from "vitest";
import { octetsOfBooks } from "../src/migration/0006-octets-of-books.ts";
import { withFile } from "./temporary-file.ts";

test("books that were there before their octets were counted are counted", async () => {
  await withFile(async (file) => {
    const store = openSqliteStore({ file });
    const one = await store.createBook("ada", "one", []);
    await store.createBook("ada", "two", []);
    for (const [name, size] of [
      ["a", 10],
      ["b", 20],
      ["c", 40],
    ] as const) {
      const card = { name, uid: name, etag: name, index: [], modifiedMs: 0 };
      await store.putCard(one?.id ?? "", { ...card, octets: new Uint8Array(size) }, {});
    }
    await store.deleteCard(one?.id ?? "", "b", {});
    await store.close();
    const database = new DatabaseSync(file);
    database.exec("ALTER TABLE book DROP COLUMN octet_count");
    database.exec(octetsOfBooks);
    const rows = database.prepare("SELECT octet_count AS octets FROM book ORDER BY key").all();
    database.close();
    expect(rows.map(({ octets }) => octets)).toEqual([50, 0]);
  });
});
