// The declarations of packages. Exported things have explicit types (`isolatedDeclarations`), so they are written without
// a look at what they mean: `check:types` does that.

import { spawnSync } from "node:child_process";
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

/** Where the declarations of all packages are put at first. */
const ALL = "reports/declarations";

/**
 * Writes the declarations of one package into its `dist`.
 *
 * @param folder The package.
 */
export function declarePackage(folder: string): void {
  compile(join(folder, "tsconfig.build.json"));
}

/**
 * Writes the declarations of all packages, in one run of the compiler, which reads what they share once.
 *
 * @param folders The packages.
 */
export function declareAll(folders: readonly string[]): void {
  rmSync(ALL, { recursive: true, force: true });
  compile("tools/config/tsconfig.declarations.json");
  for (const folder of folders) take(join(ALL, folder, "src"), join(folder, "dist"));
  rmSync(ALL, { recursive: true });
}

function compile(project: string): void {
  const options = ["--noCheck", "--singleThreaded"];
  const { status } = spawnSync("tsc", ["--project", project, ...options], { stdio: "inherit" });
  if (status !== 0) throw new Error(`no declarations of ${project}`);
}

/** Moves declarations; their maps name the sources by a path from where they are. */
function take(from: string, to: string): void {
  for (const file of globSync("**/*.d.ts{,.map}", { cwd: from })) {
    const text = readFileSync(join(from, file), "utf8");
    mkdirSync(dirname(join(to, file)), { recursive: true });
    writeFileSync(join(to, file), file.endsWith(".map") ? moved(text, from, to, file) : text);
  }
}

function moved(map: string, from: string, to: string, file: string): string {
  const read = JSON.parse(map) as { readonly sources: readonly string[] };
  const [oldFolder, newFolder] = [dirname(join(from, file)), dirname(join(to, file))];
  return JSON.stringify({
    ...read,
    sources: read.sources.map((source) => relative(newFolder, resolve(oldFolder, source))),
  });
}
