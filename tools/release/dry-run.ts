// npm run release:dry: builds and packs every public package, installs the tarballs into empty projects under several
// versions of Node, and looks at them there as a user would: imports, examples, programs, browser bundles and types.
// Prints a table, package × check, and writes reports/release.json. `--no-build` takes what was built before.

import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { checkBrowser } from "./check-browser.ts";
import { checkChangeset } from "./check-changeset.ts";
import { checkDependencies } from "./check-dependencies.ts";
import { checkExample } from "./check-example.ts";
import { checkImports, checkWithoutPeers } from "./check-imports.ts";
import { checkPrograms } from "./check-programs.ts";
import { checkTypes, COMPILERS } from "./check-types.ts";
import { installNode } from "./node-version.ts";
import { type Outcome, printOutcomes, writeReport } from "./outcome.ts";
import { createProject, type Project } from "./project.ts";
import { admits, floorsOf, publicPackages } from "./public-packages.ts";
import { mustRun } from "./run-command.ts";
import { createSurroundings } from "./surroundings.ts";
import { checkContents, packAll, type Tarball } from "./tarballs.ts";

/** Major versions of Node, of which the newest runs, and each lowest version that a package names. */
const MAJORS = ["22", "24", "26"];

/** What a user installs beside the packages. */
const PEERS = { "fast-check": "^4.0.0" };
const TYPES = { "@types/node": "^24.0.0" };

const BUILD_MS = 600_000;
const REPORT = new URL("../../reports/release.json", import.meta.url);

const { values } = parseArgs({
  options: { build: { type: "boolean", default: true } },
  allowNegative: true,
});
const outcomes: Outcome[] = [];
const surroundings = createSurroundings();
const folder = realpathSync(mkdtempSync(join(tmpdir(), "release-")));
const startMs = performance.now();

try {
  await dryRun();
} finally {
  await surroundings.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
printOutcomes(outcomes);
writeReport(REPORT, outcomes);
const failed = outcomes.filter(({ problems }) => problems.length > 0).length;
console.log(`\n${outcomes.length - failed} hold, ${failed} do not, ${seconds()} s`);
process.exitCode = failed > 0 ? 1 : 0;

async function dryRun(): Promise<void> {
  if (values.build) await buildAll();
  const packages = publicPackages();
  const tarballs = await packAll(packages, join(folder, "tarballs"));
  outcomes.push(...packages.map(checkChangeset), ...tarballs.map(checkContents));
  for (const pkg of packages) outcomes.push(await checkDependencies(pkg));
  tell(`packed ${packages.length} packages`);
  const floors = floorsOf(packages);
  for (const major of MAJORS) {
    const project = await checkMajor(major, tarballs);
    for (const floor of floors.filter((version) => version.startsWith(`${major}.`))) {
      const node = await installNode(floor, join(folder, `node-${floor}`));
      const admitted = project.packages.filter((pkg) => admits(pkg, floor));
      await checkRunning({ ...project, node, packages: admitted });
    }
    if (major === MAJORS.at(0)) await checkLean(project);
    if (major === MAJORS.at(-1)) await checkFully(project);
  }
}

async function buildAll(): Promise<void> {
  const args = ["run", "--silent", "pnpm", "--", "run", "build"];
  await mustRun("npm", args, { cwd: process.cwd(), timeoutMs: BUILD_MS });
  tell("built");
}

/** Installs what the newest Node of a major version admits, and runs it. */
async function checkMajor(major: string, tarballs: readonly Tarball[]): Promise<Project> {
  const node = await installNode(major, join(folder, `node-${major}`));
  const others = major === MAJORS.at(-1) ? { ...PEERS, ...COMPILERS, ...TYPES } : PEERS;
  const project = await createProject(join(folder, `project-${major}`), node, tarballs, others);
  tell(`Node ${node.version}: installed ${project.packages.length} packages`);
  await checkRunning(project);
  return project;
}

async function checkRunning(project: Project): Promise<void> {
  for (const pkg of project.packages) {
    outcomes.push(await checkImports(project, pkg), await checkExample(project, pkg, surroundings));
    if (pkg.programs.length > 0) outcomes.push(await checkPrograms(project, pkg));
  }
  tell(`Node ${project.node.version}: imported modules, ran examples and programs`);
}

/** Takes the optional peers away. */
async function checkLean(project: Project): Promise<void> {
  for (const name of Object.keys(PEERS))
    rmSync(join(project.folder, "node_modules", name), { recursive: true });
  for (const pkg of project.packages) outcomes.push(await checkWithoutPeers(project, pkg));
}

async function checkFully(project: Project): Promise<void> {
  outcomes.push(...(await checkBrowser(project)));
  tell("bundled, and loaded in Chromium");
  outcomes.push(...(await checkTypes(project)));
  tell("checked types");
}

function tell(what: string): void {
  console.log(`${seconds().padStart(6)} s  ${what}`);
}

function seconds(): string {
  return ((performance.now() - startMs) / 1_000).toFixed(1);
}
