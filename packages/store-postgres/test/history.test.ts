import type { Author, NewCard } from "@callingcard/carddav-server/store";
import { openPostgresStore, type PostgresStore } from "@callingcard/store-postgres";
import { expect, test } from "vitest";
import { newDatabase, run } from "./database.ts";

const author: Author = { actor: "ada", client: "Phone/1.0", method: "PUT" };

function edit(n: number, size = 100): NewCard {
  const octets = new Uint8Array(size).fill(n);
  return { name: "a.vcf", octets, etag: `${n}`, uid: "1", index: [], modifiedMs: 0 };
}

async function makeBook(store: PostgresStore): Promise<string> {
  return (await store.createBook("ada", "contacts", []))?.id ?? "";
}

test("a book that is deleted takes its history with it", async () => {
  const database = await newDatabase();
  const store = await openPostgresStore({ database });
  const id = await makeBook(store);
  await store.putCard(id, edit(0), {}, { author });
  await store.deleteBook(id);
  await store.close();
  expect(await run(database, "SELECT FROM callingcard.card_write")).toEqual([]);
});

test("a write that could not be remembered was not written either", async () => {
  const database = await newDatabase();
  const store = await openPostgresStore({ database });
  const id = await makeBook(store);
  await store.putCard(id, edit(0), {}, { author });
  await run(database, "ALTER TABLE callingcard.card_write ADD CHECK (revision < 2)");
  await expect(store.putCard(id, edit(1), {}, { author })).rejects.toThrow("card_write");
  expect((await store.getCards(id, ["a.vcf"])).map(({ etag }) => etag)).toEqual(["0"]);
  expect((await store.findBook("ada", "contacts"))?.revision).toBe(1);
  await store.close();
});
