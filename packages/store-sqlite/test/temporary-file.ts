import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Runs with the path of a database file that does not exist yet, and removes its folder after. */
export async function withFile(run: (file: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "store-sqlite-"));
  try {
    await run(join(folder, "test.sqlite"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
