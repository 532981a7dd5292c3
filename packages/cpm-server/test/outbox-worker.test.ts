import { afterEach, beforeEach, expect, test } from "vitest";
import { type CpmStore, openCpmStore } from "../../store-sqlite/src/cpm.ts";
import {
  createOutboxWorker,
  type HistoryEntry,
  type OutboxAlarm,
  type OutboxWorker,
  type OutboxWorkerOptions,
  StoreError,
} from "../src/store.ts";
import { createMemoryMessageStore, type MemoryMessageStore } from "./memory-message-store.ts";

const ADA = "tel:+15550002";
const FOLDER = ["Default", "conversation", "contribution"];

let store: CpmStore;
let messages: MemoryMessageStore;
let alarms: OutboxAlarm[];
let worker: OutboxWorker | undefined;

beforeEach(() => {
  store = openCpmStore({ file: ":memory:" });
  messages = createMemoryMessageStore();
  alarms = [];
});

afterEach(async () => {
  await worker?.stop();
  worker = undefined;
  await store.close();
});

function newEntry(messageId: string, other: Partial<HistoryEntry> = {}): HistoryEntry {
  const key = { messageId, type: "message/cpim" };
  const octets = new TextEncoder().encode(messageId);
  return { owner: ADA, folder: FOLDER, object: { octets, flags: [], dateMs: 0, key }, ...other };
}

function sessionInfo(messageId: string): HistoryEntry {
  const entry = newEntry(messageId, { when: "new-folder" });
  const key = { messageId, direction: "received" as const, type: "application/x-cpm-session" };
  return { ...entry, object: { ...entry.object, key } };
}

function start(options: Partial<OutboxWorkerOptions> = {}): OutboxWorker {
  const { outbox } = store;
  const onAlarm = (alarm: OutboxAlarm): void => void alarms.push(alarm);
  worker = createOutboxWorker({
    outbox,
    messages,
    onAlarm,
    minDelayMs: 1,
    pollMs: 5,
    ...options,
  });
  return worker;
}

/** Resolves when nothing waits any more. */
async function emptied(): Promise<void> {
  while ((await store.outbox.status()).entries > 0) {
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

async function storedIds(folder = FOLDER, owner = ADA): Promise<readonly string[]> {
  const places = await messages.search(owner, folder, {});
  const objects = await Promise.all(places.map(({ uid }) => messages.fetch(owner, folder, uid)));
  return objects.map((object) => new TextDecoder().decode(object?.octets));
}

test("what is put gets to the message store, in its order", async () => {
  const ids = Array.from({ length: 250 }, (_, index) => `m${index}`);
  await store.outbox.put(ids.map((id) => newEntry(id)));
  start();
  await emptied();
  expect(await storedIds()).toEqual(ids);
  expect(alarms).toEqual([]);
});

test("a worker that is told does not wait for its next look", async () => {
  const { wake } = start({ pollMs: 1_000_000 });
  await new Promise((resolve) => setTimeout(resolve, 10));
  await store.outbox.put([newEntry("m1")]);
  wake();
  await emptied();
  expect(await storedIds()).toEqual(["m1"]);
});

test("a message store that is down loses nothing and raises an alarm, later and later", async () => {
  let time = 1_000;
  messages.fault = () => {
    throw new StoreError("unavailable", "connection refused");
  };
  await store.outbox.put([newEntry("a"), newEntry("b")]);
  start({ minDelayMs: 100, maxDelayMs: 300, now: () => time });
  for (const [attempt, delay] of [100, 200, 300, 300].entries()) {
    while (alarms.length <= attempt) await new Promise((resolve) => setTimeout(resolve, 1));
    const reason = "connection refused";
    const retryMs = time + delay;
    expect(alarms[attempt]).toEqual({
      kind: "message-store-unavailable",
      owner: ADA,
      reason,
      retryMs,
    });
    time = retryMs - 1;
    await new Promise((resolve) => setTimeout(resolve, 15));
    expect(alarms).toHaveLength(attempt + 1);
    if (attempt === 3) messages.fault = undefined;
    time = retryMs;
  }
  await emptied();
  expect(await storedIds()).toEqual(["a", "b"]);
});

test("an entry that is refused for good lets those behind it pass", async () => {
  messages.fault = (_, object) => {
    if (object?.key.messageId === "b") throw new StoreError("refused", "no such mailbox");
  };
  await store.outbox.put([newEntry("a"), newEntry("b"), newEntry("c")]);
  start();
  await emptied();
  expect(await storedIds()).toEqual(["a", "c"]);
  expect(alarms).toEqual([{ kind: "entry-refused", owner: ADA, id: 2, reason: "no such mailbox" }]);
  expect(await store.outbox.listParked(10)).toHaveLength(1);
});

test("one owner's failure does not hold up another", async () => {
  messages.fault = (_, object) => {
    if (object?.key.messageId === "stuck") throw new StoreError("unavailable", "login failed");
  };
  await store.outbox.put([newEntry("stuck"), newEntry("m1", { owner: "tel:+15550003" })]);
  start({ minDelayMs: 1_000_000 });
  while ((await store.outbox.status()).entries > 1) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  expect(await storedIds(FOLDER, "tel:+15550003")).toEqual(["m1"]);
});

test("what was appended before a crash is not appended again", async () => {
  await store.outbox.put([newEntry("a"), newEntry("b")]);
  const [first] = await store.outbox.take(ADA, 2);
  if (first === undefined) throw new Error("entry is missing");
  await messages.append(ADA, FOLDER, first.entry.object);
  start();
  await emptied();
  expect(await storedIds()).toEqual(["a", "b"]);
});

test("a search is made only for what was tried before", async () => {
  const options: unknown[] = [];
  const append = messages.append.bind(messages);
  messages.append = (owner, folder, object, given) => {
    options.push([object.key.messageId, given]);
    return append(owner, folder, object, given);
  };
  await store.outbox.put([newEntry("a")]);
  await store.outbox.take(ADA, 1);
  await store.outbox.put([newEntry("b")]);
  start();
  await emptied();
  expect(options).toEqual([
    ["a", { mayExist: true }],
    ["b", { mayExist: false }],
  ]);
});

test("the session info object goes into a new folder and not into one that is there", async () => {
  const results: string[] = [];
  await store.outbox.put([sessionInfo("info-1"), newEntry("m1")]);
  await store.outbox.put([sessionInfo("info-2"), newEntry("m2")]);
  start({
    onWritten: ({ entry }, { kind }) => results.push(`${entry.object.key.messageId} ${kind}`),
  });
  await emptied();
  expect(await storedIds()).toEqual(["info-1", "m1", "m2"]);
  expect(results).toEqual(["info-1 stored", "m1 stored", "info-2 not-needed", "m2 stored"]);
});

test("the session info object is written when a crash left the new folder empty", async () => {
  let isBroken = true;
  messages.fault = (operation) => {
    if (operation === "append" && isBroken) throw new StoreError("unavailable", "connection lost");
  };
  await store.outbox.put([sessionInfo("info"), newEntry("m1")]);
  start();
  while (alarms.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  expect(await messages.list(ADA, FOLDER)).toEqual([FOLDER]);
  isBroken = false;
  await emptied();
  expect(await storedIds()).toEqual(["info", "m1"]);
});

test("an outbox that cannot be read raises an alarm, and work goes on when it can", async () => {
  const dueOwners = store.outbox.dueOwners.bind(store.outbox);
  let isBroken = true;
  const outbox = {
    ...store.outbox,
    dueOwners: async (nowMs: number, limit: number) => {
      if (isBroken) throw new StoreError("unavailable", "disk is gone");
      return dueOwners(nowMs, limit);
    },
  };
  await store.outbox.put([newEntry("a")]);
  start({ outbox });
  while (alarms.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  expect(alarms[0]).toEqual({ kind: "outbox-unavailable", reason: "disk is gone" });
  isBroken = false;
  await emptied();
  expect(await storedIds()).toEqual(["a"]);
});

test("a worker that is stopped finishes what is under way and leaves the rest", async () => {
  let goOn: (() => void) | undefined;
  const append = messages.append.bind(messages);
  messages.append = async (...all) => {
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
    return append(...all);
  };
  await store.outbox.put([newEntry("a"), newEntry("b")]);
  const { stop } = start();
  while (goOn === undefined) await new Promise((resolve) => setTimeout(resolve, 1));
  const stopped = stop();
  goOn();
  await stopped;
  expect(await storedIds()).toEqual(["a"]);
  expect((await store.outbox.status()).entries).toBe(1);
});
