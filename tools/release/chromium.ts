// Chromium as a judge: a page loads modules and tells what happened.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const CHROMIUM = "/usr/bin/chromium";

const LOAD_MS = 60_000;

const OPTIONS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Octets of a report that are read. */
const MAX_REPORT = 1_000_000;

/**
 * Loads modules in Chromium, each by itself.
 *
 * @param modules Their texts by path.
 * @returns What went wrong, by path; a module that loaded and exports something is not in it.
 * @throws Error When Chromium is not there, or tells nothing in time.
 */
export async function loadInChromium(
  modules: ReadonlyMap<string, Uint8Array>,
): Promise<ReadonlyMap<string, string>> {
  if (!existsSync(CHROMIUM)) throw new Error(`${CHROMIUM} is missing: apt-get install chromium`);
  const told = Promise.withResolvers<ReadonlyMap<string, string>>();
  const server = createServer((request, response) => {
    const module = modules.get(request.url ?? "");
    if (request.method === "POST") {
      let report = "";
      request.setEncoding("utf8").on("data", (text: string) => {
        report += text.slice(0, MAX_REPORT - report.length);
      });
      request.on("end", () => {
        told.resolve(new Map(JSON.parse(report) as readonly (readonly [string, string])[]));
        response.end();
      });
    } else if (module !== undefined) {
      response.setHeader("Content-Type", "text/javascript; charset=utf-8").end(module);
    } else {
      response.setHeader("Content-Type", "text/html").end(pageOf([...modules.keys()]));
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const profile = mkdtempSync(join(tmpdir(), "chromium-"));
  const options = [...OPTIONS, `--user-data-dir=${profile}`, `http://127.0.0.1:${port}/`];
  const child = spawn(CHROMIUM, options, { stdio: "ignore" });
  const end = once(child, "close");
  const limit = setTimeout(() => told.reject(new Error("Chromium told nothing in time")), LOAD_MS);
  try {
    return await told.promise;
  } finally {
    clearTimeout(limit);
    child.kill("SIGTERM");
    await end;
    server.close();
    server.closeAllConnections();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

function pageOf(paths: readonly string[]): string {
  return `<!doctype html><title>modules</title><script type="module">
const problems = [];
for (const path of ${JSON.stringify(paths)}) {
  try {
    if (Object.keys(await import(path)).length === 0) problems.push([path, "exports nothing"]);
  } catch (error) {
    problems.push([path, String(error?.stack ?? error)]);
  }
}
await fetch("/", { method: "POST", body: JSON.stringify(problems) });
</script>`;
}
