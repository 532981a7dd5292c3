import { expect, test } from "vitest";
import { type RequestRecord, watchStore } from "../src/index.ts";
import { BOOK, createServerWithBook, putCard, type TestServer } from "./dav-client.ts";
import { createMemoryStore } from "./memory-store.ts";

const SYNC =
  "<D:sync-collection xmlns:D='DAV:'><D:sync-token/><D:sync-level>1</D:sync-level><D:prop><D:getetag/></D:prop></D:sync-collection>";

const XML = { "content-type": "application/xml" };

interface Watched {
  readonly server: TestServer;
  readonly events: readonly string[];
  readonly records: readonly RequestRecord[];
}

async function createWatched(): Promise<Watched> {
  const events: string[] = [];
  const records: RequestRecord[] = [];
  const store = createMemoryStore();
  const server = await createServerWithBook({
    store,
    observe: ({ method }) => {
      events.push(method);
      return {
        store: watchStore(store, (operation) => {
          events.push(`${operation} begins`);
          return () => events.push(`${operation} ends`);
        }),
        onReport: (kind) => events.push(kind),
        onFinished: (record) => {
          events.push("finished");
          records.push(record);
        },
      };
    },
  });
  return { server, events, records };
}

test("an observer sees a request, its report, the operations of the store and the end", async () => {
  const { server, events, records } = await createWatched();
  const response = await server.send("REPORT", BOOK, { headers: XML, body: SYNC });
  await response.text();
  expect(events[0]).toBe("REPORT");
  expect(events.at(-1)).toBe("finished");
  const report = events.indexOf("sync-collection");
  expect(events.indexOf("changesSince begins")).toBeGreaterThan(report);
  for (const begun of events.filter((event) => event.endsWith(" begins"))) {
    expect(events).toContain(begun.replace(" begins", " ends"));
  }
  expect(records).toMatchObject([{ report: "sync-collection", isInitialSync: true, status: 207 }]);
});

test("a sync that goes on from a token is told from one that begins", async () => {
  const { server, records } = await createWatched();
  const first = await (await server.send("REPORT", BOOK, { headers: XML, body: SYNC })).text();
  const token = /<D:sync-token>([^<]+)/.exec(first)?.[1] ?? "";
  const body = SYNC.replace("<D:sync-token/>", `<D:sync-token>${token}</D:sync-token>`);
  await (await server.send("REPORT", BOOK, { headers: XML, body })).text();
  expect(records.map(({ isInitialSync }) => isInitialSync)).toEqual([true, false]);
});

test("a request that is no report, or one that cannot be read, has none in its record", async () => {
  const { server, records } = await createWatched();
  await putCard(server, "a.vcf", { uid: "1" });
  await server.send("REPORT", BOOK, { headers: XML, body: "<no" });
  expect(records).toHaveLength(2);
  for (const record of records) expect(record).not.toHaveProperty("report");
});

test("a watched store gives what the store gives, row by row, and tells what failed", async () => {
  const ends: unknown[] = [];
  const failure = new Error("disk is gone");
  const store = watchStore(
    {
      secret: 7,
      async find(name: string) {
        if (name === "") throw failure;
        return name.length;
      },
      async *rows() {
        yield 1;
        yield 2;
        throw failure;
      },
      count: () => 3,
      refuse: () => {
        throw failure;
      },
    },
    (operation) => (error) => ends.push([operation, error]),
  );
  expect(store.secret).toBe(7);
  expect(store.count()).toBe(3);
  expect(await store.find("ada")).toBe(3);
  await expect(store.find("")).rejects.toBe(failure);
  expect(() => store.refuse()).toThrow(failure);
  for await (const row of store.rows()) if (row === 1) break;
  await expect(readAll(store.rows())).rejects.toBe(failure);
  expect(ends).toEqual([
    ["count", undefined],
    ["find", undefined],
    ["find", failure],
    ["refuse", failure],
    ["rows", undefined],
    ["rows", failure],
  ]);
});

async function readAll(rows: AsyncIterable<unknown>): Promise<void> {
  for await (const row of rows) expect(row).toBeDefined();
}
