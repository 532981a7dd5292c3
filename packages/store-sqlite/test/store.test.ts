import { DatabaseSync } from "node:sqlite";
import type { NewCard } from "@callingcard/carddav-server/store";
import { openSqliteStore, type SqliteStore } from "@callingcard/store-sqlite";
import { expect, test } from "vitest";
import { withFile } from "./temporary-file.ts";

const encoder = new TextEncoder();

function card(name: string, text = name): NewCard {
  return {
    name,
    octets: encoder.encode(text),
    etag: `tag-${text}`,
    uid: `uid-${name}`,
    index: [{ property: "FN", key: text.toUpperCase() }],
    modifiedMs: 1,
  };
}

async function makeBook(store: SqliteStore): Promise<string> {
  const book = await store.createBook("ada", "contacts", [
    { namespace: "DAV:", local: "displayname", xml: "<displayname/>" },
  ]);
  return book?.id ?? "";
}

async function found(store: SqliteStore, id: string, key: string): Promise<readonly string[]> {
  const names: string[] = [];
  const condition = { kind: "key", property: "FN", match: "contains", key } as const;
  for await (const { name } of store.findCards(id, condition)) names.push(name);
  return names;
}

test("closing and opening keeps books, cards, deletions, users and the secret", async () => {
  await withFile(async (file) => {
    const first = openSqliteStore({ file });
    const id = await makeBook(first);
    await first.putCard(id, card("a"), {});
    await first.putCard(id, card("b"), {});
    await first.deleteCard(id, "a", {});
    await first.addUser("ada", "hash");
    const before = {
      secret: Buffer.from(first.secret).toString("hex"),
      books: await first.listBooks("ada"),
      cards: await first.getCards(id, ["a", "b"]),
      changes: await first.changesSince(id, 1),
      hash: await first.findPasswordHash("ada"),
    };
    await first.close();

    const second = openSqliteStore({ file });
    expect({
      secret: Buffer.from(second.secret).toString("hex"),
      books: await second.listBooks("ada"),
      cards: await second.getCards(id, ["a", "b"]),
      changes: await second.changesSince(id, 1),
      hash: await second.findPasswordHash("ada"),
    }).toEqual(before);
    expect(await found(second, id, "B")).toEqual(["b"]);
    expect(await second.putCard(id, card("c"), {})).toEqual({ kind: "created", revision: 4 });
    await second.close();
  });
});

test("two stores on one file see each other's writes and share the revisions", async () => {
  await withFile(async (file) => {
    const one = openSqliteStore({ file });
    const two = openSqliteStore({ file });
    const id = await makeBook(one);
    const results = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        (index % 2 === 0 ? one : two).putCard(id, card(`${index}`), {}),
      ),
    );
    const revisions = results.map((result) => ("revision" in result ? result.revision : 0));
    expect(revisions.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 60 }, (_, i) => i + 1),
    );
    expect(await one.changesSince(id, 0)).toEqual(await two.changesSince(id, 0));
    await one.close();
    await two.close();
  });
});

test("the index is made again when its revision differs, and only then", async () => {
  await withFile(async (file) => {
    const first = openSqliteStore({ file, index: { revision: "1", reindex: () => [] } });
    const id = await makeBook(first);
    await Promise.all(Array.from({ length: 450 }, (_, n) => first.putCard(id, card(`${n}`), {})));
    await first.close();

    const reindex = (octets: Uint8Array): NewCard["index"] => [
      { property: "FN", key: `AGAIN ${new TextDecoder().decode(octets)}` },
    ];
    const second = openSqliteStore({ file, index: { revision: "2", reindex } });
    expect(second.reindexed).toBe(450);
    expect(await found(second, id, "AGAIN 449")).toEqual(["449"]);
    expect(await found(second, id, "AGAIN")).toHaveLength(450);
    await second.close();

    const third = openSqliteStore({ file, index: { revision: "2", reindex } });
    expect(third.reindexed).toBe(0);
    await third.close();
  });
});

test("an index that cannot be made leaves the old one", async () => {
  await withFile(async (file) => {
    const first = openSqliteStore({ file, index: { revision: "1", reindex: () => [] } });
    const id = await makeBook(first);
    await first.putCard(id, card("a"), {});
    await first.close();
    const reindex = (): NewCard["index"] => {
      throw new Error("no index today");
    };
    const open = (): SqliteStore => openSqliteStore({ file, index: { revision: "2", reindex } });
    expect(open).toThrow("no index today");
    const again = openSqliteStore({ file });
    expect(await found(again, id, "A")).toEqual(["a"]);
    await again.close();
  });
});

test("forgotten deletions make older revisions unknown and newer ones not", async () => {
  await withFile(async (file) => {
    let nowMs = 1_000;
    const store = openSqliteStore({ file, now: () => nowMs });
    const id = await makeBook(store);
    for (const name of ["a", "b", "c"]) await store.putCard(id, card(name), {});
    await store.deleteCard(id, "a", {}); // revision 4
    nowMs = 2_000;
    await store.deleteCard(id, "b", {}); // revision 5
    expect(await store.forgetDeletions(1_500)).toBe(1);
    expect(await store.changesSince(id, 3)).toEqual({ kind: "unknown-revision" });
    expect(await store.changesSince(id, 4)).toMatchObject({
      kind: "changes",
      changes: [{ kind: "deleted", name: "b", revision: 5 }],
    });
    expect(await store.changesSince(id, 0)).toMatchObject({ kind: "changes", revision: 5 });
    expect(await store.forgetDeletions(1_500)).toBe(0);
    expect(await store.putCard(id, card("a"), {})).toEqual({ kind: "created", revision: 6 });
    await store.close();
  });
});

test("a card is found by its UID while it lives", async () => {
  const store = openSqliteStore({ file: ":memory:" });
  const id = await makeBook(store);
  await store.putCard(id, card("a"), {});
  expect(await store.findCardByUid(id, "uid-a")).toMatchObject({ name: "a", etag: "tag-a" });
  expect(await store.findCardByUid(id, "uid-b")).toBeUndefined();
  expect(await store.findCardByUid("no such book", "uid-a")).toBeUndefined();
  await store.deleteCard(id, "a", {});
  expect(await store.findCardByUid(id, "uid-a")).toBeUndefined();
  await store.close();
});

test("users are added once, changed, and listed in order", async () => {
  const store = openSqliteStore({ file: ":memory:" });
  expect(await store.addUser("grace", "1")).toBe(true);
  expect(await store.addUser("ada", "2")).toBe(true);
  expect(await store.addUser("ada", "3")).toBe(false);
  expect(await store.findPasswordHash("ada")).toBe("2");
  expect(await store.setPasswordHash("ada", "4")).toBe(true);
  expect(await store.setPasswordHash("bob", "5")).toBe(false);
  expect(await store.findPasswordHash("ada")).toBe("4");
  expect(await store.findPasswordHash("bob")).toBeUndefined();
  expect(await store.listUsers()).toEqual(["ada", "grace"]);
  await store.close();
});

test("a file of a newer version is refused and left alone", async () => {
  await withFile(async (file) => {
    await openSqliteStore({ file }).close();
    const database = new DatabaseSync(file);
    database.exec("PRAGMA user_version = 99");
    database.close();
    expect(() => openSqliteStore({ file })).toThrow(
      expect.objectContaining({ code: "newer-schema" }),
    );
  });
});

test("another program's database is refused and left alone", async () => {
  await withFile(async (file) => {
    const database = new DatabaseSync(file);
    database.exec("CREATE TABLE theirs (x)");
    database.close();
    expect(() => openSqliteStore({ file })).toThrow(
      expect.objectContaining({ code: "foreign-file" }),
    );
    const again = new DatabaseSync(file);
    expect(again.prepare("SELECT name FROM sqlite_schema").all()).toHaveLength(1);
    again.close();
  });
});

test("the file is durable: write-ahead log, full sync, foreign keys", async () => {
  await withFile(async (file) => {
    const store = openSqliteStore({ file });
    const database = new DatabaseSync(file);
    expect(database.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
    database.close();
    await store.close();
  });
});

test("deleting a book leaves none of its rows behind", async () => {
  await withFile(async (file) => {
    const store = openSqliteStore({ file });
    const id = await makeBook(store);
    await store.putCard(id, card("a"), {});
    await store.putCard(id, card("b"), {});
    await store.deleteCard(id, "b", {});
    await store.deleteBook(id);
    await store.close();
    const database = new DatabaseSync(file);
    for (const table of ["book", "card", "card_octets", "card_index"]) {
      expect(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 0 });
    }
    expect(database.prepare("PRAGMA foreign_key_check").all()).toEqual([]);
    database.close();
  });
});

test("what a client deleted or moved away is no longer in the tables", async () => {
  await withFile(async (file) => {
    const store = openSqliteStore({ file });
    const id = await makeBook(store);
    const other = (await store.createBook("ada", "other", []))?.id ?? "";
    await store.putCard(id, card("a"), {});
    await store.putCard(id, card("b"), {});
    await store.deleteCard(id, "a", {});
    const options = { move: true, overwrite: false };
    await store.transferCard({ book: id, name: "b" }, { book: other, name: "b" }, options, {});
    await store.close();
    const database = new DatabaseSync(file);
    for (const table of ["card_octets", "card_index"]) {
      const names = database.prepare(
        `SELECT c.name, c.deleted_rev FROM ${table} JOIN card AS c ON c.key = card`,
      );
      expect(names.all()).toEqual([{ name: "b", deleted_rev: null }]);
    }
    database.close();
  });
});

test("a replaced card is not found by its old entries", async () => {
  const store = openSqliteStore({ file: ":memory:" });
  const id = await makeBook(store);
  await store.putCard(id, card("a", "old"), {});
  await store.putCard(id, card("a", "new"), {});
  expect(await found(store, id, "OLD")).toEqual([]);
  expect(await found(store, id, "NEW")).toEqual(["a"]);
  await store.close();
});

test("a condition with more parts than the index is asked for finds all cards", async () => {
  const store = openSqliteStore({ file: ":memory:" });
  const id = await makeBook(store);
  await store.putCard(id, card("a"), {});
  const part = { kind: "key", property: "FN", match: "equals", key: "NOBODY" } as const;
  const names = async (count: number): Promise<readonly string[]> => {
    const all: string[] = [];
    const condition = { kind: "or", of: Array.from({ length: count }, () => part) } as const;
    for await (const { name } of store.findCards(id, condition)) all.push(name);
    return all;
  };
  expect(await names(64)).toEqual([]);
  expect(await names(65)).toEqual(["a"]);
  expect(await names(100_000)).toEqual(["a"]);
  await store.close();
});

test("writes after close are refused", async () => {
  const store = openSqliteStore({ file: ":memory:" });
  const id = await makeBook(store);
  const last = store.putCard(id, card("a"), {});
  await store.close();
  expect(await last).toEqual({ kind: "created", revision: 1 });
  await expect(store.putCard(id, card("b"), {})).rejects.toMatchObject({ code: "closed" });
  await store.close();
});

test("digest secrets go with the password that they are of", async () => {
  await withFile(async (file) => {
    const store = openSqliteStore({ file });
    const secrets = (text: string): ReadonlyMap<string, string> =>
      new Map(["SHA-256", "MD5"].map((name) => [name, `${text} ${name}`]));
    expect(store.hasUser("ada")).toBe(false);
    expect(await store.addUser("ada", "hash", secrets("first"))).toBe(true);
    expect(await store.addUser("ada", "hash", secrets("other"))).toBe(false);
    expect(store.hasUser("ada")).toBe(true);
    expect(store.findDigestSecret("ada", "SHA-256")).toBe("first SHA-256");
    expect(await store.setPasswordHash("ada", "hash", secrets("second"))).toBe(true);
    expect(store.findDigestSecret("ada", "MD5")).toBe("second MD5");
    expect(await store.setPasswordHash("ada", "hash")).toBe(true);
    expect(store.findDigestSecret("ada", "MD5")).toBeUndefined();
    expect(await store.setPasswordHash("nobody", "hash", secrets("third"))).toBe(false);
    expect(store.findDigestSecret("nobody", "MD5")).toBeUndefined();
    await store.close();
  });
});
