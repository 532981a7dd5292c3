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

async function remembered(store: PostgresStore, id: string): Promise<readonly number[]> {
  const writes = await store.history(id);
  const octets = await Promise.all(writes.map(({ revision }) => store.olderOctets(id, revision)));
  return writes.flatMap(({ revision }, index) => (octets[index] === undefined ? [] : [revision]));
}

test("older octets beyond the bound of a book are forgotten, the oldest first; their writes stay", async () => {
  const store = await openPostgresStore({ database: await newDatabase(), historyOctets: 200 });
  const id = await makeBook(store);
  for (let n = 0; n < 5; n += 1) await store.putCard(id, edit(n), {}, { author });
  expect((await store.history(id)).map(({ revision }) => revision)).toEqual([5, 4, 3, 2, 1]);
  expect(await remembered(store, id)).toEqual([5, 4]);
  await store.putCard(id, edit(5, 400), {}, { author });
  expect(await remembered(store, id)).toEqual([6, 5]);
  await store.putCard(id, edit(6, 50), {}, { author });
  expect(await remembered(store, id)).toEqual([7]);
  expect((await store.olderOctets(id, 7))?.length).toBe(400);
  await store.close();
});

test("without room for older octets none are kept, and the writes are", async () => {
  const store = await openPostgresStore({ database: await newDatabase(), historyOctets: 0 });
  const id = await makeBook(store);
  for (let n = 0; n < 3; n += 1) await store.putCard(id, edit(n), {}, { author });
  expect(await store.history(id)).toHaveLength(3);
  expect(await remembered(store, id)).toEqual([]);
  await store.close();
});

test("without room for writes none are remembered", async () => {
  const store = await openPostgresStore({ database: await newDatabase(), historyWrites: 0 });
  const id = await makeBook(store);
  for (let n = 0; n < 3; n += 1) await store.putCard(id, edit(n), {}, { author });
  expect(await store.history(id)).toEqual([]);
  expect(await store.olderOctets(id, 3)).toBeUndefined();
  await store.close();
});

test("the last writes of a book are remembered, up to a number", async () => {
  const store = await openPostgresStore({ database: await newDatabase(), historyWrites: 3 });
  const id = await makeBook(store);
  for (let n = 0; n < 5; n += 1) await store.putCard(id, edit(n), {}, { author });
  expect((await store.history(id)).map(({ revision }) => revision)).toEqual([5, 4, 3]);
  expect(await store.olderOctets(id, 2)).toBeUndefined();
  await store.close();
});

test("writes before a time are forgotten with their octets, and what comes later is remembered", async () => {
  let nowMs = 1_000;
  const database = await newDatabase();
  const store = await openPostgresStore({ database, now: () => nowMs });
  const id = await makeBook(store);
  await store.putCard(id, edit(0), {}, { author });
  await store.putCard(id, edit(1), {}, { author });
  nowMs = 2_000;
  await store.putCard(id, edit(2), {}, { author });
  expect(await store.forgetHistory(2_000)).toBe(2);
  expect(await store.history(id)).toEqual([
    { revision: 3, name: "a.vcf", writtenMs: 2_000, author, before: "1", after: "2" },
  ]);
  expect(await store.forgetHistory(3_000)).toBe(1);
  await store.putCard(id, edit(3), {}, { author });
  expect(await remembered(store, id)).toEqual([4]);
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

test("renewed books have other ids and no locks, and keep cards, revisions and history", async () => {
  const store = await openPostgresStore({ database: await newDatabase() });
  const old = await makeBook(store);
  await store.createBook("bob", "contacts", []);
  await store.putCard(old, edit(0), {}, { author });
  const lock = {
    token: "urn:uuid:1",
    name: undefined,
    depth: "infinity",
    scope: "exclusive",
    user: "ada",
    owner: undefined,
    expiresMs: 2_000,
  } as const;
  await store.addLock(old, lock, { condition: {}, nowMs: 1_000, maxLocks: 9 });
  expect(await store.renewBooks()).toBe(2);
  expect(await store.changesSince(old, 0)).toEqual({ kind: "no-book" });
  const book = await store.findBook("ada", "contacts");
  const id = book?.id ?? "";
  expect(id).not.toBe(old);
  expect(book?.revision).toBe(1);
  expect(await store.getCards(id, ["a.vcf"])).toHaveLength(1);
  expect(await store.history(id)).toHaveLength(1);
  expect(await store.listLocks(id, 1_000)).toEqual([]);
  await store.close();
});
