import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { startPostgres } from "@callingcard/postgres";
import { openPostgresStore, PostgresStoreError } from "@callingcard/store-postgres";
import { expect, test } from "vitest";
import { run } from "./database.ts";

/** What the writers printed. */
interface Written {
  readonly name: string;
  readonly etag: number;
  readonly revision: number;
}

const WRITER = fileURLToPath(new URL("acknowledging-writer.ts", import.meta.url));

test("what two processes were told is written survives a crash of the database, in order", async () => {
  const server = await startPostgres();
  await run(server.url, "CREATE DATABASE shared");
  const database = server.urlOf("shared");
  const store = await openPostgresStore({ database });
  const id = (await store.createBook("ada", "contacts", []))?.id ?? "";
  const written: Written[] = [];
  const refused = new Set<string>();
  const writers = ["one", "two"].map((prefix) => startWriter([database, id, prefix], onLine));
  let seen = 0;

  function onLine(line: string): void {
    const [kind, name = "", etag, revision] = line.split(" ");
    if (kind === "refused") refused.add(etag ?? "");
    else written.push({ name, etag: Number(etag), revision: Number(revision) });
  }

  /** A client that syncs: what it is told must go on from what it knows, whatever happens meanwhile. */
  async function syncUntil(count: number): Promise<void> {
    while (written.length < count) {
      try {
        const result = await store.changesSince(id, seen, undefined, false);
        if (result.kind !== "changes") throw new Error(`sync was answered ${result.kind}`);
        expect(result.revision).toBeGreaterThanOrEqual(seen);
        seen = result.revision;
      } catch (error) {
        if (!(error instanceof PostgresStoreError && error.code === "busy")) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  await syncUntil(300);
  await server.crash();
  const beforeCrash = written.length;
  await server.restart();
  await syncUntil(beforeCrash + 300);
  for (const writer of writers) await stop(writer);

  const revisions = written.map(({ revision }) => revision);
  expect(new Set(revisions).size).toBe(revisions.length);
  const result = await store.changesSince(id, 0);
  if (result.kind !== "changes") throw new Error(result.kind);
  expect(Math.max(...revisions)).toBeLessThanOrEqual(result.revision);
  const stored = new Map(
    result.changes.map((change) => {
      if (change.kind === "deleted") throw new Error("nothing was deleted");
      return [change.card.name, change.card];
    }),
  );
  for (const { name, etag, revision } of written) {
    // A later write of the name may have been done without having been told of.
    expect(Number(stored.get(name)?.etag)).toBeGreaterThanOrEqual(etag);
    expect(stored.get(name)?.revision).toBeGreaterThanOrEqual(revision);
  }
  expect([...refused]).toEqual(["busy"]);
  await store.close();
  await server.stop();
});

function startWriter(values: readonly string[], onLine: (line: string) => void): ChildProcess {
  const writer = spawn(process.execPath, ["--conditions=@callingcard/source", WRITER, ...values], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (writer.stdout !== null) createInterface(writer.stdout).on("line", onLine);
  return writer;
}

async function stop(writer: ChildProcess): Promise<void> {
  const exit = once(writer, "exit");
  writer.kill("SIGKILL");
  await exit;
}
