// What the stores of messages cost: `node --conditions=@callingcard/source bench/cpm.ts [messages]`.
// CPU is of this process; "loop" is how long the event loop was held; times are those that a session waits before
// it may answer.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { DeferredMessage, HistoryEntry } from "@callingcard/cpm-server/store";
import { openCpmStore } from "@callingcard/store-sqlite/cpm";

const MESSAGES = Number(process.argv[2] ?? 10_000);
const OCTETS = 1_000;
const USERS = 500;

const folder = mkdtempSync(join(tmpdir(), "cpm-bench-"));
const store = openCpmStore({ file: join(folder, "bench.sqlite") });
const octets = new Uint8Array(OCTETS).fill(65);

function user(n: number): string {
  return `tel:+1555${String(n % USERS).padStart(7, "0")}`;
}

function newEntry(n: number): HistoryEntry {
  const key = { messageId: `m${n}`, direction: "received" as const, type: "message/cpim" };
  const object = { octets, flags: [], dateMs: n, key };
  return { owner: user(n), folder: ["Default", "tel:+15550001"], object };
}

function newMessage(n: number): DeferredMessage {
  return {
    servedUser: user(n),
    farUser: "tel:+15550001",
    conversationId: "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
    contributionId: "0123456789abcdef0123456789abcdef",
    contentType: "message/cpim",
    octets,
    messageId: `m${n}`,
    key: `k${n}`,
    arrivedMs: n,
    expiresMs: Number.MAX_SAFE_INTEGER,
  };
}

async function measure(
  label: string,
  atOnce: number,
  times: number,
  run: (n: number) => Promise<unknown>,
): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const waits: number[] = [];
  const before = process.cpuUsage();
  const start = performance.now();
  let next = 0;
  delay.enable();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let n = next++; n < times; n = next++) {
        const asked = performance.now();
        await run(n);
        waits.push(performance.now() - asked);
      }
    }),
  );
  delay.disable();
  const perSecond = (times / (performance.now() - start)) * 1_000;
  const { user: inUser, system } = process.cpuUsage(before);
  const sorted = waits.toSorted((left, right) => left - right);
  const percentile = (share: number): string =>
    (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
  const figures = [
    `${((inUser + system) / times / 1_000).toFixed(3)} ms CPU`,
    `${perSecond.toFixed(0)}/s`,
    `p50 ${percentile(0.5)} p99 ${percentile(0.99)} ms`,
    `loop p99 ${(delay.percentile(99) / 1e6).toFixed(1)} ms`,
  ];
  console.log(`${label.padEnd(36)} ${figures.join(", ")}`);
}

console.log(`${MESSAGES} messages of ${OCTETS} octets, ${USERS} users, Node ${process.version}`);
const { outbox, deferred, dispositions, messages } = store;
await measure("outbox: put, 1 at a time", 1, MESSAGES / 10, (n) => outbox.put([newEntry(n)]));
await measure("outbox: put, 64 at a time", 64, MESSAGES, (n) => outbox.put([newEntry(n)]));
await measure("outbox: put, 500 at a time", 500, MESSAGES, (n) => outbox.put([newEntry(n)]));
await measure("outbox: take and remove 20", 8, USERS, async (n) => {
  const entries = await outbox.take(user(n), 20);
  await outbox.remove(entries.map(({ id }) => id));
});
await measure("deferred: put, 64 at a time", 64, MESSAGES, (n) => deferred.put(newMessage(n)));
await measure("deferred: list 20, remove them", 8, USERS, async (n) => {
  const list = await deferred.list(user(n), { nowMs: 0, limit: 20 });
  await deferred.remove(list.map(({ id }) => id));
});
await measure("dispositions: first, 64 at a time", 64, MESSAGES, (n) =>
  dispositions.first({
    servedUser: user(n),
    farUser: "tel:+15550001",
    messageId: `m${n}`,
    type: "delivered",
    atMs: n,
  }),
);
await measure("messages: append, 64 at a time", 64, MESSAGES, (n) => {
  const { owner, folder: path, object } = newEntry(n);
  return messages.append(owner, path, object);
});

await store.close();
rmSync(folder, { recursive: true });
