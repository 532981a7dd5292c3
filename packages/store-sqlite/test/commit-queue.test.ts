import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createCommitQueue } from "../src/commit-queue.ts";
import { openConnection } from "../src/connection.ts";
import { withFile } from "./temporary-file.ts";

let database: DatabaseSync;

beforeEach(() => {
  database = new DatabaseSync(":memory:");
  database.exec("CREATE TABLE t (n INTEGER PRIMARY KEY)");
});

afterEach(() => {
  vi.useRealTimers();
  if (database.isOpen) database.close();
});

function insert(n: number): number {
  database.prepare("INSERT INTO t VALUES (?)").run(n);
  return n;
}

function rows(): unknown {
  return database
    .prepare("SELECT n FROM t ORDER BY n")
    .all()
    .map(({ n }) => n);
}

/** Collects the statements that are executed from here on. */
function recordStatements(): readonly string[] {
  const statements: string[] = [];
  const exec = database.exec.bind(database);
  vi.spyOn(database, "exec").mockImplementation((sql) => {
    if (!sql.startsWith("PRAGMA")) statements.push(sql);
    exec(sql);
  });
  return statements;
}

test("writes queued in one turn share one commit and keep their order", async () => {
  const statements = recordStatements();
  const queue = createCommitQueue(database, 1_000);
  const order: number[] = [];
  const writes = [3, 1, 2].map((n) =>
    queue.write(() => {
      order.push(n);
      return insert(n);
    }),
  );
  expect(await Promise.all(writes)).toEqual([3, 1, 2]);
  expect(order).toEqual([3, 1, 2]);
  expect(statements.filter((sql) => sql === "COMMIT")).toHaveLength(1);
});

test("after a commit of several, writes that come a little apart share the next one", async () => {
  const queue = createCommitQueue(database, 1_000);
  await Promise.all([1, 2, 3].map((n) => queue.write(() => insert(n))));
  const statements = recordStatements();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }); // the wait ends by company alone
  const writes = [4, 5, 6].map(async (n) => {
    for (let turn = 0; turn < n; turn += 1) await new Promise(setImmediate);
    return queue.write(() => insert(n));
  });
  expect(await Promise.all(writes)).toEqual([4, 5, 6]);
  expect(statements.filter((sql) => sql === "COMMIT")).toHaveLength(1);
});

test("a write whose company does not come is committed without it, the next one at once", async () => {
  const queue = createCommitQueue(database, 1_000);
  await Promise.all([1, 2, 3].map((n) => queue.write(() => insert(n))));
  const timer = vi.spyOn(globalThis, "setTimeout");
  expect(await queue.write(() => insert(4))).toBe(4);
  expect(timer).toHaveBeenCalledTimes(1);
  expect(await queue.write(() => insert(5))).toBe(5);
  expect(timer).toHaveBeenCalledTimes(1);
  timer.mockRestore();
});

test("more writes than one commit takes are written by several", async () => {
  const statements = recordStatements();
  const queue = createCommitQueue(database, 1_000);
  await Promise.all(Array.from({ length: 600 }, (_, n) => queue.write(() => insert(n))));
  expect(statements.filter((sql) => sql === "COMMIT")).toHaveLength(10);
  expect(rows()).toHaveLength(600);
});

test("nobody hears of a write before its commit", async () => {
  const events: string[] = [];
  const exec = database.exec.bind(database);
  vi.spyOn(database, "exec").mockImplementation((sql) => {
    exec(sql);
    events.push(sql);
  });
  const queue = createCommitQueue(database, 1_000);
  await queue.write(() => insert(1)).then(() => events.push("told"));
  expect(events.slice(-2)).toEqual(["COMMIT", "told"]);
});

test("a write that throws is undone alone and rejects alone", async () => {
  const queue = createCommitQueue(database, 1_000);
  const results = await Promise.allSettled([
    queue.write(() => insert(1)),
    queue.write(() => {
      insert(2);
      throw new Error("changed its mind");
    }),
    queue.write(() => insert(3)),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(results[1]).toHaveProperty("reason.message", "changed its mind");
  expect(rows()).toEqual([1, 3]);
});

test("no savepoint is made until a write throws; then all run again, each with one", async () => {
  const statements = recordStatements();
  const queue = createCommitQueue(database, 1_000);
  const ran: string[] = [];
  const results = await Promise.allSettled([
    queue.write(() => {
      ran.push("one");
      return insert(1);
    }),
    queue.write(() => {
      ran.push("two");
      insert(2);
      throw new Error("changed its mind");
    }),
    queue.write(() => {
      ran.push("three");
      return insert(3);
    }),
  ]);
  expect(ran).toEqual(["one", "two", "one", "two", "three"]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  await queue.write(() => insert(4));
  expect(statements.join("; ")).toBe(
    "BEGIN IMMEDIATE; ROLLBACK; BEGIN IMMEDIATE; SAVEPOINT one; RELEASE one; " +
      "SAVEPOINT one; ROLLBACK TO one; RELEASE one; SAVEPOINT one; RELEASE one; COMMIT; " +
      "BEGIN IMMEDIATE; COMMIT",
  );
  expect(rows()).toEqual([1, 3, 4]);
});

test("writes that are to run again wait for another process's lock like any", async () => {
  await withFile(async (file) => {
    database.close();
    database = openConnection(file);
    database.exec("CREATE TABLE t (n INTEGER PRIMARY KEY); PRAGMA busy_timeout = 5");
    const other = openConnection(file);
    const exec = database.exec.bind(database);
    const locking = vi.spyOn(database, "exec").mockImplementation((sql) => {
      exec(sql);
      if (sql !== "ROLLBACK") return;
      other.exec("BEGIN IMMEDIATE");
      setTimeout(() => other.exec("COMMIT"), 40);
    });
    const queue = createCommitQueue(database, 5_000);
    const kept = queue.write(() => insert(1));
    const refused = queue.write(() => {
      throw new Error("changed its mind");
    });
    await expect(refused).rejects.toThrow("changed its mind");
    expect(await kept).toBe(1);
    locking.mockRestore();
    other.close();
  });
});

test("when the commit fails, every write of it rejects and none is kept", async () => {
  const exec = database.exec.bind(database);
  const failing = vi.spyOn(database, "exec").mockImplementation((sql) => {
    if (sql === "COMMIT") throw new Error("disk I/O error");
    exec(sql);
  });
  const queue = createCommitQueue(database, 1_000);
  const results = await Promise.allSettled([1, 2].map((n) => queue.write(() => insert(n))));
  for (const result of results) expect(result).toHaveProperty("reason.code", "not-written");
  failing.mockRestore();
  expect(rows()).toEqual([]);
  expect(await queue.write(() => insert(3))).toBe(3);
});

test("when SQLite gives up the transaction, the writes before are not acknowledged", async () => {
  const queue = createCommitQueue(database, 1_000);
  const results = await Promise.allSettled([
    queue.write(() => insert(1)),
    queue.write(() => {
      database.exec("ROLLBACK"); // what SQLite does by itself when the disk is full
      throw new Error("database or disk is full");
    }),
    queue.write(() => insert(3)),
  ]);
  for (const result of results) {
    expect(result).toHaveProperty("reason.code", "not-written");
    expect(result).toHaveProperty("reason.cause.message", "database or disk is full");
  }
  expect(rows()).toEqual([]);
});

test("a full database rejects with the reason and goes on when there is room", async () => {
  const [{ page_count: pages } = { page_count: 0 }] = database.prepare("PRAGMA page_count").all();
  database.exec(`PRAGMA max_page_count = ${String(pages)}`);
  const queue = createCommitQueue(database, 1_000);
  const large = queue.write(() => {
    database.exec("CREATE TABLE big AS SELECT randomblob(100000) AS x");
  });
  await expect(large).rejects.toMatchObject({ name: "SqliteStoreError", code: "full" });
  database.exec("PRAGMA max_page_count = 10000");
  expect(await queue.write(() => insert(1))).toBe(1);
});

test("a write for which there is no room takes none of those with it that it shares a commit with", async () => {
  const [{ page_count: pages } = { page_count: 0 }] = database.prepare("PRAGMA page_count").all();
  database.exec(`PRAGMA max_page_count = ${Number(pages) + 1}`);
  const queue = createCommitQueue(database, 1_000);
  const results = await Promise.allSettled([
    queue.write(() => insert(1)),
    queue.write(() => {
      database.exec("INSERT INTO t VALUES (2); CREATE TABLE big AS SELECT randomblob(100000) AS x");
    }),
    queue.write(() => {
      insert(3);
      throw new Error("changed its mind");
    }),
    queue.write(() => insert(4)),
  ]);
  expect(
    results.map((result) => (result.status === "fulfilled" ? result.value : result.reason)),
  ).toEqual([
    1,
    expect.objectContaining({ code: "full" }),
    expect.objectContaining({ message: "changed its mind" }),
    4,
  ]);
  expect(rows()).toEqual([1, 4]);
  const statements = recordStatements();
  await Promise.all([5, 6].map((n) => queue.write(() => insert(n))));
  expect(statements).toEqual(["BEGIN IMMEDIATE", "COMMIT"]);
});

test("a write waits for another process's lock, and the event loop runs meanwhile", async () => {
  await withFile(async (file) => {
    database.close();
    database = openConnection(file);
    database.exec("CREATE TABLE t (n INTEGER PRIMARY KEY); PRAGMA busy_timeout = 5");
    const other = openConnection(file);
    other.exec("BEGIN IMMEDIATE");
    const queue = createCommitQueue(database, 5_000);
    const write = queue.write(() => insert(1));
    await new Promise((resolve) => {
      setTimeout(resolve, 60);
    });
    expect(rows()).toEqual([]);
    other.exec("COMMIT");
    other.close();
    expect(await write).toBe(1);
  });
});

test("the thread does not stand still while a lock of another process is waited for", async () => {
  await withFile(async (file) => {
    database.close();
    database = openConnection(file);
    // What holds the lock here is in the same thread: it would never let go.
    database.exec("CREATE TABLE t (n INTEGER PRIMARY KEY); PRAGMA busy_timeout = 600000");
    const other = openConnection(file);
    other.exec("BEGIN IMMEDIATE");
    const write = createCommitQueue(database, 100_000).write(() => insert(1));
    setTimeout(() => other.exec("COMMIT"), 20);
    expect(await write).toBe(1);
    other.close();
  });
});

test("a lock that is held too long rejects with busy, and later writes succeed", async () => {
  await withFile(async (file) => {
    database.close();
    database = openConnection(file);
    database.exec("CREATE TABLE t (n INTEGER PRIMARY KEY); PRAGMA busy_timeout = 5");
    const other = openConnection(file);
    other.exec("BEGIN IMMEDIATE");
    const queue = createCommitQueue(database, 40);
    await expect(queue.write(() => insert(1))).rejects.toMatchObject({ code: "busy" });
    other.exec("COMMIT");
    other.close();
    expect(await queue.write(() => insert(2))).toBe(2);
  });
});

test("how long a write waits does not depend on the clock, which may be set meanwhile", async () => {
  await withFile(async (file) => {
    database.close();
    database = openConnection(file);
    database.exec("CREATE TABLE t (n INTEGER PRIMARY KEY); PRAGMA busy_timeout = 5");
    const other = openConnection(file);
    other.exec("BEGIN IMMEDIATE");
    let clock = 1_700_000_000_000;
    const setBack = vi.spyOn(Date, "now").mockImplementation(() => (clock -= 3_600_000));
    const queue = createCommitQueue(database, 40);
    await expect(queue.write(() => insert(1))).rejects.toMatchObject({ code: "busy" });
    setBack.mockRestore();
    const setOn = vi.spyOn(Date, "now").mockImplementation(() => (clock += 3_600_000));
    const patient = createCommitQueue(database, 10_000);
    const write = patient.write(() => insert(2));
    setTimeout(() => other.exec("COMMIT"), 60);
    expect(await write).toBe(2);
    setOn.mockRestore();
    other.close();
  });
});

test("closing waits for what is queued and refuses what comes later", async () => {
  const queue = createCommitQueue(database, 1_000);
  const write = queue.write(() => insert(1));
  await queue.close();
  expect(rows()).toEqual([1]);
  expect(await write).toBe(1);
  await expect(queue.write(() => insert(2))).rejects.toMatchObject({ code: "closed" });
});
