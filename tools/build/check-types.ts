// Checks the types of everything at once, which reads what packages share once, and those of what runs in a browser apart:
// each is for the platform that its tsconfig.json names.

import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";

for (const project of [
  "tools/config/tsconfig.everything.json",
  ...globSync("packages/*/{example,page}/tsconfig.json").toSorted(),
]) {
  const { status } = spawnSync("tsc", ["--project", project], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
