import { spawnSync } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { basename, dirname } from "node:path";

/**
 * Prints what packages conform to, and how fast they are beside their peers: runs `conformance.ts` in the folder
 * `bench` of each, then `figures.ts`, or its vitest benches where it has none.
 *
 * @param name Folder name of one package or tool; without it all of them.
 * @returns Whether everything could be run and was right.
 */
export function benchCodecs(name = "*"): boolean {
  return foldersOf(name)
    .map((folder) => benchFolder(folder))
    .every(Boolean);
}

/**
 * Prints what packages conform to, and nothing of how fast they are.
 *
 * @param name Folder name of one package; without it all that have a `bench/conformance.ts`.
 * @returns Whether all was right.
 */
export function reportConformance(name = "*"): boolean {
  return foldersOf(name)
    .map((folder) => runScripts(folder, ["conformance.ts"]))
    .every(Boolean);
}

function foldersOf(name: string): string[] {
  const folders = globSync(`{packages,tools}/${name}/bench`)
    .filter((folder) => folder !== "tools/bench")
    .toSorted();
  if (folders.length === 0) throw new Error(`nothing to bench in packages/${name}`);
  return folders;
}

function benchFolder(folder: string): boolean {
  const project = basename(dirname(folder));
  const results = [runScripts(folder, ["conformance.ts", "figures.ts"])];
  if (!existsSync(`${folder}/figures.ts`) && globSync(`${folder}/*.bench.ts`).length > 0) {
    const config = ["--config", "tools/config/vitest.config.ts"];
    results.push(
      succeeds("vitest", ["bench", "--run", ...config, "--project", `${project} (bench)`]),
    );
  }
  return results.every(Boolean);
}

// Runs those of the scripts that are there.
function runScripts(folder: string, names: readonly string[]): boolean {
  const project = basename(dirname(folder));
  return names
    .map((name) => `${folder}/${name}`)
    .filter((script) => existsSync(script))
    .map((script) => {
      console.log(`\n${project}, ${basename(script, ".ts")}\n`);
      return succeeds(process.execPath, ["--conditions=@callingcard/source", script]);
    })
    .every(Boolean);
}

function succeeds(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: "inherit" }).status === 0;
}
