// An empty project of a user, with packages installed from their tarballs.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { NodeVersion } from "./node-version.ts";
import { admits, type PublicPackage } from "./public-packages.ts";
import { mustRun, type Ran, runCommand } from "./run-command.ts";
import type { Tarball } from "./tarballs.ts";

const INSTALL_MS = 300_000;

/** A project with the packages that its Node admits. */
export interface Project {
  readonly folder: string;
  readonly node: NodeVersion;
  readonly packages: readonly PublicPackage[];
}

/**
 * Makes a project and installs all packages that admit its Node, with their dependencies from the registry. npm refuses
 * a dependency that does not admit it.
 *
 * @param others What else a user of them installs, by name.
 */
export async function createProject(
  folder: string,
  node: NodeVersion,
  tarballs: readonly Tarball[],
  others: Readonly<Record<string, string>>,
): Promise<Project> {
  const admitted = tarballs.filter(({ of }) => admits(of, node.version));
  const own = admitted.map(({ of, file }) => [of.name, `file:${file}`] as const);
  const dependencies = { ...Object.fromEntries(own), ...others };
  mkdirSync(folder, { recursive: true });
  const manifest = { private: true, type: "module", dependencies };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest, undefined, 2));
  const args = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--engine-strict"];
  await mustRun("npm", args, { cwd: folder, timeoutMs: INSTALL_MS, path: node.path });
  return { folder, node, packages: admitted.map(({ of }) => of) };
}

/** Runs the project's Node in its folder. */
export async function runNode(
  { folder, node }: Project,
  args: readonly string[],
  timeoutMs: number,
): Promise<Ran> {
  return runCommand(join(node.path, "node"), args, { cwd: folder, timeoutMs, path: node.path });
}
