// Builds the package in the working folder, or, from the root, all that have a build: JavaScript, then pages for the
// browser, then declarations.

import { spawnSync } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { bundlePackage } from "./bundle.ts";
import { declareAll, declarePackage } from "./declare.ts";

const PAGE_SCRIPT = "scripts/bundle-page.ts";

const isRoot = existsSync("pnpm-workspace.yaml");
const folders = isRoot
  ? globSync("{packages,tools}/*/tsconfig.build.json")
      .map((file) => dirname(file))
      .toSorted()
  : ["."];

for (const folder of folders) {
  await bundlePackage(resolve(folder));
}
for (const folder of folders.filter((one) => existsSync(join(one, PAGE_SCRIPT)))) {
  const { status } = spawnSync(process.execPath, [PAGE_SCRIPT], { cwd: folder, stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
if (isRoot) declareAll(folders);
else declarePackage(".");
