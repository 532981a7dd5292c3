import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { type HistoryEntry, StoreError } from "@callingcard/cpm-server/store";
import { parseAddress, readContactParameters } from "@callingcard/sip";
import type { Binding } from "@callingcard/sip-core";
import { expect, test, vi } from "vitest";
import { type CpmStore, openCpmStore } from "../src/cpm.ts";
import { openSqliteStore } from "../src/index.ts";
import { withFile } from "./temporary-file.ts";

const ADA = "tel:+15550002";

function newEntry(messageId: string): HistoryEntry {
  const object = {
    octets: new TextEncoder().encode(`IMDN-Message-ID: ${messageId}\r\n\r\nhello`),
    flags: [],
    dateMs: 0,
    key: { messageId, type: "message/cpim" },
  };
  return { owner: ADA, folder: ["Default", "tel:+15550001"], object };
}

function newMessage(key: string) {
  return {
    servedUser: ADA,
    farUser: "tel:+15550001",
    conversationId: "a",
    contributionId: "b",
    contentType: "message/cpim",
    octets: new TextEncoder().encode(key),
    key,
    arrivedMs: 0,
    expiresMs: 1_000_000,
  };
}

async function withStore(run: (store: CpmStore) => Promise<void>): Promise<void> {
  await withFile(async (file) => {
    const store = openCpmStore({ file });
    try {
      await run(store);
    } finally {
      await store.close();
    }
  });
}

test("all that was acknowledged is there when the file is opened again", async () => {
  const disposition = { servedUser: ADA, farUser: "b", messageId: "m", type: "displayed", atMs: 0 };
  await withFile(async (file) => {
    const before = openCpmStore({ file });
    await before.messages.append(ADA, ["Default"], newEntry("m0").object);
    await before.outbox.put([newEntry("m1"), newEntry("m2")]);
    await before.outbox.take(ADA, 1);
    await before.deferred.put(newMessage("d1"));
    await before.dispositions.first(disposition);
    await before.policies.writeProvider({ recording: true });
    await before.close();

    const after = openCpmStore({ file });
    expect(await after.messages.search(ADA, ["Default"], {})).toHaveLength(1);
    const entries = await after.outbox.take(ADA, 10);
    expect(entries.map(({ attempts, entry }) => [entry.object.key.messageId, attempts])).toEqual([
      ["m1", 1],
      ["m2", 0],
    ]);
    const [message] = await after.deferred.list(ADA, { nowMs: 0, limit: 10 });
    expect(message?.key).toBe("d1");
    expect(await after.dispositions.first(disposition)).toBe(false);
    expect(await after.policies.readProvider()).toEqual({ recording: true });
    await after.close();
  });
});

test("the log is synced at each commit", async () => {
  await withFile(async (file) => {
    const exec = vi.spyOn(DatabaseSync.prototype, "exec");
    const store = openCpmStore({ file });
    const statements = exec.mock.calls.map(([sql]) => sql);
    exec.mockRestore();
    expect(statements).toContain("PRAGMA journal_mode = WAL");
    expect(statements).toContain("PRAGMA synchronous = FULL");
    await store.close();
  });
});

test("writes to all stores in one turn share one commit", async () => {
  await withStore(async ({ outbox, deferred, dispositions }) => {
    const exec = vi.spyOn(DatabaseSync.prototype, "exec");
    await Promise.all([
      outbox.put([newEntry("m1")]),
      deferred.put(newMessage("d1")),
      dispositions.first({ servedUser: ADA, farUser: "b", messageId: "m", type: "x", atMs: 0 }),
    ]);
    const commits = exec.mock.calls.filter(([sql]) => sql === "COMMIT");
    exec.mockRestore();
    expect(commits).toHaveLength(1);
  });
});

test("the address book may be in the same file", async () => {
  await withFile(async (file) => {
    const book = openSqliteStore({ file });
    const store = openCpmStore({ file });
    await Promise.all([book.createBook("ada", "contacts", []), store.outbox.put([newEntry("m1")])]);
    expect(await book.listBooks("ada")).toHaveLength(1);
    expect((await store.outbox.status()).entries).toBe(1);
    await store.close();
    await book.close();
  });
});

test("settings that another process writes are heard of", async () => {
  await withFile(async (file) => {
    const one = openCpmStore({ file, policyPollMs: 5 });
    const other = openCpmStore({ file });
    const heard = new Promise((resolve) => one.policies.watch(resolve));
    await other.policies.writeSubscriber(ADA, { deferral: true });
    expect(await heard).toEqual({ subscriber: ADA });
    expect(await one.policies.readSubscriber(ADA)).toEqual({ deferral: true });
    await one.close();
    await other.close();
  });
});

test("a write that another process holds up for too long rejects as unavailable", async () => {
  await withFile(async (file) => {
    const store = openCpmStore({ file, busyTimeoutMs: 50 });
    const other = new DatabaseSync(file);
    other.exec("BEGIN IMMEDIATE");
    const error = await store.outbox.put([newEntry("m1")]).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StoreError);
    expect(error).toMatchObject({ code: "unavailable", cause: { code: "busy" } });
    other.exec("ROLLBACK");
    await store.outbox.put([newEntry("m1")]);
    expect((await store.outbox.status()).entries).toBe(1);
    other.close();
    await store.close();
  });
});

test("a full disk rejects as unavailable and loses nothing", async () => {
  await withStore(async ({ outbox }) => {
    await outbox.put([newEntry("m1")]);
    const exec = vi.spyOn(DatabaseSync.prototype, "exec").mockImplementationOnce(() => {
      throw Object.assign(new Error("database or disk is full"), { errcode: 13 });
    });
    await expect(outbox.put([newEntry("m2")])).rejects.toMatchObject({
      code: "unavailable",
      cause: { code: "full" },
    });
    exec.mockRestore();
    expect((await outbox.take(ADA, 10)).map(({ entry }) => entry.object.key.messageId)).toEqual([
      "m1",
    ]);
  });
});

test("an object that is too large is refused", async () => {
  await withStore(async ({ messages }) => {
    const octets = new Uint8Array(64 * 1024 * 1024 + 1);
    const { object } = newEntry("m1");
    await expect(messages.append(ADA, ["Default"], { ...object, octets })).rejects.toMatchObject({
      code: "too-large",
    });
  });
});

test("a killed process has lost nothing that it acknowledged", async () => {
  await withFile(async (file) => {
    const writer = startWriter(file);
    const acknowledged: string[] = [];
    const lines = createInterface({ input: writer.stdout });
    for await (const line of lines) {
      acknowledged.push(line);
      if (acknowledged.length === 200) writer.kill("SIGKILL");
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(200);

    const store = openCpmStore({ file });
    const entries = await store.outbox.take(ADA, 1_000_000);
    const messages = await store.deferred.list(ADA, { nowMs: 0, limit: 1_000_000 });
    const kept = new Set([
      ...entries.map(({ entry }) => `outbox ${entry.object.key.messageId}`),
      ...messages.map(({ key }) => `deferred ${key}`),
    ]);
    expect(acknowledged.filter((line) => !kept.has(line))).toEqual([]);
    await store.close();
  });
});

function startWriter(file: string): ChildProcessByStdio<null, Readable, null> {
  const program = fileURLToPath(new URL("acknowledging-writer.ts", import.meta.url));
  const writer = spawn(
    process.execPath,
    ["--conditions=@callingcard/source", "--disable-warning=ExperimentalWarning", program, file],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  void once(writer, "exit");
  return writer;
}

test("what a registrar keeps comes back, infinite ranges included, until it expires", async () => {
  const phone = newBinding("phone", 2_000);
  const tablet = newBinding("tablet", 3_000);
  await withFile(async (file) => {
    const before = openCpmStore({ file });
    await before.bindings.save(newBinding("phone", 1_000));
    await before.bindings.save(phone);
    await before.bindings.save(tablet);
    await before.bindings.save(newBinding("laptop", 4_000));
    await before.bindings.remove(ADA, "laptop");
    await before.close();

    const after = openCpmStore({ file });
    expect(await after.bindings.load(1_999)).toEqual([phone, tablet]);
    expect(await after.bindings.load(2_000)).toEqual([tablet]);
    expect(await after.bindings.load(0)).toEqual([tablet]);
    await after.close();
  });
});

function newBinding(id: string, expiresMs: number): Binding {
  const contact = parseAddress(
    '<sip:ada@192.0.2.1>;+sip.instance="<urn:uuid:00000000-0000-4000-8000-000000000001>";audio;+g.size="#>=5,#<=-1.5,#1:2"',
  );
  const { features, instance } = readContactParameters(contact);
  return {
    aor: ADA,
    aorUri: "sip:+15550002@ims.example",
    id,
    contact: contact.uri,
    displayName: undefined,
    parameters: contact.parameters,
    instance,
    regId: 1,
    pubGruu: undefined,
    features,
    q: 0.5,
    path: ["<sip:edge.example;lr>"],
    source: { transport: "tcp", host: "192.0.2.1", port: 5060, flow: "f1" },
    hop: undefined,
    flowToken: "t1",
    callId: "c1",
    cseq: 1,
    userAgent: undefined,
    registeredMs: 0,
    refreshedMs: 0,
    expiresMs,
  };
}
