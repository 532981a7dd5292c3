import { openPostgresStore, type PostgresStore } from "@callingcard/store-postgres";
import { expect, test } from "vitest";
import { newDatabase, run } from "./database.ts";

/** Of a view that is told of changes and does not ask for them. */
const TOLD = { pollMs: 3_600_000 };

const SECRETS = new Map([
  ["SHA-256", "one"],
  ["MD5", "two"],
]);

/** Two processes with one database. */
async function withTwo(
  use: (mine: PostgresStore, others: PostgresStore, database: string) => Promise<void>,
): Promise<void> {
  const database = await newDatabase();
  const options = { database, maxConnections: 2 };
  const stores = [await openPostgresStore(options), await openPostgresStore(options)] as const;
  try {
    await use(...stores, database);
  } finally {
    await Promise.all(stores.map((store) => store.close()));
  }
}

test("users are seen at once with the secrets they were added with, and no others", async () => {
  await withTwo(async (store) => {
    await store.addUser("ada", "hash", SECRETS);
    await store.addUser("grace", "hash");
    const view = await store.watchUsers(TOLD);
    expect(view.findDigestSecret("ada", "SHA-256")).toBe("one");
    expect(view.findDigestSecret("ada", "MD5")).toBe("two");
    expect(view.findDigestSecret("ada", "SHA-512-256")).toBeUndefined();
    expect(view.findDigestSecret("grace", "MD5")).toBeUndefined();
    expect(["ada", "grace", "bob"].map((user) => view.hasUser(user))).toEqual([true, true, false]);
  });
});

test("what other processes do to users is seen without asking", async () => {
  await withTwo(async (mine, others) => {
    const view = await mine.watchUsers(TOLD);
    await others.addUser("ada", "hash", SECRETS);
    await expect.poll(() => view.findDigestSecret("ada", "MD5")).toBe("two");
    await others.setPasswordHash("ada", "hash", new Map([["MD5", "three"]]));
    await expect.poll(() => view.findDigestSecret("ada", "MD5")).toBe("three");
    expect(view.findDigestSecret("ada", "SHA-256")).toBeUndefined();
    await others.setPasswordHash("ada", "hash");
    await expect.poll(() => view.findDigestSecret("ada", "MD5")).toBeUndefined();
    expect(view.hasUser("ada")).toBe(true);
  });
});

test("what nobody told of is seen at the next poll, a removal too", async () => {
  await withTwo(async (mine, _, database) => {
    const view = await mine.watchUsers({ pollMs: 20 });
    await run(
      database,
      `UPDATE callingcard.account_revision SET revision = 1;
       INSERT INTO callingcard.account VALUES ('ada', 'hash', 1)`,
    );
    await expect.poll(() => view.hasUser("ada")).toBe(true);
    await run(database, "DELETE FROM callingcard.account");
    await expect.poll(() => view.hasUser("ada")).toBe(false);
  });
});

test("a view whose connection broke listens again, and has what it missed", async () => {
  await withTwo(async (mine, others, database) => {
    const view = await mine.watchUsers(TOLD);
    await others.addUser("ada", "hash");
    await expect.poll(() => view.hasUser("ada")).toBe(true);
    await run(
      database,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
    );
    await others.addUser("grace", "hash");
    await expect.poll(() => view.hasUser("grace")).toBe(true);
    await others.addUser("bob", "hash");
    await expect.poll(() => view.hasUser("bob")).toBe(true);
  });
});

test("a name that is taken keeps hash and secrets", async () => {
  await withTwo(async (store) => {
    expect(await store.addUser("ada", "hash", SECRETS)).toBe(true);
    expect(await store.addUser("ada", "other", new Map([["MD5", "three"]]))).toBe(false);
    expect(await store.setPasswordHash("grace", "hash", SECRETS)).toBe(false);
    expect(await store.findPasswordHash("ada")).toBe("hash");
    const view = await store.watchUsers(TOLD);
    expect(view.findDigestSecret("ada", "MD5")).toBe("two");
  });
});
