// Sees to it that no server outlives who started it, however that ends: waits for the end of its standard input, then
// ends the server of a folder, if one is left, and removes the folder.

import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const [, , folder = ""] = process.argv;

process.stdin.resume().once("end", () => {
  const file = join(folder, "data", "postmaster.pid");
  if (existsSync(file)) process.kill(Number.parseInt(readFileSync(file, "utf8"), 10), "SIGQUIT");
  rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
});
