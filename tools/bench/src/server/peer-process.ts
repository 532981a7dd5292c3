import { type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** The loopback address, where all peers listen. */
export const HOST = "127.0.0.1";

/** A folder for the data of a peer, which other users may enter. */
export function newFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `${name}-bench-`));
  chmodSync(folder, 0o755);
  return folder;
}

/** Waits until something answers HTTP on a port. */
export async function answering(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    try {
      await fetch(`http://${HOST}:${port}/`, { redirect: "manual" });
      return;
    } catch {
      await delay(200);
    }
  }
  throw new Error(`nothing answers on port ${port}`);
}

/** Ends a peer, at last by force, and removes its data. */
export async function end(child: ChildProcess, folder: string): Promise<void> {
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  await Promise.race([exited, delay(10_000)]);
  if (child.exitCode === null && child.signalCode === null) {
    child.kill("SIGKILL");
    await exited;
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
