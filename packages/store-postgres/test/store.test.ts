import type { NewCard } from "@callingcard/carddav-server/store";
import { openPostgresStore, type PostgresStore } from "@callingcard/store-postgres";
import pg from "pg";
import { expect, test } from "vitest";
import { newDatabase, run, sharedServer, withStore } from "./database.ts";

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

async function makeBook(store: PostgresStore, name = "contacts"): Promise<string> {
  const book = await store.createBook("ada", name, []);
  return book?.id ?? "";
}

async function found(store: PostgresStore, id: string, key: string): Promise<readonly string[]> {
  const names: string[] = [];
  const condition = { kind: "key", property: "FN", match: "contains", key } as const;
  for await (const { name } of store.findCards(id, condition)) names.push(name);
  return names;
}

test("processes that start at once bring the schema up to date once, and share the secret", async () => {
  const database = await newDatabase();
  const stores = await Promise.all(
    Array.from({ length: 6 }, () => openPostgresStore({ database, maxConnections: 2 })),
  );
  const secrets = stores.map(({ secret }) => Buffer.from(secret).toString("hex"));
  expect(new Set(secrets).size).toBe(1);
  expect(await run(database, "SELECT version FROM callingcard.migration")).toHaveLength(1);
  await Promise.all(stores.map((store) => store.close()));
});

test("closing and opening keeps books, cards, deletions, users and the secret", async () => {
  const database = await newDatabase();
  const first = await openPostgresStore({ database });
  const id = await makeBook(first);
  await first.putCard(id, card("a"), {});
  await first.putCard(id, card("b"), {});
  await first.deleteCard(id, "a", {});
  await first.addUser("ada", "hash");
  const seen = async (store: PostgresStore): Promise<unknown> => ({
    secret: Buffer.from(store.secret).toString("hex"),
    books: await store.listBooks("ada"),
    cards: await store.getCards(id, ["a", "b"]),
    changes: await store.changesSince(id, 1),
    hash: await store.findPasswordHash("ada"),
  });
  const before = await seen(first);
  await first.close();
  const second = await openPostgresStore({ database });
  expect(await seen(second)).toEqual(before);
  await second.close();
});

test("writes of several stores at once take every revision once", async () => {
  const database = await newDatabase();
  const [one, two, three] = await Promise.all([
    openPostgresStore({ database }),
    openPostgresStore({ database }),
    openPostgresStore({ database }),
  ]);
  const id = await makeBook(one);
  const stores = [one, two, three];
  const results = await Promise.all(
    Array.from({ length: 150 }, async (_, n) => stores[n % 3]?.putCard(id, card(`${n}`), {})),
  );
  const revisions = results.map((result) =>
    result !== undefined && "revision" in result ? result.revision : 0,
  );
  expect(revisions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 150 }, (_, n) => n + 1));
  expect(await one.changesSince(id, 0)).toEqual(await three.changesSince(id, 0));
  await Promise.all(stores.map((store) => store.close()));
});

test("of writers that all saw one entity tag, one wins", async () => {
  const database = await newDatabase();
  const stores = await Promise.all([
    openPostgresStore({ database }),
    openPostgresStore({ database }),
  ]);
  const [one, two] = stores;
  const id = await makeBook(one);
  await one.putCard(id, card("a", "0"), {});
  for (let round = 0; round < 10; round++) {
    const condition = { ifMatch: [`tag-${round}`] };
    const next = card("a", `${round + 1}`);
    const results = await Promise.all(
      [one, two, one, two].map((store) => store.putCard(id, next, condition)),
    );
    const kinds = results.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "replaced")).toHaveLength(1);
    expect(kinds.filter((kind) => kind === "precondition-failed")).toHaveLength(3);
  }
  await Promise.all(stores.map((store) => store.close()));
});

test("moves in both directions at once do not wait for each other for ever", async () => {
  const database = await newDatabase();
  const stores = await Promise.all([
    openPostgresStore({ database }),
    openPostgresStore({ database }),
  ]);
  const [one, two] = stores;
  const [left, right] = [await makeBook(one, "left"), await makeBook(one, "right")];
  await Promise.all(
    Array.from({ length: 20 }, (_, n) => one.putCard(n % 2 ? left : right, card(`${n}`), {})),
  );
  const options = { move: true, overwrite: false };
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, n) => {
      const [from, to] = n % 2 ? [left, right] : [right, left];
      const store = n % 3 ? one : two;
      return store.transferCard(
        { book: from, name: `${n}` },
        { book: to, name: `${n}` },
        options,
        {},
      );
    }),
  );
  expect(new Set(results.map(({ kind }) => kind))).toEqual(new Set(["created"]));
  await Promise.all(stores.map((store) => store.close()));
});

test("writes that share a commit see each other, in their order", async () => {
  await withStore(async (store) => {
    const id = await makeBook(store);
    const underWay = store.putCard(id, card("first"), {});
    const results = await Promise.all([
      store.putCard(id, card("a"), { ifNoneMatch: "*" }),
      store.putCard(id, card("a"), { ifNoneMatch: "*" }),
      store.putCard(id, card("a", "again"), { ifMatch: ["tag-a"] }),
      store.deleteCard(id, "a", { ifMatch: ["tag-a"] }),
      store.deleteCard(id, "a", { ifMatch: ["tag-again"] }),
      store.deleteCard(id, "a", {}),
    ]);
    expect(await underWay).toEqual({ kind: "created", revision: 1 });
    expect(results).toEqual([
      { kind: "created", revision: 2 },
      { kind: "precondition-failed" },
      { kind: "replaced", revision: 3 },
      { kind: "precondition-failed" },
      { kind: "deleted", revision: 4 },
      { kind: "not-found" },
    ]);
  });
});

test("of writes that share a commit and a UID, the first has it until it is deleted", async () => {
  await withStore(async (store) => {
    const id = await makeBook(store);
    const other = { ...card("b"), uid: "uid-a" };
    const results = await Promise.all([
      store.putCard(id, card("first"), {}),
      store.putCard(id, card("a"), {}),
      store.putCard(id, other, {}),
      store.deleteCard(id, "a", {}),
      store.putCard(id, other, {}),
      store.putCard(id, { ...card("b"), uid: "uid-c" }, {}),
    ]);
    expect(results).toEqual([
      { kind: "created", revision: 1 },
      { kind: "created", revision: 2 },
      { kind: "uid-conflict", name: "a" },
      { kind: "deleted", revision: 3 },
      { kind: "created", revision: 4 },
      { kind: "uid-conflict", name: "b" },
    ]);
  });
});

test("a card that is replaced or deleted leaves no entries of what it was", async () => {
  const database = await newDatabase();
  const store = await openPostgresStore({ database });
  const id = await makeBook(store);
  await store.putCard(id, card("a", "old"), {});
  await store.putCard(id, card("a", "new"), {});
  expect(await found(store, id, "OLD")).toEqual([]);
  expect(await found(store, id, "NEW")).toEqual(["a"]);
  await store.deleteCard(id, "a", {});
  for (const table of ["card_index", "card_octets"]) {
    expect(await run(database, `SELECT FROM callingcard.${table}`)).toEqual([]);
  }
  await store.close();
});

test("a write that the database refuses does not take its neighbours with it", async () => {
  await withStore(async (store) => {
    const id = await makeBook(store);
    // PostgreSQL has no NUL in texts.
    const names = ["a", "b\0", "c"];
    const results = await Promise.allSettled(
      ["first", ...names].map((name) => store.putCard(id, card(name), {})),
    );
    expect(results.map(({ status }) => status)).toEqual([
      "fulfilled",
      "fulfilled",
      "rejected",
      "fulfilled",
    ]);
    expect(await store.changesSince(id, 0)).toMatchObject({ revision: 3 });
  });
});

test("cards that another version indexed are found, whatever is asked, until they are indexed again", async () => {
  const database = await newDatabase();
  const old = await openPostgresStore({ database, index: { revision: "1", reindex: () => [] } });
  const id = await makeBook(old);
  await Promise.all(Array.from({ length: 250 }, (_, n) => old.putCard(id, card(`${n}`), {})));

  const reindex = (octets: Uint8Array): NewCard["index"] => [
    { property: "FN", key: `AGAIN ${new TextDecoder().decode(octets)}` },
  ];
  const index = { revision: "2", reindex };
  const next = await openPostgresStore({ database, index });
  expect(next.reindexed).toBe(250);
  expect(await found(next, id, "AGAIN 249")).toEqual(["249"]);

  await old.putCard(id, card("late"), {});
  expect(await found(next, id, "NOWHERE")).toEqual(["late"]);
  await next.close();
  const again = await openPostgresStore({ database, index });
  expect(again.reindexed).toBe(1);
  expect(await found(again, id, "NOWHERE")).toEqual([]);
  await old.close();
  await again.close();
});

test("forgotten deletions make older revisions unknown and newer ones not", async () => {
  const database = await newDatabase();
  let nowMs = 1_000;
  const store = await openPostgresStore({ database, now: () => nowMs });
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
  expect(await store.forgetDeletions(1_500)).toBe(0);
  expect(await store.putCard(id, card("a"), {})).toEqual({ kind: "created", revision: 6 });
  await store.close();
});

test("a card is found by its UID while it lives", async () => {
  await withStore(async (store) => {
    const id = await makeBook(store);
    await store.putCard(id, card("a"), {});
    expect(await store.findCardByUid(id, "uid-a")).toMatchObject({ name: "a", etag: "tag-a" });
    await store.deleteCard(id, "a", {});
    expect(await store.findCardByUid(id, "uid-a")).toBeUndefined();
  });
});

test("ids that are none are books that do not exist", async () => {
  await withStore(async (store) => {
    const id = "'; DROP SCHEMA callingcard CASCADE; --";
    expect(await store.putCard(id, card("a"), {})).toEqual({ kind: "no-book" });
    expect(await store.deleteCard(id, "a", {})).toEqual({ kind: "not-found" });
    expect(await store.changesSince(id, 0)).toEqual({ kind: "no-book" });
    expect(await store.getCards(id, ["a"])).toEqual([]);
    expect(await found(store, id, "A")).toEqual([]);
    expect(await store.findCardByUid(id, "a")).toBeUndefined();
    expect(await store.deleteBook(id)).toBe(false);
    expect(await store.changeBook(id, { set: [], remove: [] })).toBeUndefined();
  });
});

test("a book that others hold too long is busy, and free again after", async () => {
  const database = await newDatabase();
  const store = await openPostgresStore({ database, lockTimeoutMs: 50 });
  const id = await makeBook(store);
  const other = new pg.Client({ connectionString: database });
  await other.connect();
  await other.query("BEGIN");
  await other.query("SELECT FROM callingcard.book FOR UPDATE");
  await expect(store.putCard(id, card("a"), {})).rejects.toMatchObject({ code: "busy" });
  await other.query("ROLLBACK");
  expect(await store.putCard(id, card("a"), {})).toMatchObject({ kind: "created" });
  await other.end();
  await store.close();
});

test("a database of a newer version is refused", async () => {
  const database = await newDatabase();
  await (await openPostgresStore({ database })).close();
  await run(database, "UPDATE callingcard.migration SET version = 99");
  await expect(openPostgresStore({ database })).rejects.toMatchObject({ code: "newer-schema" });
});

test("a database that cannot be reached is busy", async () => {
  const { urlOf } = await sharedServer();
  const nowhere = urlOf("x").replace(/:\d+\//, ":1/");
  await expect(openPostgresStore({ database: nowhere })).rejects.toMatchObject({ code: "busy" });
});

test("a closed store refuses calls", async () => {
  const store = await openPostgresStore({ database: await newDatabase() });
  await store.close();
  await store.close();
  await expect(store.listBooks("ada")).rejects.toMatchObject({ code: "closed" });
});
