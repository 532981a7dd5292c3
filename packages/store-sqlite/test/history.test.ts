import { DatabaseSync } from "node:sqlite";
import type { Author, NewCard } from "@callingcard/carddav-server/store";
import { openSqliteStore, type SqliteStore } from "@callingcard/store-sqlite";
import { expect, test } from "vitest";
import { withFile } from "./temporary-file.ts";

const author: Author = { actor: "ada", client: "Phone/1.0", method: "PUT" };

function edit(n: number, size = 100): NewCard {
  const octets = new Uint8Array(size).fill(n);
  return { name: "a.vcf", octets, etag: `${n}`, uid: "1", index: [], modifiedMs: 0 };
}

async function makeBook(store: SqliteStore): Promise<string> {
  return (await store.createBook("ada", "contacts", []))?.id ?? "";
}

async function remembered(store: SqliteStore, id: string): Promise<readonly number[]> {
  const writes = await store.history(id);
  const octets = await Promise.all(writes.map(({ revision }) => store.olderOctets(id, revision)));
  return writes.flatMap(({ revision }, index) => (octets[index] === undefined ? [] : [revision]));
}

test("what is too much is forgotten in portions of a 64th, never what is not", async () => {
  const store = openSqliteStore({
    file: ":memory:",
    historyOctets: 64 * 300,
    historyWrites: 64 * 3,
  });
  const id = await makeBook(store);
  let most = 0;
  for (let n = 0; n < 400; n += 1) {
    await store.putCard(id, edit(n % 250, 200), {}, { author });
    if (n < 64 * 3 - 1 || n > 64 * 3 + 8) continue;
    const { length } = await store.history(id);
    expect(length).toBeGreaterThanOrEqual(64 * 3);
    most = Math.max(most, length);
  }
  expect(most).toBe(64 * 3 + 2);
  const octets = (await remembered(store, id)).length * 200;
  expect(octets).toBeGreaterThan(64 * 300 - 200);
  expect(octets).toBeLessThan(65 * 300 + 200);
  await store.close();
});

test("a book that is deleted takes its history with it", async () => {
  await withFile(async (file) => {
    const store = openSqliteStore({ file });
    const id = await makeBook(store);
    await store.putCard(id, edit(0), {}, { author });
    await store.deleteBook(id);
    await store.close();
    const database = new DatabaseSync(file);
    expect(database.prepare("SELECT count(*) AS n FROM card_write").get()).toEqual({ n: 0 });
    database.close();
  });
});

test("a write that could not be remembered was not written either", async () => {
  await withFile(async (file) => {
    const store = openSqliteStore({ file });
    const id = await makeBook(store);
    await store.putCard(id, edit(0), {}, { author });
    const database = new DatabaseSync(file);
    database.exec(
      "CREATE TRIGGER refuse BEFORE INSERT ON card_write BEGIN SELECT raise(ABORT, 'x'); END",
    );
    database.close();
    await expect(store.putCard(id, edit(1), {}, { author })).rejects.toThrow("x");
    expect((await store.getCards(id, ["a.vcf"])).map(({ etag }) => etag)).toEqual(["0"]);
    expect((await store.findBook("ada", "contacts"))?.revision).toBe(1);
    await store.close();
  });
});
