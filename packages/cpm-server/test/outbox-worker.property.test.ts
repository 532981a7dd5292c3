import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { type CpmStore, openCpmStore } from "../../store-sqlite/src/cpm.ts";
import { createOutboxWorker, type HistoryEntry, StoreError } from "../src/store.ts";
import { createMemoryMessageStore } from "./memory-message-store.ts";

/** What happens to a write of the message store. */
type Luck = "done" | "lost-before" | "lost-after";

interface Step {
  /** Owners of the entries that are put at once. */
  readonly puts: readonly number[];
  /** Whether the process ends behind the puts, whatever is under way. */
  readonly crashes: boolean;
}

const luck: fc.Arbitrary<Luck> = fc.oneof(
  { weight: 3, arbitrary: fc.constant("done" as const) },
  { weight: 1, arbitrary: fc.constantFrom("lost-before", "lost-after") },
);

const step: fc.Arbitrary<Step> = fc.record({
  puts: fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 4 }),
  crashes: fc.boolean(),
});

test.prop([fc.array(step, { minLength: 1, maxLength: 8 }), fc.infiniteStream(luck)], {
  numRuns: 25,
})(
  "whatever is lost and whenever it crashes, each entry is stored once, in order",
  async (steps, lucks) => {
    const folder = mkdtempSync(join(tmpdir(), "outbox-"));
    const file = join(folder, "outbox.sqlite");
    const messages = createMemoryMessageStore();
    const append = messages.append.bind(messages);
    messages.append = async (...call) => {
      const { value = "done" } = lucks.next();
      if (value === "lost-before") throw new StoreError("unavailable", "connection lost");
      const place = await append(...call);
      if (value === "lost-after") throw new StoreError("unavailable", "connection lost");
      return place;
    };

    let life = openLife(file, messages);
    const expected = [[], [], []] as string[][];
    for (const [at, { puts, crashes }] of steps.entries()) {
      const entries = puts.map((owner, index) => newEntry(`tel:+${owner}`, `${at}-${index}`));
      await life.store.outbox.put(entries);
      for (const [index, owner] of puts.entries()) expected[owner]?.push(`${at}-${index}`);
      life.worker.wake();
      if (!crashes) continue;
      await life.crash();
      life = openLife(file, messages);
    }
    while ((await life.store.outbox.status()).entries > 0) await wait(1);
    await life.crash();
    rmSync(folder, { recursive: true });

    for (const [owner, ids] of expected.entries()) {
      const stored = await messages.search(`tel:+${owner}`, FOLDER, {});
      const objects = stored.map(({ uid }) => messages.fetch(`tel:+${owner}`, FOLDER, uid));
      const texts = (await Promise.all(objects)).map((object) => Buffer.from(object?.octets ?? []));
      expect(texts.map(String)).toEqual(ids);
    }
  },
);

const FOLDER = ["Default", "conversation"];

function newEntry(owner: string, messageId: string): HistoryEntry {
  const key = { messageId, type: "message/cpim" };
  return {
    owner,
    folder: FOLDER,
    object: { octets: new TextEncoder().encode(messageId), flags: [], dateMs: 0, key },
  };
}

/** A store and its worker, from the start of a process to its end. */
function openLife(file: string, messages: ReturnType<typeof createMemoryMessageStore>) {
  const store: CpmStore = openCpmStore({ file });
  let isGone = false;
  // What a process does behind its end does not happen.
  const outbox = new Proxy(store.outbox, {
    get: (target, name) => {
      if (isGone) throw new StoreError("unavailable", "process has ended");
      return Reflect.get(target, name) as unknown;
    },
  });
  const worker = createOutboxWorker({ outbox, messages, minDelayMs: 1, maxDelayMs: 2, pollMs: 1 });
  return {
    store,
    worker,
    crash: async () => {
      isGone = true;
      await worker.stop();
      await store.close();
    },
  };
}
