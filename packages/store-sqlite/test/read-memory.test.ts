import { DatabaseSync } from "node:sqlite";
import type { NewCard } from "@callingcard/carddav-server/store";
import { openSqliteStore, type SqliteStore } from "@callingcard/store-sqlite";
import { describe, expect, test } from "vitest";
import { createCommitQueue } from "../src/commit-queue.ts";
import { createReadMemory } from "../src/read-memory.ts";
import { withFile } from "./temporary-file.ts";

const CARD: NewCard = {
  name: "a",
  octets: new TextEncoder().encode("a"),
  etag: "a",
  uid: "a",
  index: [],
  modifiedMs: 1,
};

const NAME = { namespace: "DAV:", local: "displayname" };

// Two stores on one file: what another process does is done by the other one.
async function withTwo(run: (one: SqliteStore, other: SqliteStore) => Promise<void>) {
  await withFile(async (file) => {
    const one = openSqliteStore({ file });
    const other = openSqliteStore({ file });
    try {
      await run(one, other);
    } finally {
      await one.close();
      await other.close();
    }
  });
}

describe("what another process writes is seen by the next look", () => {
  test("a changed password", async () => {
    await withTwo(async (one, other) => {
      await one.addUser("ada", "first");
      expect(await one.findPasswordHash("ada")).toBe("first");
      await other.setPasswordHash("ada", "second");
      expect(await one.findPasswordHash("ada")).toBe("second");
      expect(await one.findPasswordHash("bob")).toBeUndefined();
      await other.addUser("bob", "of bob");
      expect(await one.findPasswordHash("bob")).toBe("of bob");
    });
  });

  test("the revision, the properties and the end of a book", async () => {
    await withTwo(async (one, other) => {
      const { id = "" } = (await one.createBook("ada", "contacts", [])) ?? {};
      const look = () => one.findBook("ada", "contacts");
      expect(await look()).toMatchObject({ id, revision: 0 });
      await other.putCard(id, CARD, {});
      expect(await look()).toMatchObject({ id, revision: 1 });
      const set = [{ ...NAME, xml: "<displayname/>" }];
      await other.changeBook(id, { set, remove: [] });
      expect(await look()).toMatchObject({ revision: 1, properties: set });
      await other.deleteBook(id);
      expect(await look()).toBeUndefined();
      const again = await other.createBook("ada", "contacts", []);
      expect(await look()).toEqual(again);
    });
  });
});

test("what was found holds until the next event, and no longer", async () => {
  await withFile(async (file) => {
    const store = openSqliteStore({ file });
    const other = new DatabaseSync(file);
    const change = (hash: string) =>
      other.prepare("UPDATE user SET password_hash = ? WHERE name = 'ada'").run(hash);
    try {
      await store.addUser("ada", "first");
      expect(await store.findPasswordHash("ada")).toBe("first");
      change("second");
      expect(await store.findPasswordHash("ada")).toBe("first");
      for (const hash of ["third", "fourth"]) {
        change(hash);
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
        expect(await store.findPasswordHash("ada")).toBe(hash);
      }
      // As a request does: its first step is in the event, the others behind promises.
      await new Promise<void>((resolve) => {
        setImmediate(() => {
          void store.findPasswordHash("ada");
          change("fifth");
          resolve();
        });
      });
      expect(await store.findPasswordHash("ada")).toBe("fourth");
    } finally {
      other.close();
      await store.close();
    }
  });
});

test("a store sees its own writes at once, and not those that failed", async () => {
  await withTwo(async (store) => {
    await store.addUser("ada", "first");
    const { id = "" } = (await store.createBook("ada", "contacts", [])) ?? {};
    const look = () => store.findBook("ada", "contacts");
    expect(await look()).toMatchObject({ revision: 0, properties: [] });
    await store.putCard(id, CARD, {});
    expect(await look()).toMatchObject({ revision: 1 });
    expect(await store.putCard(id, CARD, { ifNoneMatch: "*" })).toMatchObject({
      kind: "precondition-failed",
    });
    expect(await look()).toMatchObject({ revision: 1 });
    await store.changeBook(id, { set: [{ ...NAME, xml: "<x/>" }], remove: [] });
    expect((await look())?.properties).toHaveLength(1);
    expect(await store.findPasswordHash("ada")).toBe("first");
    await store.setPasswordHash("ada", "second");
    expect(await store.findPasswordHash("ada")).toBe("second");
    await store.renewBooks();
    expect((await look())?.id).not.toBe(id);
  });
});

test("books of owners and names that are alike when written together are told apart", async () => {
  await withTwo(async (store) => {
    const one = await store.createBook("a", "bc", []);
    const other = await store.createBook("ab", "c", []);
    for (let turn = 0; turn < 2; turn++) {
      expect(await store.findBook("a", "bc")).toEqual(one);
      expect(await store.findBook("ab", "c")).toEqual(other);
      expect(await store.findBook("abc", "")).toBeUndefined();
    }
  });
});

describe("the memory of what is read", () => {
  function counting() {
    const database = new DatabaseSync(":memory:");
    const memory = createReadMemory(database).remember<string>(createCommitQueue(database, 0));
    let count = 0;
    const read = (key: string, value: string | undefined = key) =>
      memory.find(key, () => {
        count += 1;
        return value;
      });
    return { database, memory, read, count: () => count };
  }

  test("what is there is read once, until a write; what is not is read each time", async () => {
    const { memory, read, count } = counting();
    for (let turn = 0; turn < 3; turn++) expect(read("a")).toBe("a");
    expect(count()).toBe(1);
    await memory.queue.write(() => undefined);
    expect(read("a", "b")).toBe("b");
    expect(count()).toBe(2);
    memory.find("c", () => undefined);
    expect(read("c")).toBe("c");
  });

  test("what a transaction sees is not remembered", () => {
    const { database, read } = counting();
    database.exec("BEGIN");
    read("a", "of the transaction");
    database.exec("ROLLBACK");
    expect(read("a", "of the table")).toBe("of the table");
  });

  test("no more than a thousand values are remembered", () => {
    const { read, count } = counting();
    for (let turn = 0; turn < 2; turn++) {
      for (let key = 0; key < 1_001; key++) read(String(key));
    }
    expect(count()).toBeGreaterThan(1_001);
    expect(count()).toBeLessThanOrEqual(2_002);
  });
});
