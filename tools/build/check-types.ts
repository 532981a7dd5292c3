// Checks the types of everything at once, which reads what packages share once; then those of what is for any platform,
// without those of Node, and of what runs in a browser: each is for the platform that its tsconfig.json names.

import { spawnSync } from "node:child_process";
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** The sources of all packages that are built without the types of Node: written here, since a list would be forgotten. */
const PURE = "reports/tsconfig.pure.json";

/** With one for each processor, each checks again what all need: a third more work. */
const CHECKERS = "1";

mkdirSync("reports", { recursive: true });
writeFileSync(PURE, JSON.stringify(pureProject(), undefined, 2));

for (const project of [
  "tools/config/tsconfig.everything.json",
  PURE,
  ...globSync("{packages,tools}/*/{example,page}/tsconfig.json").toSorted(),
]) {
  const options = ["--project", project, "--checkers", CHECKERS];
  const { status } = spawnSync("tsc", options, { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}

function pureProject(): object {
  const folders = globSync("{packages,tools}/*/tsconfig.build.json")
    .filter((file) => !readFileSync(file, "utf8").includes('"node"'))
    .toSorted()
    .map((file) => dirname(file));
  return {
    extends: resolve("tsconfig.base.json"),
    compilerOptions: { lib: ["es2024", "dom"] },
    include: folders.map((folder) => resolve(folder, "src")),
  };
}
